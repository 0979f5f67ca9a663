#pragma once

#include "core/base/bytes.h"
#include "tests/sandbox/demo/opensslhandles.h"

#include <QDateTime>

#include <tl/expected.hpp>

namespace eid::sandbox {

/// The sealed envelope that \a message holds: a CMS SignedData (RFC 5652, 5) with attributes and
/// one signer, \a signer, valid at \a now, over SHA-256 or more, whose content is AuthEnvelopedData
/// (RFC 5083). Else the type of the problem, behind "urn:eid:problem:": "face-signature",
/// "face-signer" where it is somebody else, "face-envelope" where something else was signed.
///
/// The envelope comes as a ContentInfo. RFC 5652 has the AuthEnvelopedData itself signed; a whole
/// ContentInfo is taken as well.
tl::expected<Bytes, const char *> signedEnvelope(
    ByteView message, X509 *signer, const QDateTime &now);

} // namespace eid::sandbox
