#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/crypto/cardkey.h"
#include "core/crypto/certificate.h"

#include <QList>

namespace eid {

/// Whether a signature carries what it signs.
enum class CmsForm {
    Attached,
    Detached,
};

/// What a signature says it signs (RFC 5652, 5.2).
enum class CmsContent {
    Data, ///< octets of any kind (RFC 5652, 4)
    Envelope, ///< AuthEnvelopedData (RFC 5083) as bareEnvelope() gives it
};

/// Whether a signature carries the certificates of who verifies it.
enum class CmsCertificates {
    Included,
    LeftOut, ///< they name the signer: see addCertificates()
};

/// Has a card sign \a content: a CMS SignedData (RFC 5652, 5) in DER with one signer, \a signer,
/// whose key \a key is, and signed attributes (content type, digest, signing time, and the signing
/// certificate of RFC 5035). \a intermediates go with it for whoever verifies. SHA-384 for P-384,
/// else SHA-256. The card signs once.
///
/// Fails with the signer's error if the card did not sign, CertificateUnexpected where \a key is
/// not that of \a signer, CertificateMalformed for certificates that were not parsed,
/// InvalidArgument for content of 2 GiB and more.
Result<Bytes> signCms(ByteView content, CmsForm form, const Certificate &signer, const CardKey &key,
    const QList<Certificate> &intermediates = {}, CmsContent type = CmsContent::Data,
    CmsCertificates certificates = CmsCertificates::Included);

/// Puts \a certificates into the SignedData \a cms; its signature holds as before, and the same
/// octets come of the same. Fails with InvalidArgument for what is no SignedData,
/// CertificateMalformed for certificates that were not parsed.
Result<Bytes> addCertificates(ByteView cms, const QList<Certificate> &certificates);

} // namespace eid
