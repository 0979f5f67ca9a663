#include "core/crypto/cmsenvelope.h"

#include "core/crypto/x509handle.h"

#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <array>
#include <limits>

namespace eid {

namespace {

using OwnedCms = OpenSslOwned<CMS_ContentInfo, CMS_ContentInfo_free>;
using OwnedBio = OpenSslOwned<BIO, BIO_free_all>;

/// id-ct-authEnvelopedData (RFC 5083, 2.1) with its tag.
constexpr std::array<std::uint8_t, 13> envelopeType{
    0x06, 0x0B, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x10, 0x01, 0x17};

/// How the key reaches the recipient: OpenSSL's own choice would rest on SHA-1.
bool chooseHashes(CMS_RecipientInfo &info, int keyType)
{
    EVP_PKEY_CTX *context = CMS_RecipientInfo_get0_pkey_ctx(&info);
    if (context == nullptr)
        return false;
    if (keyType == EVP_PKEY_EC)
        return EVP_PKEY_CTX_set_ecdh_kdf_md(context, EVP_sha256()) == 1;
    return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_OAEP_PADDING) == 1
        && EVP_PKEY_CTX_set_rsa_oaep_md(context, EVP_sha256()) == 1
        && EVP_PKEY_CTX_set_rsa_mgf1_md(context, EVP_sha256()) == 1;
}

/// Straight through the cipher: CMS_final() would pass the plaintext through buffers that nobody
/// wipes.
bool encrypt(CMS_ContentInfo &cms, ByteView plaintext)
{
    const OwnedBio chain(CMS_dataInit(&cms, nullptr));
    const int size = static_cast<int>(plaintext.size());
    return chain && (size == 0 || BIO_write(chain.get(), plaintext.data(), size) == size)
        && BIO_flush(chain.get()) == 1 && CMS_dataFinal(&cms, chain.get()) == 1;
}

/// Takes the header of a constructed element with \a tag off \a rest, which it must fill.
bool takeHeader(ByteView &rest, int wantedTag, int wantedClass)
{
    const unsigned char *at = rest.data();
    long length = 0;
    int tag = 0;
    int tagClass = 0;
    const int kind = ASN1_get_object(&at, &length, &tag, &tagClass, static_cast<long>(rest.size()));
    ERR_clear_error();
    const auto header = static_cast<std::size_t>(at - rest.data());
    if (kind != V_ASN1_CONSTRUCTED || tag != wantedTag || tagClass != wantedClass
        || header + static_cast<std::size_t>(length) != rest.size())
        return false;
    rest = rest.subspan(header);
    return true;
}

Bytes wrapped(ByteView content, int tag, int tagClass)
{
    const int size = static_cast<int>(content.size());
    Bytes element(static_cast<std::size_t>(ASN1_object_size(1, size, tag)) - content.size());
    unsigned char *at = element.data();
    ASN1_put_object(&at, 1, size, tag, tagClass);
    append(element, content);
    return element;
}

} // namespace

Result<Bytes> sealCms(ByteView plaintext, const Certificate &recipient)
{
    if (plaintext.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
        return failure(ErrorCode::InvalidArgument, QStringLiteral("too long"));
    const auto x509 = x509Of(recipient);
    if (!x509)
        return failure(x509.error());
    const EVP_PKEY *key = X509_get0_pubkey(x509->get());
    const int keyType = key != nullptr ? EVP_PKEY_get_base_id(key) : EVP_PKEY_NONE;
    if (keyType != EVP_PKEY_EC && keyType != EVP_PKEY_RSA) {
        ERR_clear_error();
        return failure(ErrorCode::CertificateUnexpected, QStringLiteral("kind of key"));
    }
    const OwnedCms cms(CMS_AuthEnvelopedData_create(EVP_aes_256_gcm()));
    CMS_RecipientInfo *info
        = cms ? CMS_add1_recipient_cert(cms.get(), x509->get(), CMS_KEY_PARAM) : nullptr;
    if (info == nullptr || CMS_set_detached(cms.get(), 0) != 1 || !chooseHashes(*info, keyType)
        || !encrypt(*cms, plaintext))
        return failure(ErrorCode::Internal, takeOpenSslReason());
    ERR_clear_error();
    return encodingOf(i2d_CMS_ContentInfo, cms.get());
}

Result<Bytes> bareEnvelope(ByteView envelope)
{
    ByteView rest = envelope;
    const bool isEnvelope = takeHeader(rest, V_ASN1_SEQUENCE, V_ASN1_UNIVERSAL)
        && rest.size() > envelopeType.size()
        && equal(rest.first(envelopeType.size()), envelopeType);
    if (isEnvelope)
        rest = rest.subspan(envelopeType.size());
    if (!isEnvelope || !takeHeader(rest, 0, V_ASN1_CONTEXT_SPECIFIC))
        return failure(ErrorCode::InvalidArgument, QStringLiteral("no AuthEnvelopedData"));
    return Bytes(rest.begin(), rest.end());
}

Bytes envelopeAround(ByteView bare)
{
    Bytes content(envelopeType.begin(), envelopeType.end());
    append(content, wrapped(bare, 0, V_ASN1_CONTEXT_SPECIFIC));
    return wrapped(content, V_ASN1_SEQUENCE, V_ASN1_UNIVERSAL);
}

} // namespace eid
