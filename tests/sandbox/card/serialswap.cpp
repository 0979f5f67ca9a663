#include "tests/sandbox/card/serialswap.h"

#include "tests/sandbox/card/commandapdu.h"
#include "tests/sandbox/card/instruction.h"

#include <algorithm>
#include <array>

namespace eid::sandbox {

namespace {

constexpr std::array<std::uint8_t, 5> chuidTagList{0x5C, 0x03, 0x5F, 0xC1, 0x02};
constexpr std::uint8_t guidTag = 0x34;
constexpr std::size_t guidSize = 16;
constexpr std::size_t serialSize = 4;
constexpr std::size_t statusSize = 2;

/// Where the content of the outer object begins, however long its length is.
std::size_t contentOffset(ByteView response)
{
    if (response.size() < 2 || response[0] != 0x53)
        return response.size();
    return response[1] < 0x80 ? 2 : 2 + (response[1] & 0x7FU);
}

/// Looks only at as much as came: the rest of the CHUID may follow by GET RESPONSE.
std::size_t guidOffset(ByteView response)
{
    std::size_t at = contentOffset(response);
    while (at + 2 + guidSize <= response.size() && response[at + 1] < 0x80) {
        if (response[at] == guidTag && response[at + 1] == guidSize)
            return at + 2;
        at += 2U + response[at + 1];
    }
    return response.size();
}

} // namespace

bool asksForSerial(ByteView command)
{
    const auto decoded = decodeCommand(command);
    if (!decoded)
        return false;
    return decoded->ins == instruction::getSerial
        || (decoded->ins == instruction::getData && equal(decoded->data, chuidTagList));
}

bool swapSerial(Bytes &response)
{
    std::size_t last = 0;
    if (response.size() == serialSize + statusSize)
        last = serialSize - 1;
    else if (const std::size_t guid = guidOffset(response); guid < response.size())
        last = guid + guidSize - 1;
    else
        return false;
    response[last] ^= 0xFF;
    return true;
}

} // namespace eid::sandbox
