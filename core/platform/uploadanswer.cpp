#include "core/platform/uploadanswer.h"

#include <algorithm>

namespace eid {

namespace {

constexpr qsizetype longestLocation = 1024;
constexpr qsizetype mostDigits = 15; // RFC 9651, 3.3.1
constexpr int httpsPort = 443;

std::optional<std::size_t> integerIn(const std::optional<QByteArray> &field)
{
    const bool isInteger = field && !field->isEmpty() && field->size() <= mostDigits
        && std::ranges::all_of(*field, [](char c) { return c >= '0' && c <= '9'; });
    return isInteger ? std::optional<std::size_t>(field->toULongLong()) : std::nullopt;
}

std::optional<bool> booleanIn(const std::optional<QByteArray> &field)
{
    if (field == QByteArray("?1"))
        return true;
    if (field == QByteArray("?0"))
        return false;
    return std::nullopt;
}

/// The characters of a path and a query (RFC 3986, 3.3 and 3.4).
bool isPath(const QByteArray &text)
{
    return text.startsWith('/') && !text.startsWith("//") && std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || QByteArrayView("-._~!$&'()*+,;=:@/%?").contains(c);
    });
}

/// Whether a part of \a path is "." or "..", written as it may be: what would leave the path again.
bool climbs(const QByteArray &path)
{
    const auto segments = path.split('?').constFirst().split('/');
    return std::ranges::any_of(segments, [](QByteArray segment) {
        segment = segment.toLower().replace("%2e", ".");
        return segment == "." || segment == "..";
    });
}

bool hasSameOrigin(const QUrl &url, const QUrl &platform)
{
    return url.scheme() == platform.scheme() && !url.host().isEmpty()
        && url.host() == platform.host() && url.port(httpsPort) == platform.port(httpsPort)
        && url.userInfo().isEmpty() && !url.hasFragment();
}

/// What \a location names on the server of \a platform, from the root; empty if it does not.
QByteArray pathIn(const QByteArray &location, const QUrl &platform)
{
    if (location.size() > longestLocation)
        return {};
    if (location.startsWith('/'))
        return location;
    const QUrl url = QUrl::fromEncoded(location, QUrl::StrictMode);
    if (!url.isValid() || !hasSameOrigin(url, platform))
        return {};
    // As it stands there: the platform is to get back what it gave.
    const auto begin = location.indexOf('/', location.indexOf("//") + 2);
    return begin < 0 ? QByteArray() : location.mid(begin);
}

} // namespace

Result<UploadAnswer> uploadAnswerOf(const HttpAnswer &answer, const QUrl &platform)
{
    UploadAnswer found{std::nullopt, integerIn(answer.field("upload-offset")),
        integerIn(answer.field("upload-length")), booleanIn(answer.field("upload-complete"))};
    const auto location = answer.field("location");
    if (!location)
        return found;
    QByteArray base = platform.path(QUrl::FullyEncoded).toLatin1();
    while (base.endsWith('/'))
        base.chop(1);
    const QByteArray path = pathIn(*location, platform);
    if (!isPath(path) || climbs(path) || !path.startsWith(base + '/'))
        return failure(ErrorCode::PlatformMalformedAnswer, QStringLiteral("Location"));
    const QByteArray behind = path.mid(base.size());
    if (!isPath(behind))
        return failure(ErrorCode::PlatformMalformedAnswer, QStringLiteral("Location"));
    found.location = behind;
    return found;
}

} // namespace eid
