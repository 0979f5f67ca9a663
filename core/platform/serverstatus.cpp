#include "core/platform/serverstatus.h"

#include "core/crypto/x509handle.h"
#include "core/platform/stapledstatus.h"

#include <openssl/x509v3.h>

namespace eid {

namespace {

using State = CertificateStatus::State;

Error untrusted(const char *why)
{
    return {ErrorCode::TlsServerUntrusted, QString::fromLatin1(why), std::nullopt};
}

/// The first that can be asked without another TLS connection, whose server would have to be
/// asked about in turn. Empty: there is none.
QUrl responderOf(X509 &leaf)
{
    const OpenSslOwned<STACK_OF(OPENSSL_STRING), X509_email_free> named(X509_get1_ocsp(&leaf));
    ERR_clear_error();
    for (int at = 0; named && at < sk_OPENSSL_STRING_num(named.get()); ++at) {
        const QUrl url(
            QString::fromLatin1(sk_OPENSSL_STRING_value(named.get(), at)), QUrl::StrictMode);
        if (url.isValid() && url.scheme() == u"http" && !url.host().isEmpty()
            && url.userInfo().isEmpty() && !url.hasFragment())
            return url;
    }
    return {};
}

std::optional<Error> refusalFor(State state)
{
    switch (state) {
    case State::Good:
        return std::nullopt;
    case State::Revoked:
        return Error{ErrorCode::TlsServerRevoked, QStringLiteral("OCSP"), std::nullopt};
    case State::Unknown:
        return untrusted("OCSP: status unknown");
    }
    Q_UNREACHABLE();
}

} // namespace

ServerStatus::ServerStatus(
    RevocationPolicy policy, std::shared_ptr<StatusMemory> memory, std::function<QDateTime()> now)
    : m_policy(policy)
    , m_memory(std::move(memory))
    , m_now(std::move(now))
{ }

std::optional<Error> ServerStatus::refusalOf(
    STACK_OF(X509) & chain, ByteView staple, const Ask &ask)
{
    if (auto refusal = refusalByStaple(staple, chain))
        return refusal;
    if (!staple.empty() || m_policy == RevocationPolicy::Staple)
        return std::nullopt;
    // A root that is a server as well has nobody above it that could speak of it.
    const QUrl responder
        = sk_X509_num(&chain) > 1 ? responderOf(*sk_X509_value(&chain, 0)) : QUrl();
    if (!responder.isEmpty())
        return refusalByResponder(chain, responder, ask);
    return m_policy == RevocationPolicy::Require
        ? std::optional(untrusted("no stapled status, and no responder named"))
        : std::nullopt;
}

std::optional<Error> ServerStatus::refusalByResponder(
    STACK_OF(X509) & chain, const QUrl &responder, const Ask &ask)
{
    const Bytes der = encodingOf(i2d_X509, sk_X509_value(&chain, 0));
    if (const auto known = m_memory->find(der, m_now()))
        return refusalFor(*known);
    const auto status = statusFrom(chain, responder, ask);
    if (status) {
        m_memory->remember(der, *status, m_now());
        return refusalFor(status->state);
    }
    const bool isRefused
        = m_policy == RevocationPolicy::Require || status.error().code == ErrorCode::Cancelled;
    return isRefused ? std::optional(status.error()) : std::nullopt;
}

Result<CertificateStatus> ServerStatus::statusFrom(
    STACK_OF(X509) & chain, const QUrl &responder, const Ask &ask) const
{
    const auto leaf = parseCertificate(encodingOf(i2d_X509, sk_X509_value(&chain, 0)));
    const auto issuer = parseCertificate(encodingOf(i2d_X509, sk_X509_value(&chain, 1)));
    if (!leaf || !issuer)
        return failure(ErrorCode::CertificateStatusUnknown, QStringLiteral("OCSP: certificate"));
    const auto request = makeOcspRequest(*leaf, *issuer);
    if (!request)
        return failure(request.error());
    const auto answer = ask(responder, request->der);
    if (!answer)
        return failure(answer.error());
    return checkOcspResponse(*answer, *request, *leaf, *issuer, m_now(), std::chrono::minutes(5),
        OcspNonce::WhereRepeated);
}

} // namespace eid
