#include "app/eidctl/commands/commands.h"
#include "app/eidctl/commands/copysitting.h"
#include "app/eidctl/idnumberoption.h"
#include "app/eidctl/output.h"
#include "app/eidctl/text.h"

#include <optional>

namespace eid::ctl {

namespace {

/// The copies of the card in the reader, opened with its PIN.
Result<CopyView> opened(CopySitting &sitting)
{
    auto pin = sitting.read(Entry::Pin);
    if (!pin)
        return failure(pin.error());
    return sitting.await(sitting.service().open(sitting.target(), *std::move(pin)));
}

class CopyListCommand : public Command
{
public:
    [[nodiscard]] CommandDescription description() const override
    {
        CommandDescription description;
        description.words = {QStringLiteral("copy"), QStringLiteral("list")};
        description.summary = Text::tr("Show how many online copies this card has on this PC.");
        description.options = {readerOption(), descriptorOptionFor(Entry::Pin),
            {QStringLiteral("show"),
                Text::tr("Open them with the PIN: how each stands, and where it was used.")}};
        return description;
    }

    [[nodiscard]] Outcome run(const Arguments &arguments, Surroundings &surroundings) const override
    {
        const auto begun = CopySitting::begin(arguments, surroundings);
        if (!begun)
            return failure(begun.error());
        CopySitting &sitting = **begun;
        const bool opens = arguments.has(QStringLiteral("show"));
        // Whether copies are of the card's key of now is seen by its certificate.
        if (const auto found = sitting.findCard(opens, CardPhase::Complete); !found)
            return failure(found.error());
        CopiesReport report{sitting.target().reader, sitting.target().serial, {}, std::nullopt};
        if (opens) {
            auto view = opened(sitting);
            if (!view)
                return failure(view.error());
            report.view = *std::move(view);
        }
        const auto overview = sitting.await(sitting.service().overview(sitting.target()));
        if (!overview)
            return failure(overview.error());
        report.overview = *overview;
        surroundings.output.showCopies(report);
        return {};
    }
};

class CopyShowCommand : public Command
{
public:
    [[nodiscard]] CommandDescription description() const override
    {
        CommandDescription description;
        description.words = {QStringLiteral("copy"), QStringLiteral("show")};
        description.summary = Text::tr("Show what the online copies say of their holder.");
        description.options = {readerOption(), descriptorOptionFor(Entry::Pin),
            {QStringLiteral("recovery"),
                Text::tr("Open them with the recovery phrase, without the card.")},
            descriptorOptionFor(Entry::RecoveryPhrase),
            {QStringLiteral("restore"),
                Text::tr(
                    "With --recovery: let the card in the reader open them again, whose 9D key "
                    "was replaced.")},
            {QStringLiteral("open"), Text::tr("Show everything in full, nothing masked.")}};
        return description;
    }

    [[nodiscard]] Outcome run(const Arguments &arguments, Surroundings &surroundings) const override
    {
        const bool restores = arguments.has(QStringLiteral("restore"));
        const bool usesPhrase = arguments.has(QStringLiteral("recovery"));
        if (restores && !usesPhrase)
            return failure(
                ErrorCode::InvalidArgument, QStringLiteral("--restore goes with --recovery"));
        const auto begun = CopySitting::begin(arguments, surroundings);
        if (!begun)
            return failure(begun.error());
        const auto view = usesPhrase ? byPhrase(**begun, restores) : byCard(**begun);
        if (!view)
            return failure(view.error());
        surroundings.output.showCopyValues({view->values, arguments.has(QStringLiteral("open"))});
        return {};
    }

private:
    static Result<CopyView> byCard(CopySitting &sitting)
    {
        return sitting.withPin(&OnlineCopyService::open);
    }
    static Result<CopyView> byPhrase(CopySitting &sitting, bool restores)
    {
        std::optional<Secret> pin;
        if (restores) {
            if (const auto found = sitting.findCard(); !found)
                return failure(found.error());
            auto entered = sitting.read(Entry::Pin);
            if (!entered)
                return failure(entered.error());
            pin = *std::move(entered);
        }
        auto phrase = sitting.read(Entry::RecoveryPhrase);
        if (!phrase)
            return failure(phrase.error());
        if (pin) {
            const auto restored = sitting.await(
                sitting.service().restore(sitting.target(), *std::move(pin), phrase->duplicate()));
            if (!restored)
                return failure(restored.error());
        }
        return sitting.await(
            sitting.service().openWithPhrase(sitting.target().serial, *std::move(phrase)));
    }
};

} // namespace

std::unique_ptr<Command> makeCopyListCommand()
{
    return std::make_unique<CopyListCommand>();
}

std::unique_ptr<Command> makeCopyShowCommand()
{
    return std::make_unique<CopyShowCommand>();
}

} // namespace eid::ctl
