#include "core/platform/problem.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace eid {

namespace {

constexpr qsizetype longestType = 100;
constexpr std::size_t largestProblem = 16 * 1024;

/// A URI (RFC 3986) of what it cannot do without: a detail must not become a place for other words.
bool isShortUri(const QString &text)
{
    const auto isAllowed = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')
            || QStringView(u":/.-_~").contains(c);
    };
    return !text.isEmpty() && text.size() <= longestType && std::ranges::all_of(text, isAllowed);
}

QString typeIn(const HttpAnswer &answer)
{
    if (answer.mediaType() != "application/problem+json" || answer.body.size() > largestProblem)
        return {};
    const auto document = QJsonDocument::fromJson(
        QByteArray::fromRawData(reinterpret_cast<const char *>(answer.body.data()),
            static_cast<qsizetype>(answer.body.size())));
    const QString type = document.object().value(QLatin1String("type")).toString();
    return isShortUri(type) ? type : QString();
}

ErrorCode codeOf(int status)
{
    if (status == 429 || status == 503)
        return ErrorCode::PlatformBusy;
    if (status >= 500 && status < 600)
        return ErrorCode::PlatformFailure;
    if (status >= 400 && status < 500)
        return ErrorCode::PlatformRefused;
    return ErrorCode::PlatformMalformedAnswer;
}

} // namespace

Error errorOf(const HttpAnswer &answer)
{
    const QString type = typeIn(answer);
    QString detail = QStringLiteral("HTTP %1").arg(answer.status);
    if (!type.isEmpty())
        detail += u' ' + type;
    return {codeOf(answer.status), detail, std::nullopt};
}

QString problemTypeOf(const Error &error)
{
    const QStringList words = error.detail.split(u' ');
    const bool isProblem = words.size() == 3 && words.first() == u"HTTP";
    return isProblem && isShortUri(words.last()) ? words.last() : QString();
}

} // namespace eid
