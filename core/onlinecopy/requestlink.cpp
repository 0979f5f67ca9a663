#include "core/jose/jws.h"
#include "core/onlinecopy/linkparameters.h"
#include "core/onlinecopy/platformplace.h"
#include "core/onlinecopy/requestobject.h"

#include <algorithm>

namespace eid {

namespace {

constexpr qsizetype longestClientId = 300;
constexpr QLatin1String scheme("openid4vp");
const QByteArray requestsPath("/v1/authentication/requests/");

/// What follows requestsPath: one step of a path and nothing else.
bool isRequestPlace(const QByteArray &path)
{
    const QByteArray name = path.mid(requestsPath.size());
    return path.startsWith(requestsPath) && !name.isEmpty()
        && std::ranges::all_of(name, [](char c) { return c != '/' && c != '?'; });
}

} // namespace

Result<RequestLink> understandRequestLink(const QString &link, const QUrl &address)
{
    const auto malformed = [](const char *what) {
        return failure(ErrorCode::RequestMalformed, QString::fromLatin1(what));
    };
    const auto parameters = parametersIn(link.trimmed(), scheme, QLatin1String("authorize"));
    if (!parameters)
        return malformed("no link of a request");
    RequestLink found;
    found.clientId = parameters->value(QStringLiteral("client_id"));
    if (found.clientId.isEmpty() || found.clientId.size() > longestClientId)
        return malformed("client_id");
    const auto object = parameters->find(QStringLiteral("request"));
    const auto place = parameters->find(QStringLiteral("request_uri"));
    if (object == parameters->end() && place == parameters->end())
        return failure(ErrorCode::RequestUntrusted, QStringLiteral("not signed"));
    if (object != parameters->end() && place != parameters->end())
        return malformed("request and request_uri");
    const QString method = parameters->value(QStringLiteral("request_uri_method"));
    if (!method.isEmpty() && method != QLatin1String("get") && method != QLatin1String("post"))
        return malformed("request_uri_method");
    if (object != parameters->end()) {
        if (object->isEmpty())
            return malformed("request");
        found.object = object->toLatin1();
        return found;
    }
    const auto path = pathAtPlatform(address, *place);
    if (!path || !isRequestPlace(*path))
        return failure(ErrorCode::RequestUntrusted, QStringLiteral("request_uri"));
    found.path = *path;
    return found;
}

} // namespace eid
