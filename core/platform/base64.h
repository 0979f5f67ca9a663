#pragma once

#include "core/base/bytes.h"

#include <QByteArray>

#include <optional>

namespace eid {

/// Base64 (RFC 4648, 4) in lines of 64 characters with CRLF, as any reader of EST takes it.
QByteArray toBase64Lines(ByteView octets);

/// The octets of base64 in lines of any length; blanks and line ends say nothing. Nothing if there
/// is another character, the padding is wrong, or bits are left over that are not zero.
std::optional<Bytes> fromBase64Lines(QByteArrayView text);

} // namespace eid
