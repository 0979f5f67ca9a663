#include "app/eidctl/cardsession.h"
#include "app/eidctl/commands/commands.h"
#include "app/eidctl/idnumberoption.h"
#include "app/eidctl/output.h"
#include "app/eidctl/text.h"

namespace eid::ctl {

namespace {

class StatusCommand : public Command
{
public:
    [[nodiscard]] CommandDescription description() const override
    {
        CommandDescription description;
        description.words = {QStringLiteral("status")};
        description.summary
            = Text::tr("Show whose card it is, and how its PIN, PUK and certificates stand.");
        description.options = {readerOption(), idNumberOption()};
        return description;
    }

    [[nodiscard]] Outcome run(const Arguments &arguments, Surroundings &surroundings) const override
    {
        const auto card = surroundings.cards.card(
            arguments.value(QStringLiteral("reader")), CardPhase::Complete);
        if (!card)
            return failure(card.error());
        surroundings.output.showCard(*card, idNumberDisplay(arguments));
        return {};
    }
};

} // namespace

std::unique_ptr<Command> makeStatusCommand()
{
    return std::make_unique<StatusCommand>();
}

} // namespace eid::ctl
