#include "core/platform/curltry.h"

#include "core/platform/curlproxy.h"
#include "core/platform/transfererror.h"

#include <openssl/ssl.h>

namespace eid {

namespace {

/// curl's own limit on the connection would run while the card signs; Deadlines knows better.
constexpr long noLimitMs = 24L * 60 * 60 * 1000;

QByteArray joined(const PlatformSettings &settings, const QByteArray &path)
{
    QByteArray address = settings.address.toEncoded();
    while (address.endsWith('/'))
        address.chop(1);
    return address + path;
}

std::optional<std::size_t> known(curl_off_t octets)
{
    return octets > 0 ? std::optional(static_cast<std::size_t>(octets)) : std::nullopt;
}

PlatformLimits limitsOf(const PlatformSettings &settings, const HttpRequest &request)
{
    PlatformLimits limits = settings.limits;
    limits.bodyOctets = request.largestBody.value_or(limits.bodyOctets);
    return limits;
}

} // namespace

CurlConnection::Try::Try(const CurlLibrary &curl, CURL *easy, const Transfer &transfer,
    const PlatformSettings &settings, const ProxyRoute &route, TlsClient &tls, Counters &counters)
    : m_curl(curl)
    , m_easy(easy)
    , m_transfer(transfer)
    , m_settings(settings)
    , m_route(route)
    , m_tls(tls)
    , m_counters(counters)
    , m_collector(limitsOf(settings, transfer.request))
    , m_deadlines(settings.timeouts, Deadlines::Clock::now())
    , m_fields(nullptr, {&curl})
    , m_connectionBefore(tls.handshake().connection)
{ }

bool CurlConnection::Try::prepare()
{
    const HttpRequest &request = m_transfer.request;
    bool isSet = true;
    const auto set = [&](CURLoption option, auto value) {
        isSet = isSet && m_curl.easySetopt(m_easy, option, value) == CURLE_OK;
    };
    m_curl.easyReset(m_easy); // keeps what it knows of TLS sessions
    set(CURLOPT_URL, joined(m_settings, request.path).constData());
    set(CURLOPT_PROTOCOLS_STR, "https");
    set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    set(CURLOPT_HTTP09_ALLOWED, 0L);
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_PATH_AS_IS, 1L);
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_QUICK_EXIT, 1L);
    set(CURLOPT_CONNECTTIMEOUT_MS, noLimitMs);
    set(CURLOPT_USERAGENT, "eid-maintenance-tool");
    set(CURLOPT_ERRORBUFFER, m_words.data());

    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    set(CURLOPT_CAINFO, static_cast<const char *>(nullptr));
    set(CURLOPT_CAPATH, static_cast<const char *>(nullptr));
    set(CURLOPT_SSLVERSION,
        static_cast<long>(
            m_settings.allowTls12 ? CURL_SSLVERSION_TLSv1_2 : CURL_SSLVERSION_TLSv1_3));
    set(CURLOPT_SSL_CTX_FUNCTION, onTlsContext);
    set(CURLOPT_SSL_CTX_DATA, this);

    set(CURLOPT_PREREQFUNCTION, onReady);
    set(CURLOPT_PREREQDATA, this);
    set(CURLOPT_HEADERFUNCTION, onHeader);
    set(CURLOPT_HEADERDATA, this);
    set(CURLOPT_WRITEFUNCTION, onBody);
    set(CURLOPT_WRITEDATA, this);
    set(CURLOPT_XFERINFOFUNCTION, onProgress);
    set(CURLOPT_XFERINFODATA, this);
    set(CURLOPT_NOPROGRESS, 0L);

    if (request.method == HttpMethod::Head)
        set(CURLOPT_NOBODY, 1L);
    if (request.method == HttpMethod::Delete)
        set(CURLOPT_CUSTOMREQUEST, "DELETE");
    if (request.hasBody()) {
        set(CURLOPT_POST, 1L);
        if (request.method == HttpMethod::Patch)
            set(CURLOPT_CUSTOMREQUEST, "PATCH");
        set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
        set(CURLOPT_POSTFIELDS,
            request.body.empty() ? "" : reinterpret_cast<const char *>(request.body.data()));
    }
    prepareFields();
    set(CURLOPT_HTTPHEADER, m_fields.get());
    set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    return isSet && useRoute(m_curl, m_easy, m_route);
}

void CurlConnection::Try::addField(const QByteArray &line)
{
    if (curl_slist *longer = m_curl.slistAppend(m_fields.get(), line.constData())) {
        static_cast<void>(m_fields.release());
        m_fields.reset(longer);
    }
}

void CurlConnection::Try::prepareFields()
{
    const HttpRequest &request = m_transfer.request;
    for (const HttpField &field : request.fields)
        addField(field.name + ": " + field.value);
    if (!request.accept.isEmpty())
        addField("Accept: " + request.accept);
    if (!request.hasBody())
        return;
    addField("Expect:"); // a body is never long enough to ask first
    addField("Content-Type: "
        + (request.contentType.isEmpty() ? QByteArray("application/octet-stream")
                                         : request.contentType));
    // A string of RFC 8941, 3.3.3.
    if (!request.idempotencyKey.isEmpty())
        addField("Idempotency-Key: \"" + request.idempotencyKey + '"');
}

CURLcode CurlConnection::Try::onTlsContext(CURL * /*easy*/, void *context, void *self)
{
    auto &that = *static_cast<Try *>(self);
    that.m_deadlines.enter(Deadlines::Phase::Handshake, Deadlines::Clock::now());
    if (that.m_tls.prepare(*static_cast<SSL_CTX *>(context)))
        return CURLE_OK;
    // A certificate of the card that OpenSSL finds too weak to be shown ends here.
    that.m_refusal = Error{ErrorCode::CertificateWeak, takeOpenSslReason(), std::nullopt};
    return CURLE_SSL_CERTPROBLEM;
}

int CurlConnection::Try::onReady(
    void *self, char * /*remote*/, char * /*local*/, int /*remotePort*/, int /*localPort*/)
{
    auto &that = *static_cast<Try *>(self);
    const curl_tlssessioninfo *info = nullptr;
    const bool isKnown
        = that.m_curl.easyGetinfo(that.m_easy, CURLINFO_TLS_SSL_PTR, &info) == CURLE_OK
        && info != nullptr && info->backend == CURLSSLBACKEND_OPENSSL && info->internals != nullptr;
    that.m_deadlines.enter(Deadlines::Phase::Talking, Deadlines::Clock::now());
    that.m_refusal = isKnown ? that.refusalOf(static_cast<SSL *>(info->internals))
                             : Error{ErrorCode::Internal, QStringLiteral("no TLS"), std::nullopt};
    if (that.m_refusal)
        return CURL_PREREQFUNC_ABORT;
    that.m_outcome.wasSent = true;
    ++that.m_counters.requests;
    return CURL_PREREQFUNC_OK;
}

/// Called once the server has proved to be the platform, and before anything of the request is
/// sent; again when curl finds that the connection had been closed in the meantime, and makes
/// another.
std::optional<Error> CurlConnection::Try::refusalOf(ssl_st *connection)
{
    const quint64 number = TlsClient::numberOf(*connection);
    if (number > m_connectionBefore) {
        m_connectionBefore = number;
        ++(SSL_session_reused(connection) == 1 ? m_counters.resumedHandshakes
                                               : m_counters.fullHandshakes);
    }
    if (auto refusal = m_tls.refusalOf(*connection))
        return refusal;
    if (m_transfer.onlyOver && *m_transfer.onlyOver != number) {
        m_outcome.isConnectionGone = true;
        return Error{ErrorCode::PlatformUnreachable, QStringLiteral("connection lost"), {}};
    }
    if (m_outcome.wasSent && !m_transfer.request.isRepeatable())
        return Error{ErrorCode::PlatformUnreachable, QStringLiteral("connection lost"), {}};
    m_outcome.binding = TlsClient::bindingOf(*connection);
    return std::nullopt;
}

std::size_t CurlConnection::Try::onHeader(
    char *octets, std::size_t one, std::size_t size, void *self)
{
    auto &that = *static_cast<Try *>(self);
    that.m_deadlines.notice(Deadlines::Clock::now());
    const QByteArrayView line(octets, static_cast<qsizetype>(one * size));
    return that.m_collector.addHeaderLine(line) ? size : 0;
}

std::size_t CurlConnection::Try::onBody(char *octets, std::size_t one, std::size_t size, void *self)
{
    auto &that = *static_cast<Try *>(self);
    that.m_counters.octetsReceived += size;
    return that.m_collector.addBody({reinterpret_cast<const std::uint8_t *>(octets), one * size})
        ? size
        : 0;
}

int CurlConnection::Try::onProgress(
    void *self, curl_off_t toReceive, curl_off_t received, curl_off_t toSend, curl_off_t sent)
{
    static_cast<Try *>(self)->notice({static_cast<std::size_t>(sent), known(toSend),
        static_cast<std::size_t>(received), known(toReceive)});
    return 0;
}

void CurlConnection::Try::notice(const TransferProgress &progress)
{
    if (progress == m_progress)
        return;
    if (progress.sent > m_progress.sent)
        m_counters.octetsSent += progress.sent - m_progress.sent;
    if (progress.sent != m_progress.sent || progress.received != m_progress.received)
        m_deadlines.notice(Deadlines::Clock::now());
    m_progress = progress;
    if (m_transfer.request.progress)
        m_transfer.request.progress(progress);
}

Deadlines::Clock::duration CurlConnection::Try::left() const
{
    const bool isNew
        = m_deadlines.phase() != Deadlines::Phase::Connecting && m_tls.handshake().connection > 0;
    return m_deadlines.left(Deadlines::Clock::now(),
        isNew ? m_tls.handshake().apart() : Deadlines::Clock::duration::zero());
}

void CurlConnection::Try::finish(CURLcode code)
{
    // Asked each time, so that none is left over for another try.
    const std::optional<Error> signingError = m_tls.takeSigningError();
    if (code == CURLE_OK && !m_collector.isDelimited() && !m_tls.handshake().isEnded) {
        // For curl what was cut off and what has ended look the same.
        m_outcome.answer = failure(ErrorCode::PlatformUnreachable, QStringLiteral("cut off"));
    } else if (code == CURLE_OK) {
        long status = 0;
        m_curl.easyGetinfo(m_easy, CURLINFO_RESPONSE_CODE, &status);
        m_outcome.answer = m_collector.take(static_cast<int>(status));
    } else if (m_refusal) {
        m_outcome.answer = failure(*m_refusal);
    } else if (signingError) {
        m_outcome.answer = failure(*signingError);
    } else if (m_collector.error()) {
        m_outcome.answer = failure(*m_collector.error());
    } else {
        m_outcome.answer = failure(failureOf(code));
    }
}

Error CurlConnection::Try::failureOf(CURLcode code) const
{
    TransferFailure failed{.code = code,
        .words = QByteArray(m_words.data()),
        .phase = m_deadlines.phase(),
        .isThroughProxy = !m_route.address.isEmpty(),
        .handshake = m_tls.handshake(),
        .hasAnswerBegun = m_collector.hasBegun()};
    m_curl.easyGetinfo(m_easy, CURLINFO_HTTP_CONNECTCODE, &failed.proxyStatus);
    return errorOf(failed);
}

void CurlConnection::Try::timeOut()
{
    const auto late = [](ErrorCode code, const char *what) {
        return failure(code, QStringLiteral("no %1 in time").arg(QLatin1String(what)));
    };
    switch (m_deadlines.phase()) {
    case Deadlines::Phase::Connecting:
        m_outcome.answer = late(
            m_route.address.isEmpty() ? ErrorCode::PlatformUnreachable : ErrorCode::ProxyFailed,
            "connection");
        break;
    case Deadlines::Phase::Handshake:
        m_outcome.answer = late(ErrorCode::TimedOut, "TLS handshake");
        break;
    case Deadlines::Phase::Talking:
        m_outcome.answer = late(ErrorCode::TimedOut, "answer");
        break;
    }
}

} // namespace eid
