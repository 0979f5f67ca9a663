#include "tests/sandbox/platform/certificatefacts.h"

#include <openssl/pkcs7.h>

#include <array>

namespace eid::sandbox {

namespace {

using MessageHandle = std::unique_ptr<PKCS7, ReleasedBy<PKCS7_free>>;

} // namespace

QString hexOf(const ASN1_INTEGER *serialNumber)
{
    const NumberHandle number(serialNumber ? ASN1_INTEGER_to_BN(serialNumber, nullptr) : nullptr);
    if (!number || BN_is_negative(number.get()))
        return {};
    Bytes octets(static_cast<std::size_t>(BN_num_bytes(number.get())));
    BN_bn2bin(number.get(), octets.data());
    return toHex(octets);
}

QString serialNumberOf(const X509 *certificate)
{
    return hexOf(X509_get0_serialNumber(certificate));
}

QString keyDigestOf(EVP_PKEY *publicKey)
{
    const Bytes der = publicKeyDerOf(publicKey);
    std::array<std::uint8_t, 32> digest{};
    if (der.empty()
        || EVP_Digest(der.data(), der.size(), digest.data(), nullptr, EVP_sha256(), nullptr) != 1)
        return {};
    return toHex(digest);
}

Bytes publicKeyDerOf(EVP_PKEY *publicKey)
{
    const int size = i2d_PUBKEY(publicKey, nullptr);
    Bytes der(static_cast<std::size_t>(std::max(size, 0)));
    unsigned char *end = der.data();
    if (!der.empty())
        i2d_PUBKEY(publicKey, &end);
    return der;
}

Bytes certificatesOnly(const QList<X509 *> &certificates)
{
    const MessageHandle message(PKCS7_new());
    if (!message || PKCS7_set_type(message.get(), NID_pkcs7_signed) != 1
        || PKCS7_content_new(message.get(), NID_pkcs7_data) != 1)
        return {};
    // Certificates alone: the content itself is absent.
    PKCS7_set_detached(message.get(), 1);
    for (X509 *certificate : certificates) {
        if (PKCS7_add_certificate(message.get(), certificate) != 1)
            return {};
    }
    const int size = i2d_PKCS7(message.get(), nullptr);
    Bytes der(static_cast<std::size_t>(std::max(size, 0)));
    unsigned char *end = der.data();
    if (!der.empty())
        i2d_PKCS7(message.get(), &end);
    return der;
}

} // namespace eid::sandbox
