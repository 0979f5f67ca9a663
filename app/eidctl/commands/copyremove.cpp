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
            {QStringLiteral("others"),
                Text::tr(
                    "Remove those of all other cards instead, of a lost one too; without a card "
                    "in the reader, those of all cards.")},
            {QStringLiteral("yes"), Text::tr("The holder has agreed; do not ask.")}};
        return description;
    }

    [[nodiscard]] Outcome run(const Arguments &arguments, Surroundings &surroundings) const override
    {
        const auto begun = CopySitting::begin(arguments, surroundings);
        if (!begun)
            return failure(begun.error());
        CopySitting &sitting = **begun;
        const bool ofOthers = arguments.has(QStringLiteral("others"));
        const auto found = sitting.findCard(false);
        const bool isWithoutCard = ofOthers && !found
            && (found.error().code == ErrorCode::NoCard
                || found.error().code == ErrorCode::NoReader);
        if (!found && !isWithoutCard)
            return failure(found.error());
        if (!arguments.has(QStringLiteral("yes"))) {
            const auto agreed = sitting.askForConsent(question(ofOthers, isWithoutCard));
            if (!agreed)
                return failure(agreed.error());
        }
        const QString serial = sitting.target().serial;
        const auto removed = sitting.await(
            ofOthers ? sitting.service().removeOthers(serial) : sitting.service().remove(serial));
        if (!removed)
            return failure(removed.error());
        surroundings.output.showRemovedCopies(*removed);
        return {};
    }

private:
    static QString question(bool ofOthers, bool isWithoutCard)
    {
        if (isWithoutCard)
            return Text::tr(
                "Remove the online copies of all cards? They can be had again only with "
                "a new offer of the counter. [y/N] ");
        if (ofOthers)
            return Text::tr("Remove the online copies of all cards but this one? They can be had "
                            "again only with a new offer of the counter. [y/N] ");
        return Text::tr("Remove all online copies of this card? They can be had again only with a "
                        "new offer of the counter. [y/N] ");
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
        const auto phrase = (*begun)->withPin(&OnlineCopyService::makeRecoveryPhrase);
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
