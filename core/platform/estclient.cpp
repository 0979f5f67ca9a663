#include "core/platform/estclient.h"

#include "core/platform/base64.h"
#include "core/platform/estbody.h"
#include "core/platform/problem.h"

#include <QUrl>

namespace eid {

namespace {

constexpr int mostBindings = 3;
constexpr int ok = 200;
constexpr int accepted = 202;
constexpr int noContent = 204;
constexpr int notFound = 404;
constexpr int notImplemented = 501;

tl::unexpected<Error> malformed(QString what)
{
    return failure(ErrorCode::PlatformMalformedAnswer, std::move(what));
}

/// Content-Transfer-Encoding is not looked at: bodies are base64 (RFC 8951, 3.1).
Result<QList<Certificate>> certificatesIn(const HttpAnswer &answer)
{
    if (answer.status != ok || answer.mediaType() != "application/pkcs7-mime")
        return malformed(QStringLiteral("HTTP %1, no certificates").arg(answer.status));
    return certificatesInEstBody(answer.body);
}

/// RFC 7030, 4.2.3: with 202 there is a time at which to ask again.
Result<QList<Certificate>> enrolled(const HttpAnswer &answer, const QDateTime &now)
{
    if (answer.status != accepted)
        return certificatesIn(answer);
    const auto until = answer.retryAfter(now);
    if (!until)
        return malformed(QStringLiteral("HTTP 202 without Retry-After"));
    return failure(ErrorCode::RenewalPending, until->toUTC().toString(Qt::ISODate));
}

bool isOfAnotherChannel(const Error &error)
{
    return problemTypeOf(error) == u"urn:eid:problem:channel-binding";
}

} // namespace

std::optional<QDateTime> pendingUntil(const Error &error)
{
    const QDateTime until = QDateTime::fromString(error.detail, Qt::ISODate);
    return error.code == ErrorCode::RenewalPending && until.isValid() ? std::optional(until)
                                                                      : std::nullopt;
}

EstClient::EstClient(PlatformSession &session, const QString &label, std::function<QDateTime()> now)
    : m_session(&session)
    , m_label(label)
    , m_now(std::move(now))
{ }

QByteArray EstClient::pathOf(const char *operation) const
{
    QByteArray path = "/.well-known/est/";
    if (!m_label.isEmpty())
        path += QUrl::toPercentEncoding(m_label) + '/';
    return path + operation;
}

Result<QList<Certificate>> EstClient::caCertificates(std::stop_token stop)
{
    HttpRequest request;
    request.path = pathOf("cacerts");
    request.accept = "application/pkcs7-mime";
    const auto answer = m_session->send(request, std::move(stop));
    if (!answer)
        return failure(answer.error());
    return certificatesIn(*answer);
}

Result<Bytes> EstClient::requestedAttributes(std::stop_token stop)
{
    HttpRequest request;
    request.path = pathOf("csrattrs");
    request.accept = "application/csrattrs";
    // 204 and 404 are the standard's word for none; a server without the operation may say 501.
    request.alsoAnswers = {notFound, notImplemented};
    const auto answer = m_session->send(request, std::move(stop));
    if (!answer)
        return failure(answer.error());
    if (answer->status == noContent || request.alsoAnswers.contains(answer->status))
        return Bytes();
    if (answer->status != ok)
        return malformed(QStringLiteral("HTTP %1, no attributes").arg(answer->status));
    return attributesInEstBody(answer->body);
}

/// A request that leaves a connection behind to be bound to.
Result<ChannelBinding> EstClient::bind(const std::stop_token &stop)
{
    if (const auto asked = requestedAttributes(stop); !asked)
        return failure(asked.error());
    return m_session->channelBinding();
}

Result<QList<Certificate>> EstClient::reenrol(const MakeRequest &makeRequest, std::stop_token stop)
{
    HttpRequest request;
    request.method = HttpMethod::Post;
    request.path = pathOf("simplereenroll");
    request.accept = "application/pkcs7-mime";
    request.contentType = "application/pkcs10";
    for (int bound = 1;; ++bound) {
        const auto binding = bind(stop);
        if (!binding)
            return failure(binding.error());
        const auto made = makeRequest(*binding);
        if (!made)
            return failure(made.error());
        const QByteArray lines = toBase64Lines(*made);
        request.body = Bytes(lines.begin(), lines.end());
        const auto answer = m_session->sendOver(*binding, request, stop);
        if (answer && *answer)
            return enrolled(**answer, m_now());
        if (!answer && (!isOfAnotherChannel(answer.error()) || bound == mostBindings))
            return failure(answer.error());
        if (bound == mostBindings)
            return failure(ErrorCode::PlatformUnreachable,
                QStringLiteral("the connection was lost %1 times").arg(bound));
    }
}

} // namespace eid
