#include "tests/sandbox/card/commandapdu.h"

namespace eid::sandbox {

namespace {

constexpr std::size_t headerSize = 4;
constexpr std::size_t shortMaximum = 256;
constexpr std::size_t extendedMaximum = 65536;

std::size_t number(ByteView twoOctets)
{
    return static_cast<std::size_t>(twoOctets[0]) << 8 | twoOctets[1];
}

std::size_t zeroMeans(std::size_t maximum, std::size_t length)
{
    return length == 0 ? maximum : length;
}

bool decodeShort(ByteView body, CommandApdu &command)
{
    if (body.size() == 1) {
        command.le = zeroMeans(shortMaximum, body[0]);
        return true;
    }
    const std::size_t lc = body[0];
    const ByteView rest = body.subspan(1);
    if (lc == 0 || rest.size() < lc || rest.size() > lc + 1)
        return false;
    command.data.assign(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(lc));
    if (rest.size() == lc + 1)
        command.le = zeroMeans(shortMaximum, rest[lc]);
    return true;
}

bool decodeExtended(ByteView body, CommandApdu &command)
{
    command.extended = true;
    if (body.size() < 3)
        return false;
    const std::size_t length = number(body.subspan(1, 2));
    const ByteView rest = body.subspan(3);
    if (rest.empty()) {
        command.le = zeroMeans(extendedMaximum, length);
        return true;
    }
    if (length == 0 || (rest.size() != length && rest.size() != length + 2))
        return false;
    command.data.assign(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(length));
    if (rest.size() == length + 2)
        command.le = zeroMeans(extendedMaximum, number(rest.subspan(length)));
    return true;
}

} // namespace

std::optional<CommandApdu> decodeCommand(ByteView octets)
{
    if (octets.size() < headerSize)
        return std::nullopt;
    CommandApdu command;
    command.cla = octets[0];
    command.ins = octets[1];
    command.p1 = octets[2];
    command.p2 = octets[3];
    const ByteView body = octets.subspan(headerSize);
    if (body.empty())
        return command;
    const bool extended = body[0] == 0 && body.size() > 1;
    if (extended ? decodeExtended(body, command) : decodeShort(body, command))
        return command;
    return std::nullopt;
}

} // namespace eid::sandbox
