#pragma once

#include "tests/sandbox/platform/platformfaults.h"
#include "tests/sandbox/platform/route.h"
#include "tests/sandbox/platform/tlsstream.h"

#include <httplib.h>

#include <functional>
#include <regex>
#include <string>
#include <utility>
#include <vector>

namespace eid::sandbox {

/// Reads requests from a connection, has the routes answer them, and lets go wrong what shall. The
/// HTTP is cpp-httplib's; sockets and TLS are not.
///
/// Threads: belongs to the one that made it.
class HttpEngine : private httplib::Server
{
public:
    /// What the engine does its work with; all of it lives longer.
    struct Parts
    {
        const PlatformServices &services;
        PlatformStorage &storage;
        FaultQueue &faults;
        /// Waits; false where the platform stopped meanwhile.
        std::function<bool(std::chrono::milliseconds)> wait;
        std::function<void()> countRequest;
    };

    explicit HttpEngine(Parts parts);

    /// Serves the request that begins on \a stream. Returns whether the connection goes on; \a
    /// isLast: it does not. A connection that breaks as a fault wants it is closed without a word.
    bool serve(TlsStream &stream, SSL *ssl, bool isLast);
    /// A new connection begins: nothing was guessed on it yet.
    void beginConnection() { m_wrongGuesses = 0; }
    /// Whether the last connection ended with a fault that says no goodbye.
    [[nodiscard]] bool isBroken() const { return m_broken; }

private:
    void serveRoute(const Route &route);
    void begin(const Route &route);
    void handle(const Route &route, PlatformRequest request, httplib::Response &answer);
    void handlePart(const Route &route, const httplib::Request &asked, httplib::Response &answer,
        const httplib::ContentReader &reader);
    [[nodiscard]] Answered answered(const Route &route, PlatformRequest &request);
    [[nodiscard]] const Route &routeFor(const Route &route, const httplib::Request &asked) const;
    void explain(const httplib::Request &asked, httplib::Response &answer);
    void fill(httplib::Response &response, const Answer &answer);
    void distortBody(httplib::Response &response) const;
    [[nodiscard]] QByteArray distortWire(const QByteArray &octets);
    [[nodiscard]] std::string date();
    [[nodiscard]] const PlatformFault *fault(PlatformFault::Kind kind) const;

    Parts m_parts;
    std::vector<std::pair<std::string, std::regex>> m_patterns; ///< method and path of each route
    std::vector<PlatformFault> m_faults; ///< of the request that is being served
    std::pair<qint64, std::string> m_date; ///< the second, and how HTTP writes it
    int m_wrongGuesses = 0; ///< on the connection
    bool m_broken = false;
};

} // namespace eid::sandbox
