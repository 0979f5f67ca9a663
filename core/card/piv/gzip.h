#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <cstddef>

namespace eid {

/// What \a compressed holds as one gzip member (RFC 1952) or zlib stream (RFC 1950); octets behind
/// its end are ignored. Fails with CardMalformedData, and with CardDataTooLarge where it grows
/// beyond \a limit octets: a few octets can stand for gigabytes.
Result<Bytes> inflated(ByteView compressed, std::size_t limit);

} // namespace eid
