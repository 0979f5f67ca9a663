#include "testissuer.h"

#include <openssl/rsa.h>
#include <openssl/x509v3.h>

#include <atomic>

namespace eid {

namespace {

void require(bool worked)
{
    if (!worked)
        qFatal("A test certificate cannot be made: %s", qPrintable(takeOpenSslReason()));
}

std::shared_ptr<X509> made(const TestOrder &order, X509 *issuer, EVP_PKEY *issuerKey)
{
    static std::atomic<long> lastNumber = 1000;
    const std::shared_ptr<X509> x509(X509_new(), X509_free);
    require(X509_set_version(x509.get(), X509_VERSION_3) == 1);
    require(ASN1_INTEGER_set(X509_get_serialNumber(x509.get()), ++lastNumber) == 1);
    require(
        ASN1_TIME_set_string_X509(X509_getm_notBefore(x509.get()), order.notBefore.c_str()) == 1);
    require(ASN1_TIME_set_string_X509(X509_getm_notAfter(x509.get()), order.notAfter.c_str()) == 1);
    X509_NAME *subject = X509_get_subject_name(x509.get());
    require(X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8,
                reinterpret_cast<const unsigned char *>(order.name.c_str()), -1, -1, 0)
        == 1);
    if (!order.organisation.empty())
        require(X509_NAME_add_entry_by_txt(subject, "O", MBSTRING_UTF8,
                    reinterpret_cast<const unsigned char *>(order.organisation.c_str()), -1, -1, 0)
            == 1);
    X509 *above = issuer != nullptr ? issuer : x509.get();
    require(X509_set_issuer_name(x509.get(), X509_get_subject_name(above)) == 1);
    require(X509_set_pubkey(x509.get(), order.key.get()) == 1);
    X509V3_CTX context;
    X509V3_set_ctx(&context, above, x509.get(), nullptr, nullptr, 0);
    for (const auto &[name, value] : order.extensions) {
        const OpenSslOwned<X509_EXTENSION, X509_EXTENSION_free> extension(
            X509V3_EXT_conf(nullptr, &context, name.c_str(), value.c_str()));
        require(extension != nullptr && X509_add_ext(x509.get(), extension.get(), -1) == 1);
    }
    require(X509_sign(x509.get(), issuerKey, order.digest) > 0);
    return x509;
}

Certificate certificateOf(X509 *x509)
{
    unsigned char *octets = nullptr;
    const int size = i2d_X509(x509, &octets);
    require(size > 0);
    auto certificate = parseCertificate(ByteView(octets, static_cast<std::size_t>(size)));
    OPENSSL_free(octets);
    require(certificate.has_value());
    return *certificate;
}

} // namespace

TestKey makeTestKey(const std::string &kind)
{
    EVP_PKEY *key = kind.starts_with("RSA") ? EVP_RSA_gen(std::stoul(kind.substr(3)))
                                            : EVP_EC_gen(kind.c_str());
    require(key != nullptr);
    return {key, EVP_PKEY_free};
}

TestIssuer::TestIssuer(const TestOrder &order)
    : m_key(order.key)
    , m_x509(made(order, nullptr, order.key.get()))
    , m_certificate(certificateOf(m_x509.get()))
{ }

TestIssuer::TestIssuer(const TestOrder &order, const TestIssuer &above)
    : m_key(order.key)
    , m_x509(made(order, above.x509(), above.key()))
    , m_certificate(certificateOf(m_x509.get()))
{ }

TestOrder TestIssuer::order(const std::string &name, const std::string &kind)
{
    TestOrder order;
    order.name = name;
    order.key = makeTestKey(kind);
    order.extensions = {{"basicConstraints", "critical,CA:TRUE"},
        {"keyUsage", "critical,keyCertSign,cRLSign"}, {"subjectKeyIdentifier", "hash"}};
    return order;
}

Certificate TestIssuer::issue(const TestOrder &order) const
{
    return certificateOf(made(order, m_x509.get(), m_key.get()).get());
}

std::shared_ptr<X509> x509OfTest(const Certificate &certificate)
{
    const unsigned char *at = certificate.der.data();
    const std::shared_ptr<X509> x509(
        d2i_X509(nullptr, &at, static_cast<long>(certificate.der.size())), X509_free);
    require(x509 != nullptr);
    return x509;
}

} // namespace eid
