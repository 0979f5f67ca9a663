#include "app/eidctl/commands/commands.h"
#include "app/eidctl/output.h"
#include "app/eidctl/records.h"
#include "app/eidctl/text.h"
#include "core/store/journal.h"

namespace eid::ctl {

namespace {

class JournalVerifyCommand : public Command
{
public:
    [[nodiscard]] CommandDescription description() const override
    {
        CommandDescription description;
        description.words = {QStringLiteral("journal"), QStringLiteral("verify")};
        description.summary = Text::tr("Check that nothing in the journal was changed.");
        return description;
    }

    [[nodiscard]] Outcome run(const Arguments &, Surroundings &surroundings) const override
    {
        const auto verdict = surroundings.records.store().and_then(
            [](Store *store) { return Journal(*store).verify(); });
        if (!verdict)
            return failure(verdict.error());
        if (verdict->broken)
            return failure(ErrorCode::JournalBroken,
                QStringLiteral("entry %1: %2")
                    .arg(verdict->broken->sequence)
                    .arg(journalBreakIdentifier(verdict->broken->kind)));
        surroundings.output.showJournalVerdict(*verdict);
        return {};
    }
};

} // namespace

std::unique_ptr<Command> makeJournalVerifyCommand()
{
    return std::make_unique<JournalVerifyCommand>();
}

} // namespace eid::ctl
