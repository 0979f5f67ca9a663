#include "core/platform/httpanswer.h"

#include <QLocale>
#include <QTimeZone>

#include <algorithm>

namespace eid {

namespace {

constexpr qint64 longestWaitSeconds = 10LL * 366 * 24 * 60 * 60;

/// delay-seconds of RFC 9110, 10.2.3. More than fits is long enough.
std::optional<qint64> secondsOf(const QByteArray &text)
{
    const bool isDigits
        = !text.isEmpty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    if (!isDigits)
        return std::nullopt;
    bool fits = false;
    const qint64 seconds = text.toLongLong(&fits);
    return fits ? seconds : longestWaitSeconds;
}

/// IMF-fixdate of RFC 9110, 5.6.7: the one form of a date that a server may send.
std::optional<QDateTime> dateOf(const QByteArray &text)
{
    QDateTime date = QLocale::c().toDateTime(
        QString::fromLatin1(text), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    if (!date.isValid())
        return std::nullopt;
    date.setTimeZone(QTimeZone::utc());
    return date;
}

} // namespace

std::optional<QByteArray> HttpAnswer::field(QByteArrayView name) const
{
    std::optional<QByteArray> value;
    for (const HttpField &field : fields) {
        if (field.name != name)
            continue;
        if (value)
            return std::nullopt;
        value = field.value;
    }
    return value;
}

QByteArray HttpAnswer::mediaType() const
{
    return field("content-type").value_or(QByteArray()).split(';').first().trimmed().toLower();
}

std::optional<QDateTime> HttpAnswer::retryAfter(const QDateTime &now) const
{
    const auto value = field("retry-after");
    if (!value)
        return std::nullopt;
    const QDateTime latest = now.addSecs(longestWaitSeconds);
    if (const auto seconds = secondsOf(*value))
        return std::min(now.addSecs(std::min(*seconds, longestWaitSeconds)), latest);
    if (const auto date = dateOf(*value))
        return std::clamp(*date, now, latest);
    return std::nullopt;
}

} // namespace eid
