#include "softwarecard.h"

#include <openssl/rsa.h>

namespace eid {

namespace {

using OwnedContext = OpenSslOwned<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;

EVP_PKEY *generate(KeyAlgorithm algorithm)
{
    switch (algorithm) {
    case KeyAlgorithm::EcP256:
        return EVP_EC_gen("P-256");
    case KeyAlgorithm::EcP384:
        return EVP_EC_gen("P-384");
    case KeyAlgorithm::Rsa2048:
        return EVP_RSA_gen(2048);
    }
    return nullptr;
}

std::size_t inputSizeOf(KeyAlgorithm algorithm)
{
    switch (algorithm) {
    case KeyAlgorithm::EcP256:
        return 32;
    case KeyAlgorithm::EcP384:
        return 48;
    case KeyAlgorithm::Rsa2048:
        return 256;
    }
    return 0;
}

} // namespace

SoftwareCard::SoftwareCard(KeyAlgorithm algorithm)
    : m_algorithm(algorithm)
    , m_key(generate(algorithm))
{
    if (!m_key)
        qFatal("no key: %s", qPrintable(takeOpenSslReason()));
}

Result<Bytes> SoftwareCard::sign(const CardSignatureRequest &request)
{
    ++m_signatures;
    if (failure)
        return eid::failure(*failure);
    if (request.algorithm != m_algorithm || request.input.size() != inputSizeOf(m_algorithm))
        return eid::failure(ErrorCode::CardRefused, QStringLiteral("6A80"));
    const OwnedContext context(EVP_PKEY_CTX_new(m_key.get(), nullptr));
    Bytes signature(512);
    std::size_t size = signature.size();
    if (EVP_PKEY_sign_init(context.get()) != 1
        || (m_algorithm == KeyAlgorithm::Rsa2048
            && EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_NO_PADDING) != 1)
        || EVP_PKEY_sign(
               context.get(), signature.data(), &size, request.input.data(), request.input.size())
            != 1)
        return eid::failure(ErrorCode::CardRefused, takeOpenSslReason());
    signature.resize(size);
    if (isBroken)
        signature.back() ^= 0x01;
    return signature;
}

CardSigner SoftwareCard::signer()
{
    return [this](const CardSignatureRequest &request) { return sign(request); };
}

CardKey SoftwareCard::key()
{
    return CardKey::create(publicKey(), signer()).value();
}

Bytes SoftwareCard::publicKey() const
{
    unsigned char *octets = nullptr;
    const int size = i2d_PUBKEY(m_key.get(), &octets);
    Bytes der(octets, octets + size);
    OPENSSL_free(octets);
    return der;
}

SoftwareCard::OwnedX509 SoftwareCard::certificate() const
{
    OwnedX509 x509(X509_new());
    X509_set_version(x509.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(x509.get()), 1);
    ASN1_TIME_set_string_X509(X509_getm_notBefore(x509.get()), "20200101000000Z");
    ASN1_TIME_set_string_X509(X509_getm_notAfter(x509.get()), "20991231235959Z");
    X509_NAME_add_entry_by_txt(X509_get_subject_name(x509.get()), "CN", MBSTRING_ASC,
        reinterpret_cast<const unsigned char *>("card"), -1, -1, 0);
    X509_set_issuer_name(x509.get(), X509_get_subject_name(x509.get()));
    X509_set_pubkey(x509.get(), m_key.get());
    if (X509_sign(x509.get(), m_key.get(), EVP_sha256()) <= 0)
        qFatal("no certificate: %s", qPrintable(takeOpenSslReason()));
    return x509;
}

} // namespace eid
