#include "tests/sandbox/card/referencedata.h"

#include <openssl/crypto.h>

#include <algorithm>

namespace eid::sandbox {

namespace {

constexpr std::size_t shortest = 6;
constexpr std::uint8_t filler = 0xFF;

} // namespace

bool ReferenceData::check(ByteView padded)
{
    const bool right = padded.size() == value.size()
        && CRYPTO_memcmp(padded.data(), value.data(), value.size()) == 0;
    triesLeft = right ? triesAtMost : triesLeft - 1;
    return right;
}

void ReferenceData::replace(ByteView padded)
{
    value.assign(padded.begin(), padded.end());
    triesLeft = triesAtMost;
}

Bytes padded(ByteView octets)
{
    if (octets.size() < shortest || octets.size() > ReferenceData::size)
        return {};
    Bytes filled(octets.begin(), octets.end());
    filled.resize(ReferenceData::size, filler);
    return filled;
}

bool isWellFormedPin(ByteView padded)
{
    if (padded.size() != ReferenceData::size)
        return false;
    const auto end = std::ranges::find_if(
        padded, [](std::uint8_t octet) { return octet < '0' || octet > '9'; });
    return end - padded.begin() >= static_cast<std::ptrdiff_t>(shortest)
        && std::all_of(end, padded.end(), [](std::uint8_t octet) { return octet == filler; });
}

} // namespace eid::sandbox
