#pragma once

#include "core/platform/answercollector.h"
#include "core/platform/curlconnection.h"
#include "core/platform/deadlines.h"

#include <array>

struct ssl_st;

namespace eid {

/// One try of a request on curl's handle: how curl is set up for it, and what it tells on the way.
/// Network thread.
class CurlConnection::Try
{
public:
    Try(const CurlLibrary &curl, CURL *easy, const Transfer &transfer,
        const PlatformSettings &settings, const ProxyRoute &route, TlsClient &tls,
        Counters &counters);
    Try(const Try &) = delete;
    Try &operator=(const Try &) = delete;

    [[nodiscard]] bool prepare();
    /// How long it may still take.
    [[nodiscard]] Deadlines::Clock::duration left() const;
    /// curl is done with it.
    void finish(CURLcode code);
    /// It took too long.
    void timeOut();

    TransferOutcome takeOutcome() { return std::move(m_outcome); }

private:
    void prepareFields();
    void addField(const QByteArray &line);

    static CURLcode onTlsContext(CURL *easy, void *context, void *self);
    static int onReady(void *self, char *remote, char *local, int remotePort, int localPort);
    static std::size_t onHeader(char *octets, std::size_t one, std::size_t size, void *self);
    static std::size_t onBody(char *octets, std::size_t one, std::size_t size, void *self);
    static int onProgress(
        void *self, curl_off_t toReceive, curl_off_t received, curl_off_t toSend, curl_off_t sent);

    std::optional<Error> refusalOf(ssl_st *connection);
    void notice(const TransferProgress &progress);
    [[nodiscard]] Error failureOf(CURLcode code) const;

    const CurlLibrary &m_curl;
    CURL *m_easy;
    const Transfer &m_transfer;
    const PlatformSettings &m_settings;
    const ProxyRoute &m_route;
    TlsClient &m_tls;
    Counters &m_counters;

    AnswerCollector m_collector;
    Deadlines m_deadlines;
    CurlOwned<curl_slist, &CurlLibrary::slistFreeAll> m_fields;
    std::array<char, CURL_ERROR_SIZE> m_words{};
    quint64 m_connectionBefore;
    TransferProgress m_progress;
    std::optional<Error> m_refusal;
    TransferOutcome m_outcome;
};

} // namespace eid
