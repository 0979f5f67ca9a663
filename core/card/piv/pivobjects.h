#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/card/cardtypes.h"

#include <QString>

#include <cstdint>
#include <optional>

namespace eid {

// The data objects of SP 800-73-4 part 1 that the tool reads. Everything here takes octets that a
// card sent, whoever made it.

/// The tag of the Card Holder Unique Identifier (table 3).
inline constexpr std::uint32_t chuidTag = 0x5FC102;

/// The tag of the certificate object that belongs to \a slot (table 3).
std::uint32_t certificateTag(KeySlot slot);

/// The data field of GET DATA for the object with \a tag: a tag list (part 2, 3.1.2).
Bytes tagList(std::uint32_t tag);

/// What names a card in its CHUID (table 9).
struct Chuid
{
    Bytes guid; ///< tag 34, 16 octets; empty where it was not seen
    Bytes fascn; ///< tag 30; empty where it was not seen

    /// Upper-case hexadecimal of the GUID or, where that is all zero, of the FASC-N. Empty if
    /// neither names one card: the FASC-N of cards outside the US government is the same on all
    /// (agency, system and credential all nines), so that only their GUID tells them apart.
    [[nodiscard]] QString serial() const;
};

/// Reads a CHUID. The issuer's signature makes it long and lies at its end, so \a object may be its
/// beginning alone when \a isWhole is false: then it may end in the middle of anything.
/// Fails with CardMalformedData.
Result<Chuid> parseChuid(ByteView object, bool isWhole);

/// Reads the certificate out of its object (table 10) and uncompresses it: DER, of which nothing is
/// checked here. Nothing where the object is empty. Fails with CardMalformedData, and with
/// CardDataTooLarge where it uncompresses to more than 64 KiB.
Result<std::optional<Bytes>> parseCertificateObject(ByteView object);

} // namespace eid
