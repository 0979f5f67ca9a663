#include "core/base/bytes.h"

#include <openssl/crypto.h>

#include <algorithm>

namespace eid {

namespace {

std::optional<std::uint8_t> nibble(QChar character)
{
    const char16_t c = character.unicode();
    if (c >= u'0' && c <= u'9')
        return static_cast<std::uint8_t>(c - u'0');
    if (c >= u'A' && c <= u'F')
        return static_cast<std::uint8_t>(c - u'A' + 10);
    if (c >= u'a' && c <= u'f')
        return static_cast<std::uint8_t>(c - u'a' + 10);
    return std::nullopt;
}

} // namespace

QString toHex(ByteView bytes)
{
    static constexpr char16_t digits[] = u"0123456789ABCDEF";
    QString hex;
    hex.reserve(static_cast<qsizetype>(bytes.size() * 2));
    for (const std::uint8_t byte : bytes) {
        hex += QChar(digits[byte >> 4]);
        hex += QChar(digits[byte & 0x0F]);
    }
    return hex;
}

std::optional<Bytes> fromHex(QStringView hex)
{
    Bytes bytes;
    std::optional<std::uint8_t> high;
    for (const QChar character : hex) {
        if (character == u' ' && !high)
            continue;
        const auto value = nibble(character);
        if (!value)
            return std::nullopt;
        if (high) {
            bytes.push_back(static_cast<std::uint8_t>(*high << 4 | *value));
            high.reset();
        } else {
            high = value;
        }
    }
    if (high)
        return std::nullopt;
    return bytes;
}

void append(Bytes &bytes, ByteView tail)
{
    bytes.insert(bytes.end(), tail.begin(), tail.end());
}

void wipe(Bytes &bytes)
{
    OPENSSL_cleanse(bytes.data(), bytes.size());
}

bool equal(ByteView a, ByteView b)
{
    return std::ranges::equal(a, b);
}

} // namespace eid
