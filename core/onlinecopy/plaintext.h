#pragma once

#include <QJsonValue>
#include <QString>

#include <optional>

namespace eid {

/// Whether a text may have several lines.
enum class TextLines {
    One,
    Several, ///< divided by line feeds
};

/// Whether \a text reads as what it is: no control characters but line feeds where \a lines lets
/// them, none that turn the direction of what follows or that nobody sees (Unicode TR 36, 2.6 and
/// 3.1: formats, fillers, tags, line separators), no half of a surrogate pair and no character of
/// private use, which looks different on each computer. What somebody signs or is told must not
/// look like something else.
bool isPlainText(const QString &text, TextLines lines);

/// The string that \a value is, where it is plain text of at least one character and at most
/// \a longest (UTF-16 code units).
std::optional<QString> plainTextIn(const QJsonValue &value, qsizetype longest, TextLines lines);

} // namespace eid
