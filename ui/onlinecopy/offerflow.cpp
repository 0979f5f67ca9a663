#include "ui/onlinecopy/offerflow.h"

#include "ui/onlinecopy/codekind.h"

#include <QFile>
#include <QtConcurrentRun>

#include <utility>

namespace eid::ui {

namespace {

// A photograph of a sheet of paper; more is no picture of a QR code.
constexpr qint64 largestPicture = 32 * 1024 * 1024; // octets

Result<QStringList> codesOfPicture(const QString &path, const CameraServices &cameras)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::PictureUnreadable, file.errorString());
    const QByteArray picture = file.read(largestPicture + 1);
    if (picture.size() > largestPicture)
        return failure(ErrorCode::PictureUnreadable, QStringLiteral("picture too large"));
    const auto engine = cameras.engine();
    if (!engine)
        return failure(engine.error());
    return (*engine)->readCodes(ByteView(reinterpret_cast<const std::uint8_t *>(picture.data()),
        static_cast<std::size_t>(picture.size())));
}

} // namespace

OfferFlow::OfferFlow(CopyServices services, QString reader, QObject *parent)
    : CopyFlow(std::move(services), std::move(reader), Cards::Any, parent)
    , m_look(this->services().cameras)
{
    connect(&m_look, &CodeLook::changed, this, &CopyFlow::statusChanged);
    connect(&m_look, &CodeLook::found, this, &OfferFlow::read);
}

void OfferFlow::go(OfferStage stage)
{
    m_stage = stage;
    Q_EMIT stageChanged();
}

void OfferFlow::begin()
{
    awaitNothing();
    setError(std::nullopt);
    m_fault.reset();
    m_look.end();
    releaseCard();
    m_offer = {};
    m_transactionCode.clear();
    go(OfferStage::Entry);
}

// What was offered is offered still where only the way to the platform or the card failed.
void OfferFlow::again()
{
    if (m_offer == CopyOffer()) {
        begin();
        return;
    }
    setError(std::nullopt);
    releaseCard();
    go(OfferStage::Offered);
}

void OfferFlow::read(const QString &text)
{
    setError(std::nullopt);
    m_fault.reset();
    switch (kindOfCode(text)) {
    case CodeKind::Offer:
        await(copies().readOffer(text.trimmed()),
            [this](Result<CopyOffer> offer) { concludeReading(std::move(offer)); });
        go(OfferStage::Reading);
        return;
    case CodeKind::Request:
        if (services().follow == nullptr)
            break;
        Q_EMIT requestFound(text.trimmed());
        return;
    case CodeKind::Other:
        break;
    }
    refuse(CodeFault::OtherKind);
}

void OfferFlow::readPicture(const QString &path)
{
    setError(std::nullopt);
    m_fault.reset();
    await(QtConcurrent::run(codesOfPicture, path, services().cameras),
        [this](Result<QStringList> codes) {
            if (!codes)
                concludeReading(failure(codes.error()));
            else if (codes->isEmpty())
                refuse(CodeFault::NoCode);
            else
                read(firstKnownCode(*codes).value_or(codes->constFirst()));
        });
    go(OfferStage::ReadingPicture);
}

void OfferFlow::lookThroughCamera()
{
    setError(std::nullopt);
    m_fault.reset();
    go(OfferStage::Camera);
    m_look.begin();
}

void OfferFlow::refuse(CodeFault fault)
{
    m_fault = fault;
    go(OfferStage::Entry);
}

void OfferFlow::concludeReading(Result<CopyOffer> offer)
{
    if (!offer) {
        setError(offer.error());
        go(OfferStage::Entry);
        return;
    }
    m_offer = std::move(*offer);
    go(OfferStage::Offered);
}

void OfferFlow::accept(Secret transactionCode)
{
    m_transactionCode = std::move(transactionCode);
    setError(std::nullopt);
    toPin();
}

void OfferFlow::toPin()
{
    releaseCard();
    if (!isCardReady()) {
        go(OfferStage::AwaitCard);
        return;
    }
    bindCard();
    go(OfferStage::PinEntry);
}

void OfferFlow::submitPin(Secret pin)
{
    run(copies().take(target(), std::move(pin), m_offer, m_transactionCode.duplicate()),
        [this](Result<CopiesTaken> taken) { concludeTaking(std::move(taken)); });
    go(OfferStage::Taking);
}

void OfferFlow::concludeTaking(Result<CopiesTaken> taken)
{
    if (taken) {
        m_transactionCode.clear();
        m_taken = std::move(*taken);
        go(OfferStage::Done);
        return;
    }
    const ErrorCode code = taken.error().code;
    setError(taken.error());
    if (code == ErrorCode::PinWrong) {
        go(OfferStage::PinEntry);
    } else if (code == ErrorCode::CopyCodeWrong) {
        m_transactionCode.clear();
        go(OfferStage::Offered);
    } else {
        m_transactionCode.clear();
        go(OfferStage::Failed);
    }
}

void OfferFlow::cardsChanged()
{
    switch (m_stage) {
    case OfferStage::AwaitCard:
        if (isCardReady()) {
            toPin();
            return;
        }
        break;
    case OfferStage::PinEntry:
        if (isCardGone()) {
            setError(std::nullopt);
            toPin();
            return;
        }
        break;
    case OfferStage::Entry:
    case OfferStage::Camera:
    case OfferStage::ReadingPicture:
    case OfferStage::Reading:
    case OfferStage::Offered:
    case OfferStage::Taking:
    case OfferStage::Done:
    case OfferStage::Failed:
        break;
    }
    Q_EMIT statusChanged();
}

} // namespace eid::ui
