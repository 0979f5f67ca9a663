#include "tests/sandbox/platform/samplesignature.h"

#include <openssl/asn1.h>
#include <openssl/cms.h>
#include <openssl/err.h>

#include <array>

namespace eid::sandbox {

namespace {

using MessageHandle = std::unique_ptr<CMS_ContentInfo, ReleasedBy<CMS_ContentInfo_free>>;
using Envelope = tl::expected<Bytes, const char *>;

constexpr std::uint8_t sequenceTag = 0x30;
constexpr std::uint8_t integerTag = 0x02;
constexpr std::uint8_t explicitTag = 0xA0;
/// id-smime-ct-authEnvelopedData, 1.2.840.113549.1.9.16.1.23.
constexpr std::array<std::uint8_t, 13> authEnvelopedData{
    0x06, 0x0B, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x10, 0x01, 0x17};

tl::unexpected<const char *> refused(const char *problem)
{
    ERR_clear_error();
    return tl::unexpected<const char *>(problem);
}

Bytes wrapped(std::uint8_t tag, const Bytes &content)
{
    Bytes octets{tag};
    const std::size_t size = content.size();
    if (size < 0x80) {
        octets.push_back(static_cast<std::uint8_t>(size));
    } else {
        // Four octets of length do for everything that is let in here.
        octets.push_back(0x84);
        for (const int shift : {24, 16, 8, 0})
            octets.push_back(static_cast<std::uint8_t>(size >> shift));
    }
    octets.insert(octets.end(), content.begin(), content.end());
    return octets;
}

/// \a content as a ContentInfo; empty where it begins like neither.
Bytes asContentInfo(const Bytes &content)
{
    const unsigned char *next = content.data();
    long size = 0;
    int tag = 0;
    int tagClass = 0;
    const int form
        = ASN1_get_object(&next, &size, &tag, &tagClass, static_cast<long>(content.size()));
    if ((form & 0x80) != 0 || tag != V_ASN1_SEQUENCE || next >= content.data() + content.size())
        return {};
    if (*next == V_ASN1_OBJECT)
        return content;
    if (*next != integerTag)
        return {};
    Bytes inner(authEnvelopedData.begin(), authEnvelopedData.end());
    const Bytes value = wrapped(explicitTag, content);
    inner.insert(inner.end(), value.begin(), value.end());
    return wrapped(sequenceTag, inner);
}

bool isStrong(CMS_SignerInfo *signer)
{
    X509_ALGOR *digest = nullptr;
    CMS_SignerInfo_get0_algs(signer, nullptr, nullptr, &digest, nullptr);
    const ASN1_OBJECT *name = nullptr;
    X509_ALGOR_get0(&name, nullptr, nullptr, digest);
    const int nid = OBJ_obj2nid(name);
    return nid == NID_sha256 || nid == NID_sha384 || nid == NID_sha512;
}

bool isValid(const X509 *certificate, const QDateTime &now)
{
    std::time_t at = now.toSecsSinceEpoch();
    return X509_cmp_time(X509_get0_notBefore(certificate), &at) < 0
        && X509_cmp_time(X509_get0_notAfter(certificate), &at) > 0;
}

Bytes verified(CMS_ContentInfo *message, X509 *signer)
{
    const std::unique_ptr<STACK_OF(X509), void (*)(STACK_OF(X509) *)> signers(
        sk_X509_new_null(), [](STACK_OF(X509) * stack) { sk_X509_free(stack); });
    const BioHandle out(BIO_new(BIO_s_mem()));
    // Who signed is known by the certificate that is on record; nobody else vouches for it here.
    const unsigned flags = CMS_BINARY | CMS_NOINTERN | CMS_NO_SIGNER_CERT_VERIFY;
    if (!signers || !out || sk_X509_push(signers.get(), signer) == 0
        || CMS_verify(message, signers.get(), nullptr, nullptr, out.get(), flags) != 1)
        return {};
    char *data = nullptr;
    const long size = BIO_get_mem_data(out.get(), &data);
    return {data, data + size};
}

} // namespace

Envelope signedEnvelope(ByteView message, X509 *signer, const QDateTime &now)
{
    const unsigned char *next = message.data();
    const MessageHandle cms(d2i_CMS_ContentInfo(nullptr, &next, static_cast<long>(message.size())));
    if (!cms || next != message.data() + message.size()
        || OBJ_obj2nid(CMS_get0_type(cms.get())) != NID_pkcs7_signed)
        return refused("face-signature");
    STACK_OF(CMS_SignerInfo) *signers = CMS_get0_SignerInfos(cms.get());
    if (sk_CMS_SignerInfo_num(signers) != 1)
        return refused("face-signature");
    CMS_SignerInfo *only = sk_CMS_SignerInfo_value(signers, 0);
    if (signer == nullptr || CMS_SignerInfo_cert_cmp(only, signer) != 0 || !isValid(signer, now))
        return refused("face-signer");
    if (!isStrong(only) || CMS_signed_get_attr_count(only) <= 0)
        return refused("face-signature");
    const Bytes content = verified(cms.get(), signer);
    if (content.empty())
        return refused("face-signature");
    if (OBJ_obj2nid(CMS_get0_eContentType(cms.get())) != NID_id_smime_ct_authEnvelopedData)
        return refused("face-envelope");
    Bytes envelope = asContentInfo(content);
    if (envelope.empty())
        return refused("face-envelope");
    return envelope;
}

} // namespace eid::sandbox
