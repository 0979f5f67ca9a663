#pragma once

#include <QString>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace eid {

/// An octet string that owns its octets. Never holds a PIN, a PUK or a key: those are Secret; where
/// another library hands one over in such octets, wipe() them.
using Bytes = std::vector<std::uint8_t>;

/// An octet string that somebody else owns.
using ByteView = std::span<const std::uint8_t>;

/// Upper-case hexadecimal without separators ("00A404").
QString toHex(ByteView bytes);

/// The octets that \a hex names; spaces between octets are allowed.
/// Nothing if a character is no hexadecimal digit or a nibble is left over.
std::optional<Bytes> fromHex(QStringView hex);

/// Appends \a tail to \a bytes.
void append(Bytes &bytes, ByteView tail);

/// Overwrites \a bytes, so that nobody finds them in the memory that was theirs.
void wipe(Bytes &bytes);

/// Whether both hold the same octets. Not constant in time: never for secrets.
bool equal(ByteView a, ByteView b);

} // namespace eid
