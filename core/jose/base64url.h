#pragma once

#include "core/base/bytes.h"

#include <QByteArray>

#include <optional>

namespace eid {

/// Base64 with the URL-safe alphabet and without padding (RFC 7515, 2; RFC 4648, 5).
QByteArray toBase64Url(ByteView octets);

/// The octets of \a text. Nothing if there is padding, a character of another alphabet, a length
/// that none can have, or a last character with bits left over that are not zero: one string of
/// octets has one text, so that a digest of the text is one of the octets.
std::optional<Bytes> fromBase64Url(QByteArrayView text);

} // namespace eid
