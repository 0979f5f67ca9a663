#include "app/eidctl/arguments.h"

#include "app/eidctl/text.h"

#include <QCommandLineParser>

namespace eid::ctl {

Result<Arguments> Arguments::parse(const QStringList &words, const CommandDescription &command)
{
    const auto options = command.options + commonOptions();
    QCommandLineParser parser;
    parser.addOptions(options);
    // The parser takes the first word for the program's name.
    if (!parser.parse(command.words.first(1) + words))
        return failure(ErrorCode::InvalidArgument, parser.errorText());

    Arguments arguments;
    arguments.m_operands = parser.positionalArguments();
    for (const QCommandLineOption &option : options) {
        if (parser.isSet(option))
            arguments.m_values.insert(option.names().constLast(), parser.value(option));
    }
    if (arguments.has(QStringLiteral("help")))
        return arguments;
    if (arguments.m_operands.size() < command.operandsAtLeast)
        return failure(
            ErrorCode::InvalidArgument, QStringLiteral("Missing: %1").arg(command.operands));
    if (arguments.m_operands.size() > command.operandsAtMost)
        return failure(ErrorCode::InvalidArgument,
            QStringLiteral("Too much: %1").arg(arguments.m_operands.at(command.operandsAtMost)));
    return arguments;
}

std::optional<QString> Arguments::value(const QString &option) const
{
    const auto found = m_values.constFind(option);
    if (found == m_values.cend())
        return std::nullopt;
    return *found;
}

Result<std::optional<int>> Arguments::number(const QString &option, int atMost) const
{
    const auto text = value(option);
    if (!text)
        return std::nullopt;
    bool isNumber = false;
    const int number = text->toInt(&isNumber);
    if (!isNumber || number < 0 || number > atMost)
        return failure(ErrorCode::InvalidArgument,
            QStringLiteral("--%1: a whole number from 0 to %2 is wanted").arg(option).arg(atMost));
    return number;
}

QList<QCommandLineOption> commonOptions()
{
    return {
        {QStringLiteral("json"), Text::tr("Print JSON instead of text.")},
        {{QStringLiteral("h"), QStringLiteral("help")}, Text::tr("Show this help.")},
    };
}

QCommandLineOption readerOption()
{
    return {QStringLiteral("reader"),
        Text::tr("Use the reader NAME, or the one reader whose name contains it."),
        QStringLiteral("NAME")};
}

} // namespace eid::ctl
