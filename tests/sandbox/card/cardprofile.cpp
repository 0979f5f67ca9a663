#include "tests/sandbox/card/cardprofile.h"

#include <functional>
#include <numeric>

namespace eid::sandbox {

namespace {

constexpr std::uint8_t directConvention = 0x3B;
constexpr std::uint8_t historicalInTlv = 0x80;
constexpr std::uint8_t selectByFullOrPartialName = 0xC0;
constexpr std::uint8_t dataCoding = 0x21;
constexpr std::uint8_t canChain = 0x80;
constexpr std::uint8_t canExtend = 0x40;

Bytes historicalOctets(const CardProfile &profile)
{
    std::uint8_t thirdTable = 0;
    if (profile.chaining)
        thirdTable |= canChain;
    if (profile.extendedLength && !profile.t0)
        thirdTable |= canExtend;
    Bytes octets{historicalInTlv, 0x73, selectByFullOrPartialName, dataCoding, thirdTable};
    // Pre-issuing data: a name for those who read traces.
    append(octets, Bytes{0x65, 'e', 'I', 'D', 'V', 'C'});
    return octets;
}

} // namespace

Bytes answerToReset(const CardProfile &profile)
{
    if (!profile.atr.empty())
        return profile.atr;

    const Bytes historical = historicalOctets(profile);
    const auto count = static_cast<std::uint8_t>(historical.size());
    Bytes atr{directConvention};
    if (profile.t0) {
        // No interface octets: T=0 with default parameters, and so no check octet either.
        atr.push_back(count);
        append(atr, historical);
        return atr;
    }
    // TD1: T=1 follows; TD2: TA3 (information field of 254 octets) and TB3 (waiting times).
    append(atr, Bytes{static_cast<std::uint8_t>(0x80 | count), 0x81, 0x31, 0xFE, 0x45});
    append(atr, historical);
    atr.push_back(std::accumulate(atr.begin() + 1, atr.end(), std::uint8_t{0}, std::bit_xor<>()));
    return atr;
}

} // namespace eid::sandbox
