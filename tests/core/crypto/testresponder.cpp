#include "testresponder.h"

namespace eid {

namespace {

using OwnedTime = OpenSslOwned<ASN1_TIME, ASN1_TIME_free>;

OwnedTime timeOf(std::optional<qint64> seconds)
{
    return OwnedTime(
        seconds ? ASN1_GENERALIZEDTIME_set(nullptr, static_cast<time_t>(*seconds)) : nullptr);
}

} // namespace

Bytes TestResponder::answer(const OcspRequest &request) const
{
    const unsigned char *at = request.der.data();
    const OpenSslOwned<OCSP_REQUEST, OCSP_REQUEST_free> asked(
        d2i_OCSP_REQUEST(nullptr, &at, static_cast<long>(request.der.size())));
    const OpenSslOwned<OCSP_BASICRESP, OCSP_BASICRESP_free> basic(OCSP_BASICRESP_new());
    OpenSslOwned<OCSP_CERTID, OCSP_CERTID_free> id(
        OCSP_CERTID_dup(OCSP_onereq_get0_id(OCSP_request_onereq_get0(asked.get(), 0))));
    if (insteadOf)
        id.reset(OCSP_cert_to_id(
            EVP_sha1(), x509OfTest(insteadOf->first).get(), x509OfTest(insteadOf->second).get()));
    const OwnedTime revoked = timeOf(revokedAt);
    const OwnedTime from = timeOf(thisUpdate);
    const OwnedTime until = timeOf(nextUpdate);
    if (OCSP_basic_add1_status(
            basic.get(), id.get(), status, reason, revoked.get(), from.get(), until.get())
        == nullptr)
        qFatal("no status: %s", qPrintable(takeOpenSslReason()));
    if (repeatsNonce)
        OCSP_copy_nonce(basic.get(), asked.get());
    // OpenSSL would write the time of now, which no test is about.
    ASN1_GENERALIZEDTIME_set(
        const_cast<ASN1_GENERALIZEDTIME *>(OCSP_resp_get0_produced_at(basic.get())),
        static_cast<time_t>(producedAt.value_or(thisUpdate)));
    const unsigned long flags = OCSP_NOTIME | (isDelegate ? 0UL : OCSP_NOCERTS);
    if (OCSP_basic_sign(basic.get(), certificate.get(), key, digest, nullptr, flags) != 1)
        qFatal("no signature: %s", qPrintable(takeOpenSslReason()));
    const OpenSslOwned<OCSP_RESPONSE, OCSP_RESPONSE_free> response(OCSP_response_create(
        responseStatus, responseStatus == OCSP_RESPONSE_STATUS_SUCCESSFUL ? basic.get() : nullptr));
    unsigned char *octets = nullptr;
    const int size = i2d_OCSP_RESPONSE(response.get(), &octets);
    Bytes der(octets, octets + size);
    OPENSSL_free(octets);
    return der;
}

} // namespace eid
