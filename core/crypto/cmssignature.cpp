#include "core/crypto/cmssignature.h"

#include "core/crypto/x509handle.h"

#include <openssl/bio.h>
#include <openssl/cms.h>

#include <limits>

namespace eid {

namespace {

using OwnedCms = OpenSslOwned<CMS_ContentInfo, CMS_ContentInfo_free>;
using OwnedBio = OpenSslOwned<BIO, BIO_free_all>;

Error signingError(const CardKey &key)
{
    const QString reason = takeOpenSslReason();
    return key.takeSigningError().value_or(Error{ErrorCode::Internal, reason, std::nullopt});
}

} // namespace

Result<Bytes> signCms(ByteView content, CmsForm form, const Certificate &signer, const CardKey &key,
    const QList<Certificate> &intermediates, CmsContent type, CmsCertificates certificates)
{
    if (content.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
        return failure(ErrorCode::InvalidArgument, QStringLiteral("too long"));
    const auto x509 = x509Of(signer);
    const auto others = x509Of(intermediates);
    if (!x509 || !others)
        return failure(ErrorCode::CertificateMalformed);
    if (X509_check_private_key(x509->get(), key.handle()) != 1) {
        ERR_clear_error();
        return failure(ErrorCode::CertificateUnexpected, QStringLiteral("another key"));
    }
    const unsigned int flags = CMS_BINARY | CMS_NOSMIMECAP | CMS_PARTIAL
        | (form == CmsForm::Detached ? CMS_DETACHED : 0U)
        | (certificates == CmsCertificates::LeftOut ? CMS_NOCERTS : 0U);
    // Without content there may be no address either, which OpenSSL would not take.
    const void *first = content.empty() ? "" : static_cast<const void *>(content.data());
    const OwnedBio text(BIO_new_mem_buf(first, static_cast<int>(content.size())));
    const OwnedCms cms(CMS_sign(nullptr, nullptr,
        certificates == CmsCertificates::Included ? others->get() : nullptr, nullptr, flags));
    const EVP_MD *digest = key.algorithm() == KeyAlgorithm::EcP384 ? EVP_sha384() : EVP_sha256();
    if (!text || !cms
        || (type == CmsContent::Envelope
            && CMS_set1_eContentType(cms.get(), OBJ_nid2obj(NID_id_smime_ct_authEnvelopedData))
                != 1))
        return failure(ErrorCode::Internal, takeOpenSslReason());
    static_cast<void>(key.takeSigningError()); // of an earlier signature
    if (CMS_add1_signer(cms.get(), x509->get(), key.handle(), digest, flags | CMS_CADES) == nullptr
        || CMS_final(cms.get(), text.get(), nullptr, flags) != 1)
        return failure(signingError(key));
    ERR_clear_error();
    return encodingOf(i2d_CMS_ContentInfo, cms.get());
}

Result<Bytes> addCertificates(ByteView octets, const QList<Certificate> &certificates)
{
    const unsigned char *at = octets.data();
    const OwnedCms cms(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(octets.size())));
    const bool isSigned = cms && at == octets.data() + octets.size()
        && OBJ_obj2nid(CMS_get0_type(cms.get())) == NID_pkcs7_signed;
    if (!isSigned)
        return failure(ErrorCode::InvalidArgument, takeOpenSslReason());
    for (const Certificate &certificate : certificates) {
        const auto x509 = x509Of(certificate);
        if (!x509)
            return failure(x509.error());
        if (CMS_add1_cert(cms.get(), x509->get()) != 1)
            return failure(ErrorCode::Internal, takeOpenSslReason());
    }
    return encodingOf(i2d_CMS_ContentInfo, cms.get());
}

} // namespace eid
