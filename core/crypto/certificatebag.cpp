#include "core/crypto/certificatebag.h"

#include "core/crypto/x509handle.h"

#include <openssl/cms.h>

namespace eid {

namespace {

using OwnedCms = OpenSslOwned<CMS_ContentInfo, CMS_ContentInfo_free>;

tl::unexpected<Error> malformed(const QString &what)
{
    ERR_clear_error();
    return failure(
        ErrorCode::CertificateMalformed, QStringLiteral("certificate bag: %1").arg(what));
}

/// What makes \a cms no bag of certificates alone; empty if nothing does.
QString flawOf(CMS_ContentInfo &cms)
{
    if (OBJ_obj2nid(CMS_get0_type(&cms)) != NID_pkcs7_signed)
        return QStringLiteral("no SignedData");
    if (OBJ_obj2nid(CMS_get0_eContentType(&cms)) != NID_pkcs7_data)
        return QStringLiteral("type of content");
    ASN1_OCTET_STRING **content = CMS_get0_content(&cms);
    if (content == nullptr || *content != nullptr)
        return QStringLiteral("content");
    if (sk_CMS_SignerInfo_num(CMS_get0_SignerInfos(&cms)) > 0)
        return QStringLiteral("signers");
    return {};
}

} // namespace

Result<QList<Certificate>> parseCertificateBag(ByteView octets)
{
    if (octets.empty() || octets.size() > maximumBagSize)
        return malformed(QStringLiteral("%1 octets").arg(octets.size()));
    const unsigned char *at = octets.data();
    const OwnedCms cms(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(octets.size())));
    if (!cms)
        return malformed(takeOpenSslReason());
    if (at != octets.data() + octets.size())
        return malformed(QStringLiteral("octets behind it"));
    const QString flaw = flawOf(*cms);
    if (!flaw.isEmpty())
        return malformed(flaw);
    const OwnedX509Stack stack(CMS_get1_certs(cms.get()));
    const int count = stack ? sk_X509_num(stack.get()) : 0;
    if (count == 0 || count > maximumBagCount)
        return malformed(QStringLiteral("%1 certificates").arg(count));
    QList<Certificate> certificates;
    for (int i = 0; i < count; ++i) {
        auto certificate = parseCertificate(encodingOf(i2d_X509, sk_X509_value(stack.get(), i)));
        if (!certificate)
            return failure(certificate.error());
        certificates.append(*std::move(certificate));
    }
    ERR_clear_error();
    return certificates;
}

Result<Bytes> makeCertificateBag(const QList<Certificate> &certificates)
{
    if (certificates.isEmpty() || certificates.size() > maximumBagCount)
        return failure(
            ErrorCode::InvalidArgument, QStringLiteral("%1 certificates").arg(certificates.size()));
    const auto stack = x509Of(certificates);
    if (!stack)
        return failure(stack.error());
    const OwnedCms cms(
        CMS_sign(nullptr, nullptr, stack->get(), nullptr, CMS_DETACHED | CMS_PARTIAL));
    if (!cms)
        return failure(ErrorCode::Internal, takeOpenSslReason());
    return encodingOf(i2d_CMS_ContentInfo, cms.get());
}

} // namespace eid
