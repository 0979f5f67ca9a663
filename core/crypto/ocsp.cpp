#include "core/crypto/ocsp.h"

#include "core/crypto/asn1text.h"
#include "core/crypto/strength.h"
#include "core/crypto/x509handle.h"

#include <openssl/ocsp.h>
#include <openssl/rand.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include <array>

namespace eid {

namespace {

using OwnedRequest = OpenSslOwned<OCSP_REQUEST, OCSP_REQUEST_free>;
using OwnedResponse = OpenSslOwned<OCSP_RESPONSE, OCSP_RESPONSE_free>;
using OwnedBasic = OpenSslOwned<OCSP_BASICRESP, OCSP_BASICRESP_free>;
using OwnedId = OpenSslOwned<OCSP_CERTID, OCSP_CERTID_free>;
using OwnedStore = OpenSslOwned<X509_STORE, X509_STORE_free>;

/// More than an answer for one certificate with the responder's certificates takes.
constexpr std::size_t maximumSize = 64 * 1024;

tl::unexpected<Error> doesNotHold(const QString &why)
{
    ERR_clear_error();
    return failure(ErrorCode::CertificateStatusUnknown, QStringLiteral("OCSP: %1").arg(why));
}

OwnedId idOf(const X509 &certificate, const X509 &issuer)
{
    return OwnedId(OCSP_cert_to_id(EVP_sha1(), &certificate, &issuer));
}

Result<OwnedBasic> decode(ByteView der)
{
    if (der.empty() || der.size() > maximumSize)
        return doesNotHold(QStringLiteral("%1 octets").arg(der.size()));
    const unsigned char *at = der.data();
    const OwnedResponse response(d2i_OCSP_RESPONSE(nullptr, &at, static_cast<long>(der.size())));
    if (!response)
        return doesNotHold(takeOpenSslReason());
    if (at != der.data() + der.size())
        return doesNotHold(QStringLiteral("octets behind it"));
    const int status = OCSP_response_status(response.get());
    if (status != OCSP_RESPONSE_STATUS_SUCCESSFUL)
        return doesNotHold(QLatin1String(OCSP_response_status_str(status)));
    OwnedBasic basic(OCSP_response_get1_basic(response.get()));
    if (!basic)
        return doesNotHold(takeOpenSslReason());
    return basic;
}

bool repeatsNonce(const OcspRequest &request, OCSP_BASICRESP &basic, OcspNonce nonce)
{
    const unsigned char *at = request.der.data();
    const OwnedRequest asked(d2i_OCSP_REQUEST(nullptr, &at, static_cast<long>(request.der.size())));
    constexpr int bothAndEqual = 1;
    constexpr int requestOnly = -1;
    if (!asked)
        return false;
    const int found = OCSP_check_nonce(asked.get(), &basic);
    return found == bothAndEqual || (found == requestOnly && nonce == OcspNonce::WhereRepeated);
}

/// A store in which \a issuer is the end of every path, though it may be no root.
OwnedStore storeOf(X509 &issuer, const QDateTime &now)
{
    constexpr int securityLevel = 2;
    OwnedStore store(X509_STORE_new());
    if (!store || X509_STORE_add_cert(store.get(), &issuer) != 1)
        return nullptr;
    X509_VERIFY_PARAM *parameters = X509_STORE_get0_param(store.get());
    X509_VERIFY_PARAM_set_flags(parameters, X509_V_FLAG_PARTIAL_CHAIN);
    X509_VERIFY_PARAM_set_time(parameters, static_cast<time_t>(now.toSecsSinceEpoch()));
    X509_VERIFY_PARAM_set_auth_level(parameters, securityLevel);
    return store;
}

/// What is wrong with who signed \a basic, and how; empty if nothing is.
QString flawOfSignature(OCSP_BASICRESP &basic, X509 &issuer, const QDateTime &now)
{
    const OwnedStore store = storeOf(issuer, now);
    const OwnedX509Stack candidates(sk_X509_new_null());
    if (!store || !candidates || X509_up_ref(&issuer) != 1
        || sk_X509_push(candidates.get(), &issuer) <= 0)
        return takeOpenSslReason();
    // Without OCSP_NOEXPLICIT a root marked as trusted for OCSP could sign for any issuer.
    if (OCSP_basic_verify(&basic, candidates.get(), store.get(), OCSP_NOEXPLICIT) != 1)
        return takeOpenSslReason();
    X509 *signer = nullptr;
    if (OCSP_resp_get0_signer(&basic, &signer, candidates.get()) != 1)
        return takeOpenSslReason();
    if (X509_cmp(signer, &issuer) != 0 && (X509_get_key_usage(signer) & KU_DIGITAL_SIGNATURE) == 0)
        return QStringLiteral("the responder's key is not for signatures");
    const X509_ALGOR *algorithm = OCSP_resp_get0_tbs_sigalg(&basic);
    const QString weakness = weaknessOf(X509_get0_pubkey(signer));
    return weakness.isEmpty() ? weaknessOf(*algorithm) : weakness;
}

/// What is wrong with when the answer was made; empty if nothing is.
QString flawOfTime(const CertificateStatus &status, const QDateTime &producedAt,
    const QDateTime &now, std::chrono::seconds tolerance)
{
    const QDateTime latest = now.addSecs(tolerance.count());
    const QDateTime earliest = now.addSecs(-tolerance.count());
    if (!status.thisUpdate.isValid() || !producedAt.isValid())
        return QStringLiteral("no time that can be read");
    if (status.thisUpdate > latest || producedAt > latest)
        return QStringLiteral("made in the future");
    const QDateTime &until = status.nextUpdate.isValid() ? status.nextUpdate : status.thisUpdate;
    if (until < status.thisUpdate)
        return QStringLiteral("over before it begins");
    return until < earliest ? QStringLiteral("outdated") : QString();
}

bool isReason(int reason)
{
    constexpr int unused = 7; // RFC 5280, 5.3.1
    return reason >= OCSP_REVOKED_STATUS_NOSTATUS && reason <= OCSP_REVOKED_STATUS_AACOMPROMISE
        && reason != unused;
}

/// False for a status, a reason or a time that is none.
bool readState(
    int status, int reason, const ASN1_GENERALIZEDTIME *revokedAt, CertificateStatus &read)
{
    switch (status) {
    case V_OCSP_CERTSTATUS_GOOD:
        read.state = CertificateStatus::State::Good;
        return true;
    case V_OCSP_CERTSTATUS_REVOKED:
        read.state = CertificateStatus::State::Revoked;
        read.revokedAt = instantOf(revokedAt);
        if (reason != OCSP_REVOKED_STATUS_NOSTATUS)
            read.reason = static_cast<RevocationReason>(reason);
        return read.revokedAt.isValid() && isReason(reason);
    case V_OCSP_CERTSTATUS_UNKNOWN:
        read.state = CertificateStatus::State::Unknown;
        return true;
    default: // OpenSSL's numbers, not an enumeration of ours
        return false;
    }
}

} // namespace

Result<OcspRequest> makeOcspRequest(const Certificate &certificate, const Certificate &issuer)
{
    const auto subject = x509Of(certificate);
    const auto above = x509Of(issuer);
    if (!subject || !above)
        return failure(ErrorCode::CertificateMalformed);
    if (X509_NAME_cmp(X509_get_issuer_name(subject->get()), X509_get_subject_name(above->get()))
        != 0)
        return failure(
            ErrorCode::CertificateUntrusted, QStringLiteral("issued by another authority"));
    const OwnedRequest request(OCSP_REQUEST_new());
    OwnedId id = idOf(**subject, **above);
    if (!request || !id || OCSP_request_add0_id(request.get(), id.get()) == nullptr)
        return failure(ErrorCode::Internal, takeOpenSslReason());
    [[maybe_unused]] OCSP_CERTID *given = id.release();
    std::array<unsigned char, 32> nonce{};
    if (RAND_bytes(nonce.data(), static_cast<int>(nonce.size())) != 1
        || OCSP_request_add1_nonce(request.get(), nonce.data(), static_cast<int>(nonce.size()))
            != 1)
        return failure(ErrorCode::Internal, takeOpenSslReason());
    return OcspRequest{encodingOf(i2d_OCSP_REQUEST, request.get())};
}

Result<CertificateStatus> checkOcspResponse(ByteView der, const OcspRequest &request,
    const Certificate &certificate, const Certificate &issuer, const QDateTime &now,
    std::chrono::seconds tolerance, OcspNonce nonce)
{
    if (!now.isValid())
        return failure(ErrorCode::InvalidArgument, QStringLiteral("no time"));
    const auto subject = x509Of(certificate);
    const auto above = x509Of(issuer);
    if (!subject || !above)
        return failure(ErrorCode::CertificateMalformed);
    const auto basic = decode(der);
    if (!basic)
        return failure(basic.error());
    if (!repeatsNonce(request, **basic, nonce))
        return doesNotHold(QStringLiteral("nonce"));
    const QString flaw = flawOfSignature(**basic, **above, now);
    if (!flaw.isEmpty())
        return doesNotHold(flaw);

    const OwnedId id = idOf(**subject, **above);
    int status = V_OCSP_CERTSTATUS_UNKNOWN;
    int reason = OCSP_REVOKED_STATUS_NOSTATUS;
    ASN1_GENERALIZEDTIME *revokedAt = nullptr;
    ASN1_GENERALIZEDTIME *thisUpdate = nullptr;
    ASN1_GENERALIZEDTIME *nextUpdate = nullptr;
    if (!id
        || OCSP_resp_find_status(
               basic->get(), id.get(), &status, &reason, &revokedAt, &thisUpdate, &nextUpdate)
            != 1)
        return doesNotHold(QStringLiteral("of another certificate"));
    CertificateStatus read;
    read.thisUpdate = instantOf(thisUpdate);
    read.nextUpdate = instantOf(nextUpdate);
    if (nextUpdate != nullptr && !read.nextUpdate.isValid())
        return doesNotHold(QStringLiteral("nextUpdate"));
    const QDateTime producedAt = instantOf(OCSP_resp_get0_produced_at(basic->get()));
    if (const QString late = flawOfTime(read, producedAt, now, tolerance); !late.isEmpty())
        return doesNotHold(late);
    if (!readState(status, reason, revokedAt, read))
        return doesNotHold(QStringLiteral("status %1, reason %2").arg(status).arg(reason));
    ERR_clear_error();
    return read;
}

} // namespace eid
