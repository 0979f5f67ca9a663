#pragma once

#include "core/base/error.h"

#include <QtGlobal>

#include <chrono>
#include <optional>

namespace eid {

/// What TLS saw of the connection of a session that was made last. Network thread.
struct TlsHandshake
{
    quint64 connection = 0; ///< counted from 1; 0: none was made yet
    /// Why the server was refused, before the card was asked for anything.
    std::optional<Error> refusal;
    /// The server asked for a certificate and the card's key was used to answer it
    /// (CertificateVerify; RFC 8446, 4.4.3, RFC 5246, 7.4.8).
    bool isProved = false;
    std::optional<int> alert; ///< the fatal one that the server sent (RFC 8446, 6.2)
    bool isEnded = false; ///< the server said that nothing more comes (close_notify)
    unsigned long reason = 0; ///< OpenSSL's, of a handshake that failed; 0: it was broken off
    std::chrono::steady_clock::duration signing{}; ///< how long the card took
    std::chrono::steady_clock::duration asking{}; ///< how long a responder took

    /// What of its time was not the server's.
    [[nodiscard]] std::chrono::steady_clock::duration apart() const { return signing + asking; }
};

} // namespace eid
