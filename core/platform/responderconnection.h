#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/platform/curllibrary.h"
#include "core/platform/proxyroute.h"

#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>

namespace eid {

/// Asks OCSP responders over plain HTTP (RFC 6960, A.1): what they answer is signed, and what they
/// are asked says no more than the handshake with the server has said already.
///
/// Threads: the network thread, unless said otherwise.
class ResponderConnection
{
public:
    /// What an exchange goes by.
    struct Terms
    {
        const CurlLibrary &curl;
        const ProxyRoute &route;
        std::chrono::milliseconds whole; ///< for all of it
        const std::function<bool()> &isGivenUp; ///< looked at after each wakeUp()
    };

    /// POSTs \a request to \a responder, an http address, and returns the body of the answer: of
    /// 200 alone, of application/ocsp-response, and of 64 KiB at most. Follows no redirect. Fails
    /// with CertificateStatusUnknown, and with Cancelled once it is given up.
    Result<Bytes> ask(const QUrl &responder, const Bytes &request, const Terms &terms);

    /// Any thread.
    void wakeUp();

private:
    class Exchange;

    Result<void> run(const Terms &terms);

    std::mutex m_mutex; ///< of the two
    const CurlLibrary *m_curl = nullptr;
    CurlOwned<CURLM, &CurlLibrary::multiCleanup> m_multi; ///< during an exchange
};

} // namespace eid
