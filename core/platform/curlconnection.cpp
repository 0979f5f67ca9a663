#include "core/platform/curlconnection.h"

#include "core/platform/curltry.h"

#include <algorithm>
#include <mutex>

namespace eid {

namespace {

int pollMs(Deadlines::Clock::duration left)
{
    constexpr std::chrono::milliseconds longest = std::chrono::hours(1);
    const auto rounded = std::chrono::ceil<std::chrono::milliseconds>(left);
    return static_cast<int>(std::min(rounded, longest).count());
}

} // namespace

CurlConnection::CurlConnection(
    PlatformSettings settings, std::unique_ptr<TlsClient> tls, CurlLoader load)
    : m_settings(std::move(settings))
    , m_tls(std::move(tls))
    , m_load(std::move(load))
{
    m_tls->setAsk(
        [this](const QUrl &responder, const Bytes &request) { return ask(responder, request); });
}

/// Called in the middle of a handshake, on the thread that this would block for the card as well.
Result<Bytes> CurlConnection::ask(const QUrl &responder, const Bytes &request)
{
    const ProxyRoute way = routeTo(responder, m_settings.proxy);
    return m_responder.ask(
        responder, request, {*m_curl, way, m_settings.timeouts.status, *m_isGivenUp});
}

Result<void> CurlConnection::makeHandles()
{
    if (m_curl == nullptr) {
        const auto loaded = m_load();
        if (!loaded)
            return failure(loaded.error());
        m_curl = *loaded;
    }
    if (!m_easy)
        m_easy = {m_curl->easyInit(), {m_curl}};
    if (!m_multi) {
        decltype(m_multi) multi(m_curl->multiInit(), {m_curl});
        if (multi)
            m_curl->multiSetopt(multi.get(), CURLMOPT_MAXCONNECTS, 1L);
        const std::scoped_lock lock(m_multiMutex);
        m_multi = std::move(multi);
    }
    if (!m_easy || !m_multi)
        return failure(ErrorCode::Internal, QStringLiteral("curl"));
    return {};
}

std::optional<CURLcode> CurlConnection::finished()
{
    int left = 0;
    while (const CURLMsg *message = m_curl->multiInfoRead(m_multi.get(), &left)) {
        if (message->msg == CURLMSG_DONE)
            return message->data.result;
    }
    return std::nullopt;
}

const ProxyRoute &CurlConnection::route()
{
    if (!m_route)
        m_route = routeTo(m_settings.address, m_settings.proxy);
    return *m_route;
}

bool CurlConnection::isOpen(quint64 number)
{
    if (m_socket == CURL_SOCKET_BAD || m_tls->handshake().connection != number)
        return false;
    // Between answers, whatever can be read is the end.
    curl_waitfd waited{m_socket, CURL_WAIT_POLLIN, 0};
    int ready = 0;
    return m_curl->multiPoll(m_multi.get(), &waited, 1, 0, &ready) == CURLM_OK
        && waited.revents == 0;
}

TransferOutcome CurlConnection::perform(
    const Transfer &transfer, const std::function<bool()> &isGivenUp)
{
    if (const auto made = makeHandles(); !made)
        return {.answer = failure(made.error())};
    m_isGivenUp = &isGivenUp;
    // Looked at before curl makes another connection in vain: that would use up the TLS session, of
    // which a ticket is good for one connection, and cost a signature.
    if (transfer.onlyOver && !isOpen(*transfer.onlyOver))
        return {.answer = failure(ErrorCode::PlatformUnreachable), .isConnectionGone = true};
    Try current(*m_curl, m_easy.get(), transfer, m_settings, route(), *m_tls, m_counters);
    const auto added = [&] {
        return current.prepare() && m_curl->multiAddHandle(m_multi.get(), m_easy.get()) == CURLM_OK;
    };
    if (!added())
        return {.answer = failure(ErrorCode::Internal, QStringLiteral("curl"))};
    std::optional<CURLcode> code;
    while (true) {
        int running = 0;
        const bool works = m_curl->multiPerform(m_multi.get(), &running) == CURLM_OK;
        code = finished();
        if (code || isGivenUp())
            break;
        const auto left = current.left();
        if (!works || left <= left.zero()) {
            current.timeOut();
            break;
        }
        m_curl->multiPoll(m_multi.get(), nullptr, 0, pollMs(left), nullptr);
    }
    m_socket = CURL_SOCKET_BAD;
    m_curl->easyGetinfo(m_easy.get(), CURLINFO_ACTIVESOCKET, &m_socket);
    m_curl->multiRemoveHandle(m_multi.get(), m_easy.get());
    // In closing a connection curl reads what the server said before it hung up: what it had
    // against the card may be known only then.
    if (code && *code != CURLE_OK)
        disconnect();
    if (code)
        current.finish(*code);
    TransferOutcome outcome = current.takeOutcome();
    if (!outcome.answer) {
        m_route.reset(); // the desktop's settings may have changed
        if (outcome.answer.error().code == ErrorCode::TlsClientNotAsked)
            forgetSessions();
    }
    return outcome;
}

void CurlConnection::disconnect()
{
    std::unique_lock lock(m_multiMutex);
    m_socket = CURL_SOCKET_BAD;
    const auto multi = std::move(m_multi);
    lock.unlock();
}

void CurlConnection::forgetSessions()
{
    disconnect();
    m_easy.reset();
}

void CurlConnection::wakeUp()
{
    m_responder.wakeUp();
    const std::scoped_lock lock(m_multiMutex);
    if (m_multi)
        m_curl->multiWakeup(m_multi.get());
}

SessionCost CurlConnection::cost() const
{
    return {m_counters.fullHandshakes, m_counters.resumedHandshakes, m_counters.requests,
        m_counters.octetsSent, m_counters.octetsReceived};
}

} // namespace eid
