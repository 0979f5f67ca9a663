#include "app/eidctl/program.h"

#include "app/eidctl/cardsession.h"
#include "app/eidctl/help.h"
#include "app/eidctl/interruption.h"
#include "app/eidctl/output.h"
#include "app/eidctl/records.h"
#include "core/base/errorwords.h"

#include <algorithm>

namespace eid::ctl {

namespace {

bool isHelp(const QString &word)
{
    return word == QLatin1String("--help") || word == QLatin1String("-h");
}

/// The one with the most words: "renew resume" goes before "renew".
const Command *findCommand(const Commands &commands, const QStringList &words)
{
    const Command *found = nullptr;
    qsizetype length = 0;
    for (const auto &command : commands) {
        const QStringList name = command->description().words;
        if (name.size() > length && words.first(qMin(words.size(), name.size())) == name) {
            found = command.get();
            length = name.size();
        }
    }
    return found;
}

bool isGroup(const Commands &commands, const QString &word)
{
    return std::ranges::any_of(commands, [&word](const auto &command) {
        const QStringList name = command->description().words;
        return name.size() > 1 && name.constFirst() == word;
    });
}

/// "pin verify, pin change", the commands of \a group.
QString namesOf(const Commands &commands, const QString &group)
{
    QStringList names;
    for (const auto &command : commands) {
        const QStringList name = command->description().words;
        if (name.constFirst() == group)
            names += name.join(u' ');
    }
    return names.join(QStringLiteral(", "));
}

/// What is wrong with words that name no command.
QString noCommand(const Commands &commands, const QStringList &words)
{
    if (words.isEmpty())
        return QStringLiteral("No command was given; try eidctl --help");
    const QString &first = words.constFirst();
    if (first.startsWith(u'-'))
        return QStringLiteral(
            "Options stand behind the command: eidctl COMMAND %1; try eidctl --help")
            .arg(first);
    if (!isGroup(commands, first))
        return QStringLiteral("No such command: %1; try eidctl --help").arg(first);
    const bool isOther = words.size() > 1 && !words.at(1).startsWith(u'-');
    return QStringLiteral("No such command: %1; there are: %2")
        .arg(isOther ? first + u' ' + words.at(1) : first, namesOf(commands, first));
}

int fail(Output &output, const Failure &failure)
{
    output.showFailure(failure);
    return errorWords(failure.error.code).exitStatus;
}

/// What needs no command: the help and the version.
std::optional<QString> generalAnswer(const Commands &commands, const QStringList &words)
{
    if (words.isEmpty())
        return std::nullopt;
    if (words.constFirst() == QLatin1String("--version"))
        return versionText();
    if (isHelp(words.constFirst()))
        return overviewHelp(commands);
    if (words.size() == 2 && isHelp(words.at(1)) && isGroup(commands, words.constFirst())
        && findCommand(commands, words) == nullptr)
        return overviewHelp(commands, words.constFirst());
    return std::nullopt;
}

int runCommand(const Command &command, const QStringList &words, Output &output)
{
    const auto description = command.description();
    const auto arguments = Arguments::parse(words.sliced(description.words.size()), description);
    if (!arguments)
        return fail(output, arguments.error());
    if (arguments->has(QStringLiteral("help"))) {
        printResult(commandHelp(description));
        return 0;
    }
    Interruption interruption;
    Records records(output);
    CardSession cards(interruption, output);
    QObject::connect(&cards.pins(), &PinService::concluded, &cards.pins(),
        [&records](const PinJobEnd &end) { records.note(eventOf(end)); });
    Surroundings surroundings{output, cards, records, interruption};
    const auto outcome = command.run(*arguments, surroundings);
    return outcome ? 0 : fail(output, outcome.error());
}

} // namespace

int runProgram(const QStringList &words)
{
    const Commands commands = allCommands();
    if (const auto answer = generalAnswer(commands, words)) {
        printResult(*answer);
        return 0;
    }
    // Known before the words are parsed, so that a script is told in JSON what is wrong with them.
    const auto output
        = words.contains(QLatin1String("--json")) ? makeJsonOutput() : makeTextOutput();
    if (const Command *command = findCommand(commands, words))
        return runCommand(*command, words, *output);

    return fail(
        *output, Error{ErrorCode::InvalidArgument, noCommand(commands, words), std::nullopt});
}

} // namespace eid::ctl
