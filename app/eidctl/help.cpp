#include "app/eidctl/help.h"

#include "app/eidctl/text.h"

namespace eid::ctl {

namespace {

constexpr qsizetype indent = 2;
constexpr qsizetype column = 30;

QString row(const QString &left, const QString &right)
{
    const QString head = QString(indent, u' ') + left;
    if (head.size() + 1 > column)
        return head + u'\n' + QString(column, u' ') + right + u'\n';
    return head.leftJustified(column) + right + u'\n';
}

QString callOf(const CommandDescription &command)
{
    QString call = command.words.join(u' ');
    if (!command.operands.isEmpty())
        call += u' ' + command.operands;
    return call;
}

QString optionCall(const QCommandLineOption &option)
{
    QStringList names;
    for (const QString &name : option.names())
        names += (name.size() == 1 ? QStringLiteral("-") : QStringLiteral("--")) + name;
    QString call = names.join(QStringLiteral(", "));
    if (!option.valueName().isEmpty())
        call += u' ' + option.valueName();
    return call;
}

QString optionRows(const QList<QCommandLineOption> &options)
{
    QString rows;
    for (const QCommandLineOption &option : options)
        rows += row(optionCall(option), option.description());
    return rows;
}

} // namespace

QString versionText()
{
    return QStringLiteral("eidctl " EID_VERSION);
}

QString overviewHelp(const Commands &commands, const QString &group)
{
    QString help = Text::tr("Usage: eidctl COMMAND [OPTION]…") + QStringLiteral("\n\n");
    if (group.isEmpty())
        help += Text::tr("The eID card in the reader: its status, its PIN and its certificates.")
            + QStringLiteral("\n\n");
    help += Text::tr("Commands:") + u'\n';
    for (const auto &command : commands) {
        const auto description = command->description();
        if (group.isEmpty() || description.words.constFirst() == group)
            help += row(callOf(description), description.summary);
    }
    help += u'\n' + Text::tr("Options:") + u'\n' + optionRows(commonOptions());
    if (group.isEmpty())
        help += row(QStringLiteral("--version"), Text::tr("Show the version."));
    help += u'\n'
        + Text::tr(
            "“eidctl COMMAND --help” shows the options of a command; “man eidctl” the rest.");
    return help;
}

QString commandHelp(const CommandDescription &command)
{
    return Text::tr("Usage: eidctl %1 [OPTION]…").arg(callOf(command)) + QStringLiteral("\n\n")
        + command.summary + QStringLiteral("\n\n") + Text::tr("Options:") + u'\n'
        + optionRows(command.options + commonOptions()).trimmed().prepend(QString(indent, u' '));
}

} // namespace eid::ctl
