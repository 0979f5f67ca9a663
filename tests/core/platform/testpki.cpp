#include "testpki.h"

#include <openssl/rsa.h>
#include <openssl/sha.h>
#include <openssl/x509v3.h>

#include <atomic>

namespace eid {

namespace {

void require(bool worked)
{
    if (!worked)
        qFatal("A test certificate cannot be made: %s", qPrintable(takeOpenSslReason()));
}

EVP_PKEY *generate(const std::string &key)
{
    if (key.starts_with("RSA-"))
        return EVP_RSA_gen(static_cast<unsigned>(std::stoi(key.substr(4))));
    return EVP_EC_gen(key.c_str());
}

void setName(X509_NAME *name, const std::string &commonName)
{
    require(X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                reinterpret_cast<const unsigned char *>(commonName.c_str()), -1, -1, 0)
        == 1);
}

} // namespace

Bytes derOf(X509 &certificate)
{
    unsigned char *octets = nullptr;
    const int size = i2d_X509(&certificate, &octets);
    require(size > 0);
    Bytes der(octets, octets + size);
    OPENSSL_free(octets);
    return der;
}

Bytes TestIdentity::der() const
{
    return derOf(*certificate);
}

Bytes TestIdentity::pin() const
{
    unsigned char *spki = nullptr;
    const int size = i2d_PUBKEY(X509_get0_pubkey(certificate.get()), &spki);
    require(size > 0);
    Bytes hash(SHA256_DIGEST_LENGTH);
    SHA256(spki, static_cast<std::size_t>(size), hash.data());
    OPENSSL_free(spki);
    return hash;
}

TestWish TestWish::server()
{
    return {.commonName = "a server",
        .extensions
        = {{"basicConstraints", "critical,CA:FALSE"}, {"keyUsage", "critical,digitalSignature"},
            {"extendedKeyUsage", "serverAuth"}, {"subjectAltName", "DNS:localhost,IP:127.0.0.1"}}};
}

TestWish TestWish::authority()
{
    return {.commonName = "an authority",
        .extensions
        = {{"basicConstraints", "critical,CA:TRUE"}, {"keyUsage", "critical,keyCertSign,cRLSign"}}};
}

TestWish TestWish::client()
{
    return {.commonName = "f81d4fae-7dec-41d0-a765-00a0c91e6bf6",
        .extensions = {{"basicConstraints", "critical,CA:FALSE"},
            {"keyUsage", "critical,digitalSignature"}, {"extendedKeyUsage", "clientAuth"}}};
}

TestIdentity issue(const TestWish &wish, const TestIdentity *issuer, EVP_PKEY *publicKey)
{
    static std::atomic<long> serialNumber = 1;
    TestIdentity made;
    made.certificate.reset(X509_new());
    if (publicKey == nullptr)
        made.key.reset(generate(wish.key));
    EVP_PKEY *key = publicKey != nullptr ? publicKey : made.key.get();
    X509 *x509 = made.certificate.get();
    require(x509 != nullptr && key != nullptr);
    require(X509_set_version(x509, X509_VERSION_3) == 1);
    require(ASN1_INTEGER_set(X509_get_serialNumber(x509), serialNumber++) == 1);
    require(X509_gmtime_adj(X509_getm_notBefore(x509), wish.begins) != nullptr);
    require(X509_gmtime_adj(X509_getm_notAfter(x509), wish.ends) != nullptr);
    setName(X509_get_subject_name(x509), wish.commonName);
    require(X509_set_issuer_name(
                x509, X509_get_subject_name(issuer != nullptr ? issuer->certificate.get() : x509))
        == 1);
    require(X509_set_pubkey(x509, key) == 1);
    for (const auto &[name, value] : wish.extensions) {
        const OpenSslOwned<X509_EXTENSION, X509_EXTENSION_free> extension(
            X509V3_EXT_conf(nullptr, nullptr, name.c_str(), value.c_str()));
        require(extension != nullptr && X509_add_ext(x509, extension.get(), -1) == 1);
    }
    require(X509_sign(x509, issuer != nullptr ? issuer->key.get() : key,
                EVP_get_digestbyname(wish.digest))
        > 0);
    return made;
}

} // namespace eid
