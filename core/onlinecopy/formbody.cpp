#include "core/onlinecopy/formbody.h"

#include "core/onlinecopy/octets.h"

#include <utility>

namespace eid {

namespace {

bool isWrittenAsIs(std::uint8_t octet)
{
    return (octet >= 'a' && octet <= 'z') || (octet >= 'A' && octet <= 'Z')
        || (octet >= '0' && octet <= '9') || octet == '-' || octet == '.' || octet == '_';
}

} // namespace

void FormBody::add(QByteArrayView name, ByteView value)
{
    constexpr char digits[] = "0123456789ABCDEF";
    constexpr std::size_t longestOctet = 3;
    // Grows by making a new one and wiping the old one: a value may be secret.
    Bytes octets;
    octets.reserve(
        m_octets.size() + static_cast<std::size_t>(name.size()) + value.size() * longestOctet + 2);
    octets.assign(m_octets.begin(), m_octets.end());
    wipe(m_octets);
    if (!octets.empty())
        octets.push_back('&');
    append(octets, octetsOf(name));
    octets.push_back('=');
    for (const std::uint8_t octet : value) {
        if (isWrittenAsIs(octet)) {
            octets.push_back(octet);
            continue;
        }
        octets.push_back('%');
        octets.push_back(static_cast<std::uint8_t>(digits[octet >> 4]));
        octets.push_back(static_cast<std::uint8_t>(digits[octet & 15]));
    }
    m_octets = std::move(octets);
}

void FormBody::add(QByteArrayView name, QByteArrayView value)
{
    add(name, octetsOf(value));
}

Bytes FormBody::take()
{
    return std::exchange(m_octets, {});
}

} // namespace eid
