#pragma once

#include "core/base/bytes.h"
#include "tests/sandbox/demo/opensslhandles.h"

#include <QByteArray>
#include <QMap>

#include <openssl/ssl.h>

#include <memory>
#include <optional>

namespace eid::sandbox {

struct HttpReply
{
    int status = 0;
    QMap<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
};

/// A client of the platform with keys in software, as plain as can be: one connection, what is
/// asked as it is given, what is answered as it comes. Waits ten seconds at most.
class PlatformClient
{
public:
    PlatformClient(std::uint16_t port, const QByteArray &rootsPem);
    ~PlatformClient();
    PlatformClient(const PlatformClient &) = delete;
    PlatformClient &operator=(const PlatformClient &) = delete;

    /// The credential to show.
    void setIdentity(ByteView certificate, EVP_PKEY *key);
    void setMaximumVersion(int version);
    /// Resumes the session of \a other, which has had an answer.
    void resume(const PlatformClient &other);

    bool connect();
    /// X509_V_OK, or why the server's chain or name does not hold.
    [[nodiscard]] long verifyResult() const;
    [[nodiscard]] bool isResumed() const;
    /// The stapled OCSP response, DER; empty: none.
    [[nodiscard]] Bytes staple() const;
    [[nodiscard]] X509 *serverCertificate() const;
    /// tls-exporter of the connection, or tls-unique below TLS 1.3.
    [[nodiscard]] Bytes binding() const;

    bool send(const QByteArray &octets);
    bool send(const QByteArray &method, const QByteArray &path, const QByteArray &contentType = {},
        const QByteArray &body = {}, const QByteArray &moreHeaders = {});
    /// One answer; nothing where the connection ends before it does, or it is none.
    std::optional<HttpReply> receive();
    std::optional<HttpReply> ask(const QByteArray &method, const QByteArray &path,
        const QByteArray &contentType = {}, const QByteArray &body = {},
        const QByteArray &moreHeaders = {});
    /// Everything up to the end of the connection.
    QByteArray receiveAll();

private:
    bool readMore();

    std::uint16_t m_port;
    std::unique_ptr<SSL_CTX, ReleasedBy<SSL_CTX_free>> m_context;
    std::unique_ptr<SSL, ReleasedBy<SSL_free>> m_ssl;
    std::unique_ptr<SSL_SESSION, ReleasedBy<SSL_SESSION_free>> m_session;
    int m_socket = -1;
    QByteArray m_input;
};

} // namespace eid::sandbox
