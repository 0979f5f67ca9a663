#include "tests/sandbox/platform/uploadfields.h"

#include <algorithm>

namespace eid::sandbox {

namespace {

constexpr qsizetype mostDigits = 15;

} // namespace

std::optional<qint64> structuredInteger(const QByteArray &field)
{
    const QByteArray text = field.trimmed();
    const bool digits = std::all_of(
        text.begin(), text.end(), [](char letter) { return letter >= '0' && letter <= '9'; });
    if (text.isEmpty() || text.size() > mostDigits || !digits)
        return std::nullopt;
    return text.toLongLong();
}

std::optional<bool> structuredBoolean(const QByteArray &field)
{
    const QByteArray text = field.trimmed();
    if (text == "?1")
        return true;
    if (text == "?0")
        return false;
    return std::nullopt;
}

QByteArray structured(bool value)
{
    return value ? "?1" : "?0";
}

QByteArray structuredString(const QByteArray &field)
{
    const QByteArray text = field.trimmed();
    const bool isQuoted = text.size() >= 2 && text.startsWith('"') && text.endsWith('"');
    return isQuoted ? text.mid(1, text.size() - 2) : text;
}

} // namespace eid::sandbox
