#include "core/platform/stapledstatus.h"

#include "core/crypto/openssl.h"

#include <openssl/ocsp.h>
#include <openssl/x509v3.h>

#include <algorithm>

namespace eid {

namespace {

constexpr long toleranceSeconds = 300;
constexpr long statusRequestFeature = 5; // RFC 7633, 4.1: the number of the TLS extension

Error untrusted(const char *why)
{
    ERR_clear_error();
    return {ErrorCode::TlsServerUntrusted, QString::fromLatin1(why), std::nullopt};
}

bool promisesStaple(const X509 &leaf)
{
    const OpenSslOwned<TLS_FEATURE, TLS_FEATURE_free> features(
        static_cast<TLS_FEATURE *>(X509_get_ext_d2i(&leaf, NID_tlsfeature, nullptr, nullptr)));
    for (int at = 0; features && at < sk_ASN1_INTEGER_num(features.get()); ++at) {
        if (ASN1_INTEGER_get(sk_ASN1_INTEGER_value(features.get(), at)) == statusRequestFeature)
            return true;
    }
    return false;
}

/// Signed by \a issuer, or by whom it lets sign such answers.
bool isSigned(OCSP_BASICRESP &answer, X509 &issuer, STACK_OF(X509) & chain)
{
    const OpenSslOwned<X509_STORE, X509_STORE_free> store(X509_STORE_new());
    return X509_STORE_add_cert(store.get(), &issuer) == 1
        && X509_STORE_set_flags(store.get(), X509_V_FLAG_PARTIAL_CHAIN) == 1
        && OCSP_basic_verify(&answer, &chain, store.get(), OCSP_NOEXPLICIT) == 1;
}

struct Found
{
    int status = V_OCSP_CERTSTATUS_UNKNOWN;
    ASN1_GENERALIZEDTIME *thisUpdate = nullptr;
    ASN1_GENERALIZEDTIME *nextUpdate = nullptr;
};

/// The responder names the certificate by hashes of its own choice.
std::optional<Found> find(OCSP_BASICRESP &answer, const X509 &leaf, const X509 &issuer)
{
    for (const EVP_MD *digest : {EVP_sha1(), EVP_sha256()}) {
        const OpenSslOwned<OCSP_CERTID, OCSP_CERTID_free> id(
            OCSP_cert_to_id(digest, &leaf, &issuer));
        Found found;
        if (id
            && OCSP_resp_find_status(&answer, id.get(), &found.status, nullptr, nullptr,
                   &found.thisUpdate, &found.nextUpdate)
                == 1)
            return found;
    }
    return std::nullopt;
}

} // namespace

std::optional<Error> refusalByStaple(ByteView staple, STACK_OF(X509) & chain)
{
    X509 *leaf = sk_X509_value(&chain, 0);
    if (staple.empty())
        return promisesStaple(*leaf) ? std::optional(untrusted("no stapled status")) : std::nullopt;
    const unsigned char *at = staple.data();
    const OpenSslOwned<OCSP_RESPONSE, OCSP_RESPONSE_free> response(
        d2i_OCSP_RESPONSE(nullptr, &at, static_cast<long>(staple.size())));
    const OpenSslOwned<OCSP_BASICRESP, OCSP_BASICRESP_free> answer(
        response ? OCSP_response_get1_basic(response.get()) : nullptr);
    X509 *issuer = sk_X509_value(&chain, std::min(1, sk_X509_num(&chain) - 1));
    if (!answer || !isSigned(*answer, *issuer, chain))
        return untrusted("stapled status does not hold");
    const auto found = find(*answer, *leaf, *issuer);
    if (!found
        || OCSP_check_validity(found->thisUpdate, found->nextUpdate, toleranceSeconds, -1) != 1)
        return untrusted("stapled status does not hold");
    if (found->status == V_OCSP_CERTSTATUS_REVOKED)
        return Error{ErrorCode::TlsServerRevoked, QStringLiteral("stapled status"), std::nullopt};
    if (found->status != V_OCSP_CERTSTATUS_GOOD)
        return untrusted("stapled status unknown");
    return std::nullopt;
}

} // namespace eid
