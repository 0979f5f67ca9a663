#include "tests/sandbox/platform/certificationrequest.h"

#include "tests/sandbox/platform/channelbinding.h"

#include <openssl/crypto.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace eid::sandbox {

namespace {

using RequestHandle = std::unique_ptr<X509_REQ, ReleasedBy<X509_REQ_free>>;

struct FreeExtensions
{
    void operator()(STACK_OF(X509_EXTENSION) * extensions) const
    {
        sk_X509_EXTENSION_pop_free(extensions, X509_EXTENSION_free);
    }
};
using ExtensionsHandle = std::unique_ptr<STACK_OF(X509_EXTENSION), FreeExtensions>;

constexpr int leastRsaBits = 2048;
constexpr int mostRsaBits = 4096;

RequestHandle parse(QByteArray base64)
{
    // Lines may be of any length, and end in any way (RFC 8951).
    base64.removeIf([](char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; });
    const auto decoded = QByteArray::fromBase64Encoding(
        base64, QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return nullptr;
    const QByteArray &der = *decoded;
    const auto *begin = reinterpret_cast<const unsigned char *>(der.constData());
    const unsigned char *next = begin;
    RequestHandle request(d2i_X509_REQ(nullptr, &next, static_cast<long>(der.size())));
    return request && next == begin + der.size() ? std::move(request) : nullptr;
}

bool isFit(EVP_PKEY *key)
{
    if (EVP_PKEY_is_a(key, "RSA"))
        return EVP_PKEY_get_bits(key) >= leastRsaBits && EVP_PKEY_get_bits(key) <= mostRsaBits;
    std::array<char, 64> group{};
    if (!EVP_PKEY_is_a(key, "EC")
        || EVP_PKEY_get_group_name(key, group.data(), group.size(), nullptr) != 1)
        return false;
    const std::string_view name(group.data());
    return name == "prime256v1" || name == "secp384r1";
}

Bytes alternativeName(const STACK_OF(X509_EXTENSION) * extensions)
{
    const int at = X509v3_get_ext_by_NID(extensions, NID_subject_alt_name, -1);
    if (at < 0)
        return {};
    const ASN1_OCTET_STRING *value = X509_EXTENSION_get_data(X509v3_get_ext(extensions, at));
    const unsigned char *octets = ASN1_STRING_get0_data(value);
    return {octets, octets + ASN1_STRING_length(value)};
}

QByteArray challengePassword(X509_REQ *request)
{
    const int at = X509_REQ_get_attr_by_NID(request, NID_pkcs9_challengePassword, -1);
    X509_ATTRIBUTE *attribute = at < 0 ? nullptr : X509_REQ_get_attr(request, at);
    if (attribute == nullptr || X509_ATTRIBUTE_count(attribute) != 1)
        return {};
    const ASN1_TYPE *value = X509_ATTRIBUTE_get0_type(attribute, 0);
    const bool text = value->type == V_ASN1_PRINTABLESTRING || value->type == V_ASN1_UTF8STRING
        || value->type == V_ASN1_IA5STRING || value->type == V_ASN1_T61STRING;
    if (!text)
        return {};
    const ASN1_STRING *string = value->value.asn1_string;
    return {
        reinterpret_cast<const char *>(ASN1_STRING_get0_data(string)), ASN1_STRING_length(string)};
}

bool isBoundTo(X509_REQ *request, const SSL *ssl)
{
    const Bytes binding = channelBinding(ssl);
    const QByteArray expected = QByteArray(
        reinterpret_cast<const char *>(binding.data()), static_cast<qsizetype>(binding.size()))
                                    .toBase64();
    const QByteArray found = challengePassword(request);
    return !binding.empty() && found.size() == expected.size()
        && CRYPTO_memcmp(
               found.constData(), expected.constData(), static_cast<std::size_t>(found.size()))
        == 0;
}

} // namespace

tl::expected<KeyHandle, Problem> checkRequest(
    const QByteArray &base64, const X509 *previous, const SSL *ssl)
{
    const RequestHandle request = parse(base64);
    if (!request)
        return refuse(400, "malformed-request", "This is no PKCS#10 request in base64");
    KeyHandle key(X509_REQ_get_pubkey(request.get()));
    if (!key || !isFit(key.get()))
        return refuse(400, "key-unsupported", "EC P-256, P-384 or RSA of 2048 to 4096 bits");
    if (X509_REQ_verify(request.get(), key.get()) != 1)
        return refuse(400, "request-signature", "The request is not signed with its key");
    if (X509_NAME_cmp(X509_REQ_get_subject_name(request.get()), X509_get_subject_name(previous))
        != 0)
        return refuse(400, "subject", "The subject is not that of the certificate to be renewed");
    const ExtensionsHandle extensions(X509_REQ_get_extensions(request.get()));
    if (alternativeName(extensions.get()) != alternativeName(X509_get0_extensions(previous)))
        return refuse(400, "subject-alternative-name",
            "The alternative name is not that of the certificate to be renewed");
    if (!isBoundTo(request.get(), ssl))
        return refuse(403, "channel-binding", "The request is not bound to this connection");
    return key;
}

} // namespace eid::sandbox
