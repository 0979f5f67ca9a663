#include "core/platform/tlsclient.h"

#include "core/platform/namedcertificate.h"

#include <openssl/err.h>
#include <openssl/tls1.h>

namespace eid {

namespace {

using std::chrono::steady_clock;

/// Forward secrecy and authenticated encryption (RFC 9325, 4.2); those of TLS 1.3 all have both.
constexpr const char *tls12Ciphers = "ECDHE+AESGCM:ECDHE+CHACHA20";

// RFC 8446, 4: the handshake's messages; a message begins with its type.
constexpr std::uint8_t certificateMessage = SSL3_MT_CERTIFICATE;
constexpr std::uint8_t certificateVerifyMessage = SSL3_MT_CERTIFICATE_VERIFY;

// RFC 9266, 2.
constexpr std::string_view exporterLabel = "EXPORTER-Channel-Binding";
constexpr std::size_t exporterSize = 32;

int clientIndex()
{
    static const int index = SSL_CTX_get_ex_new_index(0, nullptr, nullptr, nullptr, nullptr);
    return index;
}

int numberIndex()
{
    static const int index = SSL_CTX_get_ex_new_index(0, nullptr, nullptr, nullptr, nullptr);
    return index;
}

OpenSslOwned<X509, X509_free> decode(const Bytes &der)
{
    const unsigned char *at = der.data();
    return OpenSslOwned<X509, X509_free>(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
}

/// RFC 5929, 3.1: the first Finished message of the handshake.
Bytes tlsUnique(const SSL &connection)
{
    Bytes octets(EVP_MAX_MD_SIZE);
    const bool isServersFirst = SSL_session_reused(&connection) == 1;
    octets.resize(isServersFirst ? SSL_get_peer_finished(&connection, octets.data(), octets.size())
                                 : SSL_get_finished(&connection, octets.data(), octets.size()));
    return octets;
}

} // namespace

TlsClient::TlsClient(ServerTrust trust, ServerStatus status, bool allowTls12)
    : m_trust(std::move(trust))
    , m_status(std::move(status))
    , m_allowTls12(allowTls12)
{ }

Result<std::unique_ptr<TlsClient>> TlsClient::create(const PlatformSettings &settings,
    std::optional<ClientCredential> credential, ServerStatus status)
{
    auto trust = ServerTrust::create(settings);
    if (!trust)
        return failure(trust.error());
    std::unique_ptr<TlsClient> client(
        new TlsClient(std::move(*trust), std::move(status), settings.allowTls12));
    if (credential) {
        if (const auto set = client->setCredential(std::move(*credential)); !set)
            return failure(set.error());
    }
    return client;
}

Result<void> TlsClient::setCredential(ClientCredential credential)
{
    m_certificate = decode(credential.certificate);
    if (!m_certificate)
        return failure(ErrorCode::CertificateMalformed, takeOpenSslReason());
    if (X509_check_private_key(m_certificate.get(), credential.key.handle()) != 1)
        return failure(ErrorCode::CertificateUnexpected, takeOpenSslReason());
    for (const Bytes &der : credential.intermediates) {
        m_intermediates.push_back(decode(der));
        if (!m_intermediates.back())
            return failure(ErrorCode::CertificateMalformed, takeOpenSslReason());
    }
    m_key = std::move(credential.key);
    return {};
}

bool TlsClient::prepare(SSL_CTX &context)
{
    const quint64 number = m_handshake.connection + 1;
    m_handshake = {};
    m_handshake.connection = number;
    SSL_CTX_set_ex_data(&context, clientIndex(), this);
    // A number in the place of a pointer, as ex_data has it.
    SSL_CTX_set_ex_data(&context, numberIndex(),
        reinterpret_cast<void *>(static_cast<std::uintptr_t>(number))); // NOLINT

    SSL_CTX_set_options(&context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
    SSL_CTX_clear_options(&context, SSL_OP_NO_TICKET); // as curl has it: no resumption in TLS 1.2
    SSL_CTX_set_cert_verify_callback(&context, verify, this);
    SSL_CTX_set_tlsext_status_type(&context, TLSEXT_STATUSTYPE_ocsp);
    SSL_CTX_set_tlsext_status_cb(&context, checkStatus);
    SSL_CTX_set_tlsext_status_arg(&context, this);
    SSL_CTX_set_msg_callback(&context, seeMessage);
    SSL_CTX_set_msg_callback_arg(&context, this);
    SSL_CTX_set_info_callback(&context, seeState);
    return m_trust.prepare(context)
        && SSL_CTX_set_min_proto_version(&context, m_allowTls12 ? TLS1_2_VERSION : TLS1_3_VERSION)
        == 1
        && SSL_CTX_set_max_proto_version(&context, TLS1_3_VERSION) == 1
        && SSL_CTX_set_cipher_list(&context, tls12Ciphers) == 1
        && (!m_key || useCredential(context));
}

bool TlsClient::useCredential(SSL_CTX &context)
{
    if (SSL_CTX_use_certificate(&context, m_certificate.get()) != 1
        || SSL_CTX_use_PrivateKey(&context, m_key->handle()) != 1)
        return false;
    SSL_CTX_set_cert_cb(&context, checkExposure, this);
    for (const OwnedX509 &intermediate : m_intermediates) {
        if (SSL_CTX_add1_chain_cert(&context, intermediate.get()) != 1)
            return false;
    }
    return true;
}

std::optional<Error> TlsClient::refusalOf(SSL &connection) const
{
    // A resumed session is one in which the server had asked.
    if (!m_key || m_handshake.isProved || SSL_session_reused(&connection) == 1)
        return std::nullopt;
    return Error{ErrorCode::TlsClientNotAsked, {}, std::nullopt};
}

quint64 TlsClient::numberOf(const SSL &connection)
{
    return reinterpret_cast<std::uintptr_t>(
        SSL_CTX_get_ex_data(SSL_get_SSL_CTX(&connection), numberIndex()));
}

Result<ChannelBinding> TlsClient::bindingOf(SSL &connection)
{
    ChannelBinding binding;
    binding.connection = numberOf(connection);
    if (SSL_version(&connection) < TLS1_3_VERSION) {
        // Without it, tls-unique does not tell connections apart (RFC 7627, 1).
        if (SSL_get_extms_support(&connection) != 1)
            return failure(ErrorCode::TlsServerWeak, QStringLiteral("no extended master secret"));
        binding.type = ChannelBinding::Type::TlsUnique;
        binding.octets = tlsUnique(connection);
        return binding;
    }
    binding.octets.resize(exporterSize);
    if (SSL_export_keying_material(&connection, binding.octets.data(), exporterSize,
            exporterLabel.data(), exporterLabel.size(), nullptr, 0, 0)
        != 1)
        return failure(ErrorCode::Internal, takeOpenSslReason());
    return binding;
}

std::optional<Error> TlsClient::takeSigningError() const
{
    return m_key ? m_key->takeSigningError() : std::nullopt;
}

int TlsClient::verify(X509_STORE_CTX *context, void *client)
{
    TlsHandshake &handshake = static_cast<TlsClient *>(client)->m_handshake;
    handshake.refusal = static_cast<TlsClient *>(client)->m_trust.judge(*context);
    if (!handshake.refusal)
        return 1;
    if (X509_STORE_CTX_get_error(context) == X509_V_OK)
        X509_STORE_CTX_set_error(context, X509_V_ERR_APPLICATION_VERIFICATION);
    return 0;
}

/// Called once the server's certificate and its proof are in, and before the card signs.
int TlsClient::checkStatus(SSL *connection, void *client)
{
    STACK_OF(X509) *chain = SSL_get0_verified_chain(connection);
    if (chain == nullptr || sk_X509_num(chain) == 0)
        return 1; // resumed: there is no certificate
    const unsigned char *octets = nullptr;
    const long size = SSL_get_tlsext_status_ocsp_resp(connection, &octets);
    const ByteView staple(octets, static_cast<std::size_t>(octets != nullptr ? size : 0));
    auto &self = *static_cast<TlsClient *>(client);
    const auto since = steady_clock::now();
    self.m_handshake.refusal = self.m_status.refusalOf(*chain, staple, self.m_ask);
    self.m_handshake.asking = steady_clock::now() - since;
    ERR_clear_error(); // what was seen of another's certificate is no fault of this handshake
    return self.m_handshake.refusal ? 0 : 1;
}

/// Called when the server has asked for a certificate, and before it is sent: in TLS 1.2 that is
/// done in the clear (RFC 5246, 7.4.6).
int TlsClient::checkExposure(SSL *connection, void *client)
{
    auto &self = *static_cast<TlsClient *>(client);
    if (SSL_version(connection) >= TLS1_3_VERSION || !mayNamePerson(*self.m_certificate))
        return 1;
    self.m_handshake.refusal
        = Error{ErrorCode::TlsClientExposed, QStringLiteral("TLS 1.2"), std::nullopt};
    return 0;
}

void TlsClient::seeMessage(int isWritten, int /*version*/, int contentType, const void *octets,
    std::size_t size, SSL * /*connection*/, void *client)
{
    auto &self = *static_cast<TlsClient *>(client);
    const ByteView message(static_cast<const std::uint8_t *>(octets), size);
    if (contentType == SSL3_RT_ALERT && isWritten == 0 && size == 2) {
        if (message[1] == SSL_AD_CLOSE_NOTIFY)
            self.m_handshake.isEnded = true;
        else if (message[1] != SSL_AD_USER_CANCELLED)
            self.m_handshake.alert = message[1];
    }
    if (contentType != SSL3_RT_HANDSHAKE || isWritten == 0 || message.empty())
        return;
    // The card signs between the one and the other.
    if (message[0] == certificateMessage) {
        self.m_signingSince = steady_clock::now();
    } else if (message[0] == certificateVerifyMessage) {
        self.m_handshake.signing = steady_clock::now() - self.m_signingSince;
        self.m_handshake.isProved = true;
    }
}

void TlsClient::seeState(const SSL *connection, int where, int result)
{
    if (where != SSL_CB_CONNECT_EXIT || result > 0)
        return;
    auto *self
        = static_cast<TlsClient *>(SSL_CTX_get_ex_data(SSL_get_SSL_CTX(connection), clientIndex()));
    if (const unsigned long reason = ERR_peek_last_error(); reason != 0)
        self->m_handshake.reason = reason;
}

} // namespace eid
