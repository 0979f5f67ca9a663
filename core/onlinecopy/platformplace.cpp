#include "core/onlinecopy/platformplace.h"

#include <algorithm>

namespace eid {

namespace {

constexpr qsizetype longestUrl = 2048;
constexpr int httpsPort = 443;

QString withoutSlash(QString text)
{
    while (text.endsWith(u'/'))
        text.chop(1);
    return text;
}

/// Letters that a URL is written with (RFC 3986, 2), the percent sign included.
bool isWritten(const QString &url)
{
    return std::ranges::all_of(url, [](QChar c) {
        return c > u' ' && c < u'\x7f' && !QStringView(u"\"<>\\^`{|}").contains(c);
    });
}

bool leadsAway(const QString &path)
{
    const QString lower = path.toLower();
    // An encoded dot or slash is read as one by some servers.
    if (lower.contains(QLatin1String("%2e")) || lower.contains(QLatin1String("%2f"))
        || lower.contains(QLatin1String("%5c")) || lower.contains(QLatin1String("%00")))
        return true;
    const QStringList steps = path.split(u'/');
    return std::ranges::any_of(steps, [](const QString &step) {
        return step == QLatin1String(".") || step == QLatin1String("..");
    });
}

} // namespace

QString platformIdentifier(const QUrl &address)
{
    return withoutSlash(address.toString(QUrl::FullyEncoded));
}

std::optional<QByteArray> pathAtPlatform(const QUrl &address, const QString &url)
{
    if (url.size() > longestUrl || !isWritten(url))
        return std::nullopt;
    const QUrl place(url, QUrl::StrictMode);
    if (!place.isValid() || place.scheme() != QLatin1String("https") || place.host().isEmpty()
        || !place.userInfo().isEmpty() || url.contains(u'@') || place.hasFragment()
        || place.host() != address.host() || place.port(httpsPort) != address.port(httpsPort))
        return std::nullopt;
    const QString base = withoutSlash(address.path(QUrl::FullyEncoded));
    QString path = place.path(QUrl::FullyEncoded);
    if (!path.startsWith(base + u'/') || leadsAway(path))
        return std::nullopt;
    path.remove(0, base.size());
    if (place.hasQuery())
        path += u'?' + place.query(QUrl::FullyEncoded);
    return path.toLatin1();
}

} // namespace eid
