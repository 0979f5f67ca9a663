#include "core/face/wipedbytes.h"

#include <openssl/crypto.h>

#include <algorithm>
#include <utility>

namespace eid {

WipedBytes::WipedBytes(std::size_t size)
    : m_octets(size)
{ }

WipedBytes::WipedBytes(ByteView octets)
    : m_octets(octets.begin(), octets.end())
{ }

WipedBytes::~WipedBytes()
{
    clear();
}

WipedBytes::WipedBytes(WipedBytes &&other) noexcept
    : m_octets(std::exchange(other.m_octets, {}))
{ }

WipedBytes &WipedBytes::operator=(WipedBytes &&other) noexcept
{
    if (this != &other) {
        clear();
        m_octets = std::exchange(other.m_octets, {});
    }
    return *this;
}

WipedBytes WipedBytes::duplicate() const
{
    return WipedBytes(octets());
}

void WipedBytes::append(ByteView tail)
{
    const std::size_t size = m_octets.size() + tail.size();
    if (size > m_octets.capacity()) {
        // A vector that grows by itself leaves what it held behind.
        Bytes larger;
        larger.reserve(std::max(size, 2 * m_octets.capacity()));
        larger.assign(m_octets.begin(), m_octets.end());
        std::swap(m_octets, larger);
        OPENSSL_cleanse(larger.data(), larger.size());
    }
    m_octets.insert(m_octets.end(), tail.begin(), tail.end());
}

void WipedBytes::clear() noexcept
{
    OPENSSL_cleanse(m_octets.data(), m_octets.size());
    m_octets = {};
}

} // namespace eid
