#include "app/eidctl/cardsession.h"
#include "app/eidctl/commands/commands.h"
#include "app/eidctl/output.h"
#include "app/eidctl/text.h"

namespace eid::ctl {

namespace {

class ReadersCommand : public Command
{
public:
    [[nodiscard]] CommandDescription description() const override
    {
        CommandDescription description;
        description.words = {QStringLiteral("readers")};
        description.summary = Text::tr("List the card readers.");
        return description;
    }

    [[nodiscard]] Outcome run(const Arguments &, Surroundings &surroundings) const override
    {
        const auto desk = surroundings.cards.readers();
        if (!desk)
            return failure(desk.error());
        surroundings.output.showReaders(*desk);
        return {};
    }
};

} // namespace

std::unique_ptr<Command> makeReadersCommand()
{
    return std::make_unique<ReadersCommand>();
}

} // namespace eid::ctl
