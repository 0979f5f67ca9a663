#pragma once

#include "core/base/result.h"

#include <QCommandLineOption>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace eid::ctl {

/// How a command is called, for parsing and for its help.
struct CommandDescription
{
    QStringList words; ///< "pin", "change"
    QString summary; ///< one line
    QString operands; ///< as shown in the help: "[SLOT]"
    int operandsAtLeast = 0;
    int operandsAtMost = 0;
    QList<QCommandLineOption> options; ///< besides --json and --help, which all have
};

/// What followed a command's words on the command line.
class Arguments
{
public:
    /// Fails with InvalidArgument: an unknown option, a missing value, too few or too many
    /// operands.
    static Result<Arguments> parse(const QStringList &words, const CommandDescription &command);

    [[nodiscard]] bool has(const QString &option) const { return m_values.contains(option); }
    /// The value of \a option, if it was given (the last one, if it was given twice).
    [[nodiscard]] std::optional<QString> value(const QString &option) const;
    /// The value of \a option as a whole number from 0 to \a atMost; unset if it was not given.
    /// Fails with InvalidArgument.
    [[nodiscard]] Result<std::optional<int>> number(const QString &option, int atMost) const;
    [[nodiscard]] const QStringList &operands() const { return m_operands; }

private:
    QHash<QString, QString> m_values;
    QStringList m_operands;
};

/// The options that every command has.
QList<QCommandLineOption> commonOptions();
/// --reader, for the commands that need a card.
QCommandLineOption readerOption();

} // namespace eid::ctl
