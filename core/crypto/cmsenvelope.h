#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/crypto/certificate.h"

namespace eid {

/// Encrypts \a plaintext so that only the holder of the key of \a recipient can read it, or tell
/// that somebody changed it: a ContentInfo with AuthEnvelopedData (RFC 5083) in DER, AES-256-GCM
/// (RFC 5084). The key goes to EC keys by ephemeral-static ECDH with the X9.63 KDF over SHA-256 and
/// AES-256 key wrap (RFC 5753), to RSA keys by OAEP with SHA-256 (RFC 3560). No copy of the
/// plaintext is left behind.
///
/// Whether \a recipient can be trusted is not looked at: see findRecipient(). Fails with
/// CertificateMalformed for one that was not parsed, CertificateUnexpected for another kind of key,
/// InvalidArgument for 2 GiB and more.
Result<Bytes> sealCms(ByteView plaintext, const Certificate &recipient);

/// The AuthEnvelopedData within the ContentInfo \a envelope: what a SignedData carries whose type
/// of content says already what it is (RFC 5652, 5.2). Fails with InvalidArgument for what is none.
Result<Bytes> bareEnvelope(ByteView envelope);
/// The same the other way round, for whoever opens it. \a bare is not looked into.
Bytes envelopeAround(ByteView bare);

} // namespace eid
