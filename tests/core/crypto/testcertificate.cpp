#include "testcertificate.h"

#include "core/crypto/openssl.h"

#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace eid {

namespace {

void require(bool worked)
{
    if (!worked)
        qFatal("A test certificate cannot be made: %s", qPrintable(takeOpenSslReason()));
}

EVP_PKEY *makeKey(const std::string &curve)
{
    if (curve == "RSA")
        return EVP_RSA_gen(2048);
    return EVP_EC_gen(curve.c_str());
}

} // namespace

Bytes TestCertificate::make() const
{
    const OpenSslOwned<X509, X509_free> x509(X509_new());
    const OpenSslOwned<EVP_PKEY, EVP_PKEY_free> key(makeKey(curve));
    const OpenSslOwned<X509_NAME, X509_NAME_free> name(X509_NAME_new());
    require(x509 && key && name);
    for (const Attribute &attribute : subject) {
        // Set behind the constructor's back, which would look at what the octets mean.
        const OpenSslOwned<ASN1_STRING, ASN1_STRING_free> value(
            ASN1_STRING_type_new(attribute.type));
        ASN1_STRING_set(
            value.get(), attribute.octets.data(), static_cast<int>(attribute.octets.size()));
        const OpenSslOwned<X509_NAME_ENTRY, X509_NAME_ENTRY_free> entry(
            X509_NAME_ENTRY_create_by_NID(nullptr, OBJ_txt2nid(attribute.name.c_str()),
                V_ASN1_UTF8STRING, reinterpret_cast<const unsigned char *>("x"), 1));
        require(entry != nullptr);
        ASN1_STRING *data = X509_NAME_ENTRY_get_data(entry.get());
        require(ASN1_STRING_copy(data, value.get()) == 1);
        require(X509_NAME_add_entry(name.get(), entry.get(), -1, 0) == 1);
    }
    require(X509_set_version(x509.get(), X509_VERSION_3) == 1);
    require(X509_set_subject_name(x509.get(), name.get()) == 1);
    require(X509_set_issuer_name(x509.get(), name.get()) == 1);
    BIGNUM *number = nullptr;
    require(BN_hex2bn(&number, serialNumber.c_str()) > 0);
    const OpenSslOwned<BIGNUM, BN_free> owned(number);
    require(BN_to_ASN1_INTEGER(number, X509_get_serialNumber(x509.get())) != nullptr);
    require(ASN1_TIME_set_string_X509(X509_getm_notBefore(x509.get()), notBefore.c_str()) == 1);
    require(ASN1_TIME_set_string_X509(X509_getm_notAfter(x509.get()), notAfter.c_str()) == 1);
    require(X509_set_pubkey(x509.get(), key.get()) == 1);
    for (const auto &[extension, value] : extensions) {
        const OpenSslOwned<X509_EXTENSION, X509_EXTENSION_free> made(
            X509V3_EXT_conf(nullptr, nullptr, extension.c_str(), value.c_str()));
        require(made != nullptr && X509_add_ext(x509.get(), made.get(), -1) == 1);
    }
    require(X509_sign(x509.get(), key.get(), EVP_sha256()) > 0);
    unsigned char *octets = nullptr;
    const int size = i2d_X509(x509.get(), &octets);
    require(size > 0);
    Bytes der(octets, octets + size);
    OPENSSL_free(octets);
    return der;
}

} // namespace eid
