#include "ui/onlinecopy/offerflow.h"

#include <QFile>
#include <QtConcurrentRun>

#include <utility>

namespace eid::ui {

namespace {

// A photograph of a sheet of paper; more is no picture of a QR code.
constexpr qint64 largestPicture = 32 * 1024 * 1024; // octets

Result<QString> textOfPicture(const QString &path, const QrReader &reader)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::CopyOfferMalformed, file.errorString());
    const QByteArray picture = file.read(largestPicture + 1);
    if (picture.size() > largestPicture)
        return failure(ErrorCode::CopyOfferMalformed, QStringLiteral("picture too large"));
    return reader(picture);
}

} // namespace

OfferFlow::OfferFlow(CopyServices services, QString reader, QObject *parent)
    : CopyFlow(std::move(services), std::move(reader), Cards::Any, parent)
{ }

void OfferFlow::go(OfferStage stage)
{
    m_stage = stage;
    Q_EMIT stageChanged();
}

void OfferFlow::begin()
{
    awaitNothing();
    setError(std::nullopt);
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
    await(copies().readOffer(text.trimmed()),
        [this](Result<CopyOffer> offer) { concludeReading(std::move(offer)); });
    go(OfferStage::Reading);
}

void OfferFlow::readPicture(const QString &path)
{
    setError(std::nullopt);
    await(QtConcurrent::run(textOfPicture, path, services().readQr), [this](Result<QString> text) {
        if (text)
            read(*text);
        else
            concludeReading(failure(text.error()));
    });
    go(OfferStage::Reading);
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
