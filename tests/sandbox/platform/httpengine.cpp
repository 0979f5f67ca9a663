#include "tests/sandbox/platform/httpengine.h"

#include "tests/sandbox/platform/admission.h"

#include <QLocale>

#include <algorithm>

namespace eid::sandbox {

namespace {

using Kind = PlatformFault::Kind;

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
        = structuredString(QByteArray::fromStdString(asked.get_header_value("Idempotency-Key")));
    request.authorization = QByteArray::fromStdString(asked.get_header_value("Authorization"));
    request.part
        = asked.matches.size() > 1 ? QString::fromStdString(asked.matches[1].str()) : QString();
    request.ssl = asked.ssl;
    const auto field
        = [&](const char *name) { return QByteArray::fromStdString(asked.get_header_value(name)); };
    request.upload = {structuredInteger(field("Upload-Offset")),
        structuredInteger(field("Upload-Length")), structuredBoolean(field("Upload-Complete"))};
    return request;
}

Problem problemOf(int status)
{
    switch (status) {
    case 404:
        return {status, "not-found", "There is nothing here", std::nullopt, {}};
    case 405:
        return {status, "method-not-allowed", "This cannot be done here", std::nullopt, {}};
    case 413:
        return {status, "too-large", "The request is too large", std::nullopt, {}};
    case 429:
    case 503:
        return {status, "busy", "Try again later", std::nullopt, {}};
    default:
        break;
    }
    if (status >= 500)
        return {status, "internal", "The platform failed", std::nullopt, {}};
    return {status, "malformed-request", "The request is not understood", std::nullopt, {}};
}

Problem sampleTooLarge()
{
    Problem problem{413, "face-too-large", "A sample has at most 4 MiB", std::nullopt, {}};
    problem.fields = {{"Upload-Limit", "max-size=" + QByteArray::number(qint64(longestSample))}};
    return problem;
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
    for (const Route &route : platformRoutes())
        serveRoute(route);
    set_payload_max_length(longestSample);
    set_error_handler(Handler([this](const httplib::Request &asked, httplib::Response &answer) {
        explain(asked, answer);
    }));
}

void HttpEngine::serveRoute(const Route &route)
{
    m_patterns.emplace_back(route.method, std::regex(route.pattern));
    const QLatin1String method(route.method);
    const Handler whole = [this, route](const httplib::Request &asked, httplib::Response &answer) {
        const Route &actual = routeFor(route, asked);
        begin(actual);
        handle(actual, requestOf(asked), answer);
    };
    const HandlerWithContentReader parts
        = [this, route](const httplib::Request &asked, httplib::Response &answer,
              const httplib::ContentReader &reader) { handlePart(route, asked, answer, reader); };
    // HEAD comes to the handler of GET.
    if (method == QLatin1String("GET"))
        Get(route.pattern, whole);
    else if (method == QLatin1String("DELETE"))
        Delete(route.pattern, whole);
    else if (method == QLatin1String("PATCH"))
        Patch(route.pattern, parts);
    else if (method == QLatin1String("POST") && route.takesParts)
        Post(route.pattern, parts);
    else if (method == QLatin1String("POST"))
        Post(route.pattern, whole);
}

const Route &HttpEngine::routeFor(const Route &route, const httplib::Request &asked) const
{
    for (const Route &other : platformRoutes()) {
        if (asked.method == "HEAD" && asked.method == other.method
            && QLatin1String(other.pattern) == QLatin1String(route.pattern))
            return other;
    }
    return route;
}

bool HttpEngine::serve(TlsStream &stream, SSL *ssl, bool isLast)
{
    m_faults.clear();
    m_broken = false;
    bool closed = false;
    const bool understood = process_request(stream, isLast, closed, [ssl](httplib::Request &asked) {
        asked.ssl = ssl;
        // Without either, the body has no octets (RFC 9112, 6.3), and is not waited for.
        if (!asked.has_header("Content-Length") && !asked.has_header("Transfer-Encoding"))
            asked.set_header("Content-Length", "0");
    });
    const bool sent = stream.send(distortWire(stream.takeOutput()));
    return understood && sent && !closed && !m_broken && !isLast;
}

void HttpEngine::begin(const Route &route)
{
    m_parts.countRequest();
    m_faults = m_parts.faults.take(QLatin1String(route.name));
}

void HttpEngine::handlePart(const Route &route, const httplib::Request &asked,
    httplib::Response &answer, const httplib::ContentReader &reader)
{
    begin(route);
    const auto *breakIn = fault(Kind::BreakIn);
    QByteArray body;
    const bool whole = reader([&](const char *octets, std::size_t size) {
        const qsizetype room = breakIn ? breakIn->octets - body.size() : qsizetype(size);
        body.append(octets, std::min<qsizetype>(room, qsizetype(size)));
        return room > qsizetype(size) || breakIn == nullptr;
    });
    if (!whole && answer.status == 413) {
        fill(answer, answerOf(sampleTooLarge()));
        return;
    }
    PlatformRequest request = requestOf(asked);
    request.body = body;
    request.whole = whole;
    m_broken = !whole;
    handle(route, std::move(request), answer);
}

void HttpEngine::handle(const Route &route, PlatformRequest request, httplib::Response &answer)
{
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
    } else if (pending != nullptr && !route.takesParts) {
        Answer later;
        later.status = 202;
        later.retryAfter = pending->retryAfter;
        fill(answer, later);
    } else {
        if (pending != nullptr)
            request.judgedLater = pending->retryAfter;
        const Answered done = answered(route, request);
        fill(answer, done ? *done : answerOf(done.error()));
    }
    if (QLatin1String(route.method) != QLatin1String("HEAD")) {
        distortBody(answer);
        return;
    }
    answer.body.clear();
    answer.headers.erase("Content-Type");
}

Answered HttpEngine::answered(const Route &route, PlatformRequest &request)
{
    if (!route.takesParts && request.body.size() > qsizetype(longestBody))
        return tl::unexpected(problemOf(413));
    request.wrongGuesses = &m_wrongGuesses;
    auto admitted
        = admit(m_parts.services, m_parts.storage, route.access, route.whileHeld, request);
    if (!admitted)
        return admitted;
    const bool full = fault(Kind::DiskFull) != nullptr;
    if (full && !m_parts.storage.setDiskFull(true))
        return refuse(500, "internal", "The platform failed");
    Answered answer = route.handler(m_parts.services, m_parts.storage, request);
    // Nobody is told of what others have changed before it is there for good.
    if (const auto settled = m_parts.storage.settle(); !settled)
        answer = refuse(settled.error());
    if (full && !m_parts.storage.setDiskFull(false))
        return refuse(500, "internal", "The platform failed");
    return answer;
}

void HttpEngine::explain(const httplib::Request &asked, httplib::Response &answer)
{
    if (!answer.body.empty() || asked.method == "HEAD")
        return;
    if (answer.status == 404) {
        std::string allowed;
        for (const auto &[method, pattern] : m_patterns) {
            if (asked.path.size() > 200 || !std::regex_match(asked.path, pattern))
                continue;
            allowed += (allowed.empty() ? "" : ", ") + method;
        }
        if (!allowed.empty()) {
            answer.status = 405;
            answer.set_header("Allow", allowed);
        }
    }
    fill(answer, answerOf(problemOf(answer.status)));
}

std::string HttpEngine::date()
{
    const QDateTime now = m_parts.services.clock.now();
    if (m_date.first != now.toSecsSinceEpoch())
        m_date = {now.toSecsSinceEpoch(), httpDate(now)};
    return m_date.second;
}

void HttpEngine::fill(httplib::Response &response, const Answer &answer)
{
    response.status = answer.status;
    response.set_header("Date", date());
    response.set_header("Cache-Control", "no-store");
    if (answer.base64)
        response.set_header("Content-Transfer-Encoding", "base64");
    if (answer.retryAfter)
        response.set_header("Retry-After", std::to_string(*answer.retryAfter));
    for (const auto &[name, value] : answer.fields)
        response.set_header(name.toStdString(), value.toStdString());
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
    if (fault(Kind::DropBefore) || fault(Kind::DropAfter) || fault(Kind::BreakIn)) {
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
