#include "core/store/journalexport.h"

#include "app/eidctl/commands/commands.h"
#include "app/eidctl/output.h"
#include "app/eidctl/records.h"
#include "app/eidctl/text.h"
#include "app/eidctl/writefile.h"
#include "core/store/journal.h"

namespace eid::ctl {

namespace {

class JournalExportCommand : public Command
{
public:
    [[nodiscard]] CommandDescription description() const override
    {
        CommandDescription description;
        description.words = {QStringLiteral("journal"), QStringLiteral("export")};
        description.summary
            = Text::tr("Write the whole journal to a file, as JSON Lines that anybody can check.");
        description.options = {
            {QStringLiteral("out"), Text::tr("Write to FILE, or to standard output for “-”."),
                QStringLiteral("FILE")},
            {QStringLiteral("force"), Text::tr("Replace FILE if it exists.")},
        };
        return description;
    }

    [[nodiscard]] Outcome run(const Arguments &arguments, Surroundings &surroundings) const override
    {
        const QString file = arguments.value(QStringLiteral("out")).value_or(QString());
        if (file.isEmpty())
            return failure(ErrorCode::InvalidArgument, QStringLiteral("Missing: --out FILE"));
        const bool goesToStandardOutput = file == QLatin1String("-");
        if (goesToStandardOutput && arguments.has(QStringLiteral("json")))
            return failure(ErrorCode::InvalidArgument,
                QStringLiteral("--json and --out - both want standard output"));

        const auto exported = surroundings.records.store().and_then(
            [](Store *store) { return exportJournal(Journal(*store)); });
        if (!exported)
            return failure(exported.error());
        const auto written
            = writeFile(file, exported->lines, arguments.has(QStringLiteral("force")));
        if (!written)
            return failure(written.error());
        surroundings.records.note({.action = JournalAction::JournalExported});
        if (!goesToStandardOutput)
            surroundings.output.showJournalExport(
                {file, exported->entries, exported->lines.size(), exported->head});
        return {};
    }
};

} // namespace

std::unique_ptr<Command> makeJournalExportCommand()
{
    return std::make_unique<JournalExportCommand>();
}

} // namespace eid::ctl
