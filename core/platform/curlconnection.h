#pragma once

#include "core/platform/curllibrary.h"
#include "core/platform/platformsession.h"
#include "core/platform/proxyroute.h"
#include "core/platform/responderconnection.h"
#include "core/platform/tlsclient.h"
#include "core/platform/transfer.h"

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace eid {

/// The connection of a session, as curl keeps it: one at a time, alive between requests, resumed by
/// its TLS session where it was lost.
///
/// Threads: the network thread, unless said otherwise.
class CurlConnection
{
public:
    /// Loads curl with \a load when it is first used.
    CurlConnection(
        PlatformSettings settings, std::unique_ptr<TlsClient> tls, CurlLoader load = loadCurl);
    CurlConnection(const CurlConnection &) = delete;
    CurlConnection &operator=(const CurlConnection &) = delete;

    /// Sends and waits, until \a isGivenUp, which is looked at after each wakeUp(): then Cancelled.
    TransferOutcome perform(const Transfer &transfer, const std::function<bool()> &isGivenUp);
    /// Closes the connection and keeps its TLS session.
    void disconnect();

    /// Any thread.
    void wakeUp();
    /// Any thread.
    [[nodiscard]] SessionCost cost() const;

private:
    struct Counters
    {
        std::atomic<int> fullHandshakes = 0;
        std::atomic<int> resumedHandshakes = 0;
        std::atomic<int> requests = 0;
        std::atomic<quint64> octetsSent = 0;
        std::atomic<quint64> octetsReceived = 0;
    };
    class Try;

    Result<void> makeHandles();
    Result<Bytes> ask(const QUrl &responder, const Bytes &request);
    std::optional<CURLcode> finished();
    void forgetSessions();
    const ProxyRoute &route();
    /// Whether the connection with this number still waits for requests.
    bool isOpen(quint64 number);

    PlatformSettings m_settings;
    // The handles' connections refer to it: it goes after them.
    std::unique_ptr<TlsClient> m_tls;
    CurlLoader m_load;
    const CurlLibrary *m_curl = nullptr; ///< once loaded
    CurlOwned<CURL, &CurlLibrary::easyCleanup> m_easy; ///< keeps the TLS sessions
    std::mutex m_multiMutex; ///< of the pointer
    CurlOwned<CURLM, &CurlLibrary::multiCleanup> m_multi; ///< keeps the connection
    curl_socket_t m_socket = CURL_SOCKET_BAD; ///< of the connection, as the last try left it
    std::optional<ProxyRoute> m_route;
    ResponderConnection m_responder;
    const std::function<bool()> *m_isGivenUp = nullptr; ///< of the transfer under way
    Counters m_counters;
};

} // namespace eid
