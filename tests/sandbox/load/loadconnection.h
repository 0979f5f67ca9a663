#pragma once

#include "tests/sandbox/demo/opensslhandles.h"

#include <QByteArray>

#include <openssl/ssl.h>

#include <memory>
#include <optional>

namespace eid::sandbox {

struct LoadReply
{
    int status = 0;
    QByteArray body;
};

using SslContext = std::shared_ptr<SSL_CTX>;
using SslSession = std::shared_ptr<SSL_SESSION>;

/// TLS 1.3 as a client that trusts \a rootsPem; shared by all connections. Null where OpenSSL
/// fails.
SslContext makeLoadContext(const QByteArray &rootsPem);

/// One connection to 127.0.0.1, as lean as it can be: what it costs is taken from the machine that
/// is measured. Blocks for ten seconds at most.
///
/// Threads: belongs to the one that made it.
class LoadConnection
{
public:
    struct Identity
    {
        X509 *certificate = nullptr;
        EVP_PKEY *key = nullptr;
    };

    LoadConnection() = default;
    ~LoadConnection();
    LoadConnection(const LoadConnection &) = delete;
    LoadConnection &operator=(const LoadConnection &) = delete;

    /// Connects and shakes hands; \a identity is shown where it has a key, \a session resumed where
    /// there is one.
    bool open(const SslContext &context, std::uint16_t port, const Identity &identity,
        const SslSession &session);
    void close();
    [[nodiscard]] bool isOpen() const { return m_ssl != nullptr; }
    [[nodiscard]] bool isResumed() const;

    /// Nothing where the connection ends before the answer does.
    std::optional<LoadReply> post(
        const char *path, const QByteArray &contentType, const QByteArray &body, bool isLast);
    /// To resume later; null where the server gave none. Once an answer was had.
    [[nodiscard]] SslSession session() const;

private:
    int m_socket = -1;
    std::unique_ptr<SSL, ReleasedBy<SSL_free>> m_ssl;
};

} // namespace eid::sandbox
