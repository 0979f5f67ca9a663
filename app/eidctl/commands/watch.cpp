#include "app/eidctl/cardsession.h"
#include "app/eidctl/commands/commands.h"
#include "app/eidctl/deskchanges.h"
#include "app/eidctl/idnumberoption.h"
#include "app/eidctl/output.h"
#include "app/eidctl/text.h"

#include <tuple>
#include <utility>

namespace eid::ctl {

namespace {

class WatchCommand : public Command
{
public:
    [[nodiscard]] CommandDescription description() const override
    {
        CommandDescription description;
        description.words = {QStringLiteral("watch")};
        description.summary
            = Text::tr("Print a line for each change of readers and cards until interrupted.");
        description.options = {idNumberOption()};
        return description;
    }

    [[nodiscard]] Outcome run(const Arguments &arguments, Surroundings &surroundings) const override
    {
        CardSession &cards = surroundings.cards;
        DeskState before;
        const auto printChanges = [&] {
            const DeskState now = cards.desk().state();
            for (const WatchEvent &event : changesBetween(std::exchange(before, now), now))
                surroundings.output.showEvent(event, idNumberDisplay(arguments));
            return false;
        };
        // A service that does not run is an event here, and no failure.
        const auto known = cards.readers();
        const bool isInterrupted = !known && known.error().code == ErrorCode::Cancelled;
        // To be interrupted is the regular end.
        if (!isInterrupted)
            std::ignore = cards.waitUntil(printChanges);
        return {};
    }
};

} // namespace

std::unique_ptr<Command> makeWatchCommand()
{
    return std::make_unique<WatchCommand>();
}

} // namespace eid::ctl
