#include "app/eidctl/commands/commands.h"
#include "app/eidctl/commands/copysitting.h"
#include "app/eidctl/output.h"
#include "app/eidctl/text.h"

namespace eid::ctl {

namespace {

class CopyRemoveCommand : public Command
{
public:
    [[nodiscard]] CommandDescription description() const override
    {
        CommandDescription description;
        description.words = {QStringLiteral("copy"), QStringLiteral("remove")};
        description.summary = Text::tr("Remove all online copies of this card from this PC.");
        description.options = {readerOption(),
            {QStringLiteral("yes"), Text::tr("The holder has agreed; do not ask.")}};
        return description;
    }

    [[nodiscard]] Outcome run(const Arguments &arguments, Surroundings &surroundings) const override
    {
        const auto begun = CopySitting::begin(arguments, surroundings);
        if (!begun)
            return failure(begun.error());
        CopySitting &sitting = **begun;
        if (const auto found = sitting.findCard(false); !found)
            return failure(found.error());
        if (!arguments.has(QStringLiteral("yes"))) {
            const auto agreed = sitting.askForConsent(Text::tr(
                "Remove all online copies of this card? They can be had again only with a new "
                "offer of the counter. [y/N] "));
            if (!agreed)
                return failure(agreed.error());
        }
        const auto removed = sitting.await(sitting.service().remove(sitting.target().serial));
        if (!removed)
            return failure(removed.error());
        surroundings.output.showRemovedCopies(*removed);
        return {};
    }
};

class CopyPhraseCommand : public Command
{
public:
    [[nodiscard]] CommandDescription description() const override
    {
        CommandDescription description;
        description.words = {QStringLiteral("copy"), QStringLiteral("phrase")};
        description.summary
            = Text::tr("Make a recovery phrase, which opens the online copies without the card.");
        description.options = {readerOption(), descriptorOptionFor(Entry::Pin)};
        return description;
    }

    [[nodiscard]] Outcome run(const Arguments &arguments, Surroundings &surroundings) const override
    {
        const auto begun = CopySitting::begin(arguments, surroundings);
        if (!begun)
            return failure(begun.error());
        CopySitting &sitting = **begun;
        if (const auto found = sitting.findCard(); !found)
            return failure(found.error());
        auto pin = sitting.read(Entry::Pin);
        if (!pin)
            return failure(pin.error());
        const auto phrase = sitting.await(
            sitting.service().makeRecoveryPhrase(sitting.target(), *std::move(pin)));
        if (!phrase)
            return failure(phrase.error());
        surroundings.output.showRecoveryPhrase(**phrase);
        return {};
    }
};

} // namespace

std::unique_ptr<Command> makeCopyRemoveCommand()
{
    return std::make_unique<CopyRemoveCommand>();
}

std::unique_ptr<Command> makeCopyPhraseCommand()
{
    return std::make_unique<CopyPhraseCommand>();
}

} // namespace eid::ctl
