#include "teststaple.h"

namespace eid {

namespace {

using OwnedTime = OpenSslOwned<ASN1_TIME, ASN1_TIME_free>;
using OwnedBasic = OpenSslOwned<OCSP_BASICRESP, OCSP_BASICRESP_free>;

OwnedBasic statusOf(const TestIdentity &subject, const TestIdentity &issuer, int status,
    long begins, std::optional<long> ends)
{
    OwnedBasic basic(OCSP_BASICRESP_new());
    const OpenSslOwned<OCSP_CERTID, OCSP_CERTID_free> id(
        OCSP_cert_to_id(EVP_sha1(), subject.certificate.get(), issuer.certificate.get()));
    const OwnedTime from(X509_gmtime_adj(nullptr, begins));
    const OwnedTime until(ends ? X509_gmtime_adj(nullptr, *ends) : nullptr);
    OCSP_basic_add1_status(basic.get(), id.get(), status, OCSP_REVOKED_STATUS_KEYCOMPROMISE,
        status == V_OCSP_CERTSTATUS_REVOKED ? from.get() : nullptr, from.get(), until.get());
    return basic;
}

Bytes sealed(OCSP_BASICRESP &basic, const TestIdentity &signer, const EVP_MD *digest)
{
    OCSP_basic_sign(&basic, signer.certificate.get(), signer.key.get(), digest, nullptr, 0);
    const OpenSslOwned<OCSP_RESPONSE, OCSP_RESPONSE_free> response(
        OCSP_response_create(OCSP_RESPONSE_STATUS_SUCCESSFUL, &basic));
    unsigned char *octets = nullptr;
    const int size = i2d_OCSP_RESPONSE(response.get(), &octets);
    if (size <= 0)
        qFatal("no OCSP answer: %s", qPrintable(takeOpenSslReason()));
    Bytes der(octets, octets + size);
    OPENSSL_free(octets);
    return der;
}

int sendStaple(SSL *connection, void *octets)
{
    const auto &staple = *static_cast<const Bytes *>(octets);
    SSL_set_tlsext_status_ocsp_resp(
        connection, OPENSSL_memdup(staple.data(), staple.size()), static_cast<long>(staple.size()));
    return SSL_TLSEXT_ERR_OK;
}

} // namespace

Bytes makeStaple(const TestIdentity &subject, const TestIdentity &signer, int status, long begins,
    std::optional<long> ends, const EVP_MD *digest)
{
    return makeAnswer({}, subject, signer, status, begins, ends, digest);
}

Bytes makeDelegatedStaple(
    const TestIdentity &subject, const TestIdentity &issuer, const std::string &key)
{
    TestWish wish;
    wish.commonName = "a responder";
    wish.key = key;
    wish.extensions
        = {{"keyUsage", "critical,digitalSignature"}, {"extendedKeyUsage", "OCSPSigning"}};
    const TestIdentity responder = issue(wish, &issuer);
    const OwnedBasic basic = statusOf(subject, issuer, V_OCSP_CERTSTATUS_GOOD, -60, 3600);
    return sealed(*basic, responder, EVP_sha256());
}

Bytes makeAnswer(const Bytes &request, const TestIdentity &subject, const TestIdentity &signer,
    int status, long begins, std::optional<long> ends, const EVP_MD *digest)
{
    const OwnedBasic basic = statusOf(subject, signer, status, begins, ends);
    const unsigned char *at = request.data();
    const OpenSslOwned<OCSP_REQUEST, OCSP_REQUEST_free> asked(request.empty()
            ? nullptr
            : d2i_OCSP_REQUEST(nullptr, &at, static_cast<long>(request.size())));
    if (asked)
        OCSP_copy_nonce(basic.get(), asked.get());
    return sealed(*basic, signer, digest);
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
