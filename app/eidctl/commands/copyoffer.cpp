#include "app/eidctl/commands/commands.h"
#include "app/eidctl/commands/copysitting.h"
#include "app/eidctl/output.h"
#include "app/eidctl/picturefile.h"
#include "app/eidctl/text.h"
#include "app/eidctl/texts/plainline.h"

#include <QFile>

namespace eid::ctl {

namespace {

constexpr qint64 longestText = 64 * 1024;
constexpr int standardInput = 0;

/// The text of the offer: the operand or, for "-", what standard input holds, or a QR code.
Result<QString> textOf(const Arguments &arguments)
{
    if (const auto picture = arguments.value(QStringLiteral("qr"))) {
        if (!arguments.operands().isEmpty())
            return failure(
                ErrorCode::InvalidArgument, QStringLiteral("Either the text or --qr, not both"));
        return readQrPicture(*picture,
            {QStringLiteral("openid-credential-offer:"), QStringLiteral("{")},
            ErrorCode::CopyOfferMalformed);
    }
    if (arguments.operands().isEmpty())
        return failure(ErrorCode::InvalidArgument, QStringLiteral("Neither a text nor --qr"));
    const QString operand = arguments.operands().constFirst();
    if (operand != QLatin1String("-"))
        return operand;
    QFile input;
    if (!input.open(standardInput, QIODevice::ReadOnly | QIODevice::Unbuffered))
        return failure(ErrorCode::CopyOfferMalformed, input.errorString());
    const QByteArray text = input.read(longestText + 1);
    if (text.size() > longestText)
        return failure(ErrorCode::CopyOfferMalformed, QStringLiteral("too long"));
    return QString::fromUtf8(text);
}

class CopyOfferCommand : public Command
{
public:
    [[nodiscard]] CommandDescription description() const override
    {
        CommandDescription description;
        description.words = {QStringLiteral("copy"), QStringLiteral("offer")};
        description.summary = Text::tr("Take the online copies that a counter offers.");
        description.operands = QStringLiteral("[TEXT|-]");
        description.operandsAtMost = 1;
        description.options = {readerOption(), descriptorOptionFor(Entry::Pin),
            descriptorOptionFor(Entry::TransactionCode), qrOption()};
        return description;
    }

    [[nodiscard]] Outcome run(const Arguments &arguments, Surroundings &surroundings) const override
    {
        const auto text = textOf(arguments);
        if (!text)
            return failure(text.error());
        const auto begun = CopySitting::begin(arguments, surroundings);
        if (!begun)
            return failure(begun.error());
        CopySitting &sitting = **begun;
        const auto offer = sitting.await(sitting.service().readOffer(*text));
        if (!offer)
            return failure(offer.error());
        if (const auto found = sitting.findCard(); !found)
            return failure(found.error());
        surroundings.output.note(
            Text::tr("Online copies are offered by %1.").arg(plainLine(offer->issuer)));
        auto pin = sitting.read(Entry::Pin);
        if (!pin)
            return failure(pin.error());
        Secret code;
        if (offer->transactionCode) {
            if (!offer->transactionCode->hint.isEmpty())
                surroundings.output.note(plainLine(offer->transactionCode->hint));
            auto entered = sitting.read(Entry::TransactionCode);
            if (!entered)
                return failure(entered.error());
            code = *std::move(entered);
        }
        const auto taken = sitting.await(
            sitting.service().take(sitting.target(), *std::move(pin), *offer, std::move(code)));
        if (!taken)
            return failure(taken.error());
        surroundings.output.showCopiesTaken(
            {sitting.target().reader, sitting.target().serial, *taken});
        return {};
    }
};

class CopyRefreshCommand : public Command
{
public:
    [[nodiscard]] CommandDescription description() const override
    {
        CommandDescription description;
        description.words = {QStringLiteral("copy"), QStringLiteral("refresh")};
        description.summary = Text::tr("Fetch new online copies without a new offer.");
        description.options = {readerOption(), descriptorOptionFor(Entry::Pin)};
        return description;
    }

    [[nodiscard]] Outcome run(const Arguments &arguments, Surroundings &surroundings) const override
    {
        const auto begun = CopySitting::begin(arguments, surroundings);
        if (!begun)
            return failure(begun.error());
        CopySitting &sitting = **begun;
        const auto taken = sitting.withPin(&OnlineCopyService::refresh);
        if (!taken)
            return failure(taken.error());
        surroundings.output.showCopiesTaken(
            {sitting.target().reader, sitting.target().serial, *taken});
        return {};
    }
};

} // namespace

std::unique_ptr<Command> makeCopyOfferCommand()
{
    return std::make_unique<CopyOfferCommand>();
}

std::unique_ptr<Command> makeCopyRefreshCommand()
{
    return std::make_unique<CopyRefreshCommand>();
}

} // namespace eid::ctl
