#include "teststaple.h"

namespace eid {

namespace {

using OwnedTime = OpenSslOwned<ASN1_TIME, ASN1_TIME_free>;

int sendStaple(SSL *connection, void *octets)
{
    const auto &staple = *static_cast<const Bytes *>(octets);
    SSL_set_tlsext_status_ocsp_resp(
        connection, OPENSSL_memdup(staple.data(), staple.size()), static_cast<long>(staple.size()));
    return SSL_TLSEXT_ERR_OK;
}

} // namespace

Bytes makeStaple(
    const TestIdentity &subject, const TestIdentity &signer, int status, long begins, long ends)
{
    return makeAnswer({}, subject, signer, status, begins, ends);
}

Bytes makeAnswer(const Bytes &request, const TestIdentity &subject, const TestIdentity &signer,
    int status, long begins, long ends)
{
    const OpenSslOwned<OCSP_BASICRESP, OCSP_BASICRESP_free> basic(OCSP_BASICRESP_new());
    const OpenSslOwned<OCSP_CERTID, OCSP_CERTID_free> id(
        OCSP_cert_to_id(EVP_sha1(), subject.certificate.get(), signer.certificate.get()));
    const OwnedTime from(X509_gmtime_adj(nullptr, begins));
    const OwnedTime until(X509_gmtime_adj(nullptr, ends));
    OCSP_basic_add1_status(basic.get(), id.get(), status, OCSP_REVOKED_STATUS_KEYCOMPROMISE,
        status == V_OCSP_CERTSTATUS_REVOKED ? from.get() : nullptr, from.get(), until.get());
    const unsigned char *at = request.data();
    const OpenSslOwned<OCSP_REQUEST, OCSP_REQUEST_free> asked(request.empty()
            ? nullptr
            : d2i_OCSP_REQUEST(nullptr, &at, static_cast<long>(request.size())));
    if (asked)
        OCSP_copy_nonce(basic.get(), asked.get());
    OCSP_basic_sign(
        basic.get(), signer.certificate.get(), signer.key.get(), EVP_sha256(), nullptr, 0);
    const OpenSslOwned<OCSP_RESPONSE, OCSP_RESPONSE_free> response(
        OCSP_response_create(OCSP_RESPONSE_STATUS_SUCCESSFUL, basic.get()));
    unsigned char *octets = nullptr;
    const int size = i2d_OCSP_RESPONSE(response.get(), &octets);
    if (size <= 0)
        qFatal("no OCSP answer: %s", qPrintable(takeOpenSslReason()));
    Bytes der(octets, octets + size);
    OPENSSL_free(octets);
    return der;
}

void staple(TestServer::Setup &setup, Bytes octets)
{
    const auto kept = std::make_shared<Bytes>(std::move(octets));
    setup.tune = [kept](SSL_CTX &context) {
        SSL_CTX_set_tlsext_status_cb(&context, sendStaple);
        SSL_CTX_set_tlsext_status_arg(&context, kept.get());
    };
}

} // namespace eid
