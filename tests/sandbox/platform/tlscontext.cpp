#include "tests/sandbox/platform/tlscontext.h"

#include "tests/sandbox/platform/certificatefacts.h"

#include <openssl/err.h>
#include <openssl/tls1.h>
#include <openssl/x509v3.h>

#include <string_view>

namespace eid::sandbox {

namespace {

constexpr int secondsOfStaple = 300;
constexpr long sessionsKept = 20'000;

Result<std::optional<CredentialRecord>> credentialOf(PlatformStorage &storage, const X509 *shown)
{
    const auto found = storage.credential(serialNumberOf(shown));
    if (!found || !*found || (*found)->certificate == derOf(shown))
        return found;
    return std::nullopt;
}

/// The verdict on a certificate whose chain holds.
int verdict(ConnectionJudge &judge, const X509 *shown)
{
    const auto credential = credentialOf(judge.storage, shown);
    if (!credential)
        return X509_V_ERR_UNSPECIFIED;
    if (!*credential)
        return X509_V_ERR_CERT_REJECTED;
    switch ((*credential)->state) {
    case RecordState::Pending:
    case RecordState::Live:
        return X509_V_OK;
    case RecordState::Retired:
    case RecordState::Revoked:
        return X509_V_ERR_CERT_REVOKED;
    }
    Q_UNREACHABLE();
}

int verifyClient(int good, X509_STORE_CTX *context)
{
    if (good != 1 || X509_STORE_CTX_get_error_depth(context) > 0)
        return good;
    const auto *ssl = static_cast<SSL *>(
        X509_STORE_CTX_get_ex_data(context, SSL_get_ex_data_X509_STORE_CTX_idx()));
    auto *judge = static_cast<ConnectionJudge *>(SSL_get_app_data(ssl));
    const int error = verdict(*judge, X509_STORE_CTX_get_current_cert(context));
    X509_STORE_CTX_set_error(context, error);
    return error == X509_V_OK ? 1 : 0;
}

/// Empty where nothing is known of \a own.
const Bytes &stapleFor(ConnectionJudge &judge, const X509 *own)
{
    const QString serialNumber = serialNumberOf(own);
    const QDateTime now = judge.clock.now();
    auto &staple = judge.staple;
    const bool fresh = staple.serialNumber == serialNumber && staple.at <= now
        && staple.at.addSecs(secondsOfStaple) > now;
    if (fresh)
        return staple.octets;
    const OcspStatus status = judge.identity.statusOf(serialNumber);
    staple = {serialNumber, now, {}};
    if (status.kind != OcspStatus::Kind::Unknown)
        staple.octets = judge.ocsp.staple(IssuedBy::Servers, own, status, now);
    return staple.octets;
}

int stapleStatus(SSL *ssl, void *)
{
    auto *judge = static_cast<ConnectionJudge *>(SSL_get_app_data(ssl));
    const Bytes &staple = stapleFor(*judge, SSL_get_certificate(ssl));
    if (staple.empty())
        return SSL_TLSEXT_ERR_NOACK;
    auto *copy = static_cast<unsigned char *>(OPENSSL_memdup(staple.data(), staple.size()));
    if (copy == nullptr)
        return SSL_TLSEXT_ERR_NOACK;
    SSL_set_tlsext_status_ocsp_resp(ssl, copy, static_cast<long>(staple.size()));
    return SSL_TLSEXT_ERR_OK;
}

bool setChain(SSL_CTX *context, const ServerChain &chain)
{
    if (SSL_CTX_use_certificate(context, chain.leaf.get()) != 1
        || SSL_CTX_use_PrivateKey(context, chain.key.get()) != 1)
        return false;
    for (const auto &certificate : chain.above) {
        if (SSL_CTX_add1_chain_cert(context, certificate.get()) != 1)
            return false;
    }
    return true;
}

/// Clients' certificates: up to the citizens' authority, whatever they are marked for (a signature
/// certificate is not marked for TLS).
bool setTrust(SSL_CTX *context, const DemoCa &ca)
{
    X509_VERIFY_PARAM *param = SSL_CTX_get0_param(context);
    X509_STORE *store = SSL_CTX_get_cert_store(context);
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, verifyClient);
    return X509_STORE_add_cert(store, ca.root().certificate()) == 1
        && X509_STORE_add_cert(store, ca.citizens().certificate()) == 1
        && X509_VERIFY_PARAM_set_purpose(param, X509_PURPOSE_ANY) == 1
        && X509_VERIFY_PARAM_set_flags(param, X509_V_FLAG_PARTIAL_CHAIN) == 1
        && SSL_CTX_add_client_CA(context, ca.citizens().certificate()) == 1
        && SSL_CTX_add_client_CA(context, ca.root().certificate()) == 1;
}

} // namespace

Result<std::shared_ptr<SSL_CTX>> makeTlsContext(
    const DemoCa &ca, const ServerChain &chain, bool allowTls12)
{
    static constexpr std::string_view sessions = "eid-platform";
    std::shared_ptr<SSL_CTX> context(SSL_CTX_new(TLS_server_method()), SSL_CTX_free);
    if (!context)
        return opensslFailure(QLatin1String("TLS"));
    // Else OpenSSL would not show the weak certificates that clients have to refuse.
    SSL_CTX_set_security_level(context.get(), 0);
    // A ticket that held the session itself would have the client's certificate read anew each
    // time, which costs more than the rest of a resumption.
    SSL_CTX_set_options(
        context.get(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_NO_TICKET);
    SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_SERVER);
    SSL_CTX_sess_set_cache_size(context.get(), sessionsKept);
    SSL_CTX_set_tlsext_status_cb(context.get(), stapleStatus);
    const bool made
        = SSL_CTX_set_min_proto_version(context.get(), allowTls12 ? TLS1_2_VERSION : TLS1_3_VERSION)
            == 1
        && SSL_CTX_set_cipher_list(context.get(), "ECDHE+AESGCM:ECDHE+CHACHA20") == 1
        && SSL_CTX_set_num_tickets(context.get(), 1) == 1
        && SSL_CTX_set_session_id_context(context.get(),
               reinterpret_cast<const unsigned char *>(sessions.data()),
               static_cast<unsigned>(sessions.size()))
            == 1
        && setTrust(context.get(), ca) && setChain(context.get(), chain);
    if (!made)
        return opensslFailure(QLatin1String("TLS"));
    return context;
}

std::unique_ptr<SSL, ReleasedBy<SSL_free>> makeConnection(SSL_CTX *context, ConnectionJudge &judge)
{
    std::unique_ptr<SSL, ReleasedBy<SSL_free>> ssl(SSL_new(context));
    if (ssl) {
        SSL_set_app_data(ssl.get(), &judge);
        X509_VERIFY_PARAM_set_time(SSL_get0_param(ssl.get()), judge.clock.now().toSecsSinceEpoch());
    }
    return ssl;
}

Result<std::optional<CredentialRecord>> peerCredential(PlatformStorage &storage, const SSL *ssl)
{
    const X509 *shown = SSL_get0_peer_certificate(ssl);
    if (shown == nullptr)
        return std::nullopt;
    return credentialOf(storage, shown);
}

} // namespace eid::sandbox
