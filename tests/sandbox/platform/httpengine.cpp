#include "tests/sandbox/platform/httpengine.h"

#include "tests/sandbox/platform/renewalwindow.h"
#include "tests/sandbox/platform/tlscontext.h"

#include <QLocale>

#include <algorithm>

namespace eid::sandbox {

namespace {

using Kind = PlatformFault::Kind;

constexpr std::size_t longestBody = 64 * 1024;

QByteArray mediaTypeOf(const httplib::Request &request)
{
    const QByteArray value = QByteArray::fromStdString(request.get_header_value("Content-Type"));
    const qsizetype end = value.indexOf(';');
    return (end < 0 ? value : value.left(end)).trimmed().toLower();
}

PlatformRequest requestOf(const httplib::Request &asked)
{
    PlatformRequest request;
    request.body = QByteArray::fromStdString(asked.body);
    request.contentType = mediaTypeOf(asked);
    request.idempotencyKey
        = QByteArray::fromStdString(asked.get_header_value("Idempotency-Key")).trimmed();
    request.part
        = asked.matches.size() > 1 ? QString::fromStdString(asked.matches[1].str()) : QString();
    request.ssl = asked.ssl;
    return request;
}

/// The credential that the connection has, where \a route wants one.
Answered admit(PlatformStorage &storage, const Route &route, PlatformRequest &request)
{
    if (route.access == Access::Anyone)
        return Answer{};
    if (SSL_get0_peer_certificate(request.ssl) == nullptr)
        return refuse(401, "client-certificate-required", "Show a credential of your card");
    const auto peer = peerCredential(storage, request.ssl);
    if (!peer)
        return refuse(peer.error());
    if (!*peer || !isRenewable((*peer)->slot))
        return refuse(403, "client-certificate-unknown", "This certificate opens nothing here");
    request.peer = **peer;
    switch (request.peer.state) {
    case RecordState::Live:
        return Answer{};
    case RecordState::Pending:
        if (route.access == Access::AnyCredential)
            return Answer{};
        return refuse(403, "credential-pending", "This credential is not confirmed yet");
    case RecordState::Retired:
    case RecordState::Revoked:
        return refuse(403, "credential-over", "This credential is over");
    }
    Q_UNREACHABLE();
}

Problem problemOf(int status)
{
    switch (status) {
    case 404:
        return {status, "not-found", "There is nothing here", std::nullopt};
    case 405:
        return {status, "method-not-allowed", "This cannot be done here", std::nullopt};
    case 413:
        return {status, "too-large", "The request is too large", std::nullopt};
    case 429:
    case 503:
        return {status, "busy", "Try again later", std::nullopt};
    default:
        break;
    }
    if (status >= 500)
        return {status, "internal", "The platform failed", std::nullopt};
    return {status, "malformed-request", "The request is not understood", std::nullopt};
}

/// As HTTP writes it (RFC 9110, 5.6.7).
std::string httpDate(const QDateTime &time)
{
    return QLocale::c()
        .toString(time.toUTC(), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"))
        .toStdString();
}

} // namespace

HttpEngine::HttpEngine(Parts parts)
    : m_parts(std::move(parts))
{
    for (const Route &route : platformRoutes()) {
        const Handler handler = [this, route](const httplib::Request &asked,
                                    httplib::Response &answer) { handle(route, asked, answer); };
        if (QLatin1String(route.method) == QLatin1String("GET"))
            Get(route.pattern, handler);
        else
            Post(route.pattern, handler);
    }
    set_payload_max_length(longestBody);
    set_error_handler(Handler([this](const httplib::Request &asked, httplib::Response &answer) {
        explain(asked, answer);
    }));
}

bool HttpEngine::serve(TlsStream &stream, SSL *ssl, bool isLast)
{
    m_faults.clear();
    m_broken = false;
    bool closed = false;
    const bool understood = process_request(
        stream, isLast, closed, [ssl](httplib::Request &asked) { asked.ssl = ssl; });
    const bool sent = stream.send(distortWire(stream.takeOutput()));
    return understood && sent && !closed && !m_broken && !isLast;
}

void HttpEngine::handle(
    const Route &route, const httplib::Request &asked, httplib::Response &answer)
{
    m_parts.countRequest();
    m_faults = m_parts.faults.take(QLatin1String(route.name));
    if (const auto *delay = fault(Kind::Delay))
        m_parts.wait(delay->delay);
    if (fault(Kind::DropBefore))
        return;
    const auto *status = fault(Kind::Status);
    const auto *pending = fault(Kind::Pending);
    if (status != nullptr) {
        Problem problem = problemOf(status->status);
        problem.retryAfter = status->retryAfter;
        fill(answer, answerOf(problem));
    } else if (pending != nullptr) {
        Answer later;
        later.status = 202;
        later.retryAfter = pending->retryAfter;
        fill(answer, later);
    } else {
        const Answered done = answered(route, asked);
        fill(answer, done ? *done : answerOf(done.error()));
    }
    distortBody(answer);
}

Answered HttpEngine::answered(const Route &route, const httplib::Request &asked)
{
    PlatformRequest request = requestOf(asked);
    if (const auto admitted = admit(m_parts.storage, route, request); !admitted)
        return admitted;
    const bool full = fault(Kind::DiskFull) != nullptr;
    if (full && !m_parts.storage.setDiskFull(true))
        return refuse(500, "internal", "The platform failed");
    Answered answer = route.handler(m_parts.services, m_parts.storage, request);
    if (full && !m_parts.storage.setDiskFull(false))
        return refuse(500, "internal", "The platform failed");
    return answer;
}

void HttpEngine::explain(const httplib::Request &asked, httplib::Response &answer) const
{
    if (!answer.body.empty())
        return;
    if (answer.status == 404) {
        for (const Route &route : platformRoutes()) {
            if (asked.path.size() > 200 || !std::regex_match(asked.path, std::regex(route.pattern)))
                continue;
            answer.status = 405;
            answer.set_header("Allow", route.method);
        }
    }
    fill(answer, answerOf(problemOf(answer.status)));
}

void HttpEngine::fill(httplib::Response &response, const Answer &answer) const
{
    response.status = answer.status;
    response.set_header("Date", httpDate(m_parts.services.clock.now()));
    response.set_header("Cache-Control", "no-store");
    if (answer.base64)
        response.set_header("Content-Transfer-Encoding", "base64");
    if (answer.retryAfter)
        response.set_header("Retry-After", std::to_string(*answer.retryAfter));
    if (!answer.contentType.isEmpty())
        response.set_content(answer.body.toStdString(), answer.contentType.toStdString());
}

void HttpEngine::distortBody(httplib::Response &response) const
{
    if (fault(Kind::GarbageJson))
        response.body = R"({"cardUuid": [12, {"credentials": "\ud800", }])";
    if (fault(Kind::GarbageBase64))
        response.body = "MIIB!*%$\r\n=====AAAA\r\n";
}

QByteArray HttpEngine::distortWire(const QByteArray &octets)
{
    if (octets.isEmpty())
        return octets;
    const qsizetype head = octets.indexOf("\r\n\r\n") + 4;
    QByteArray result = octets;
    if (fault(Kind::TwiceBody))
        result += octets.mid(head);
    if (fault(Kind::Twice))
        result += octets;
    if (fault(Kind::GarbageStatus))
        result.replace(0, octets.indexOf("\r\n"), "\x16\x03 this is no status line");
    if (const auto *cut = fault(Kind::Cut)) {
        result.chop(std::min<qsizetype>(cut->octets, octets.size() - head));
        m_broken = true;
    }
    if (fault(Kind::DropBefore) || fault(Kind::DropAfter)) {
        result.clear();
        m_broken = true;
    }
    return result;
}

const PlatformFault *HttpEngine::fault(Kind kind) const
{
    const auto found = std::find_if(m_faults.begin(), m_faults.end(),
        [kind](const PlatformFault &candidate) { return candidate.kind == kind; });
    return found == m_faults.end() ? nullptr : &*found;
}

} // namespace eid::sandbox
