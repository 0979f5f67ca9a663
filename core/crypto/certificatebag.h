#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/crypto/certificate.h"

#include <QList>

namespace eid {

/// The most octets, and the most certificates, that parseCertificateBag() takes.
constexpr std::size_t maximumBagSize = 256 * 1024;
constexpr int maximumBagCount = 32;

/// Reads a "certs-only" CMS SignedData (RFC 5652, 5; RFC 7030, 4.1.3 and 4.2.3): at least one
/// certificate, no signer, no content, nothing behind. The envelope may be BER, which RFC 5652
/// permits and some servers write; each certificate must be DER. CRLs in it are passed over.
///
/// The certificates come in the order of the bag, which means nothing: find the one you want by its
/// public key. Nothing vouches for them yet. Fails with CertificateMalformed.
Result<QList<Certificate>> parseCertificateBag(ByteView octets);

/// The same the other way round, in DER. Fails with CertificateMalformed for certificates that were
/// not parsed, InvalidArgument for none or too many.
Result<Bytes> makeCertificateBag(const QList<Certificate> &certificates);

} // namespace eid
