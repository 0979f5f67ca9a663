#include "app/eidctl/commands/commands.h"
#include "app/eidctl/output.h"
#include "app/eidctl/records.h"
#include "app/eidctl/text.h"
#include "core/store/journal.h"

namespace eid::ctl {

namespace {

constexpr int limitByDefault = 50;
constexpr int limitAtMost = 100'000;

class JournalListCommand : public Command
{
public:
    [[nodiscard]] CommandDescription description() const override
    {
        CommandDescription description;
        description.words = {QStringLiteral("journal"), QStringLiteral("list")};
        description.summary = Text::tr("Show what the tool has done, the latest first.");
        description.options = {{QStringLiteral("limit"),
            Text::tr("Show at most COUNT (50) entries."), QStringLiteral("COUNT")}};
        return description;
    }

    [[nodiscard]] Outcome run(const Arguments &arguments, Surroundings &surroundings) const override
    {
        const auto limit = arguments.number(QStringLiteral("limit"), limitAtMost);
        if (!limit)
            return failure(limit.error());
        const auto store = surroundings.records.store();
        if (!store)
            return failure(store.error());
        const Journal journal(**store);
        const auto entries = journal.list({.limit = limit->value_or(limitByDefault)});
        if (!entries)
            return failure(entries.error());
        const auto total = journal.count();
        if (!total)
            return failure(total.error());
        surroundings.output.showJournal({*entries, *total});
        return {};
    }
};

} // namespace

std::unique_ptr<Command> makeJournalListCommand()
{
    return std::make_unique<JournalListCommand>();
}

} // namespace eid::ctl
