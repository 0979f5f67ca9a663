#include "core/base/secret.h"

#include "core/base/memorydumps.h"

#include <QDebug>

#include <openssl/crypto.h>

#include <algorithm>
#include <cstring>
#include <mutex>
#include <new>
#include <utility>

namespace eid {

namespace {

// Room for some hundred secrets at once; OpenSSL wants powers of two.
constexpr std::size_t heapSize = 64 * 1024;
constexpr std::size_t smallestBlock = 16;
constexpr std::size_t firstCapacity = 64;

std::mutex dumpMutex;
int livingSecrets = 0;

std::uint8_t *allocate(std::size_t capacity)
{
    const std::scoped_lock lock(dumpMutex);
    // Without a locked heap there is no place for a PIN: better to end than to keep it in the open.
    // (1 is success; 2 would be a heap that could not be locked or guarded.)
    if (!CRYPTO_secure_malloc_initialized()
        && CRYPTO_secure_malloc_init(heapSize, smallestBlock) != 1)
        qFatal("No locked memory for secrets");
    auto *data = static_cast<std::uint8_t *>(OPENSSL_secure_zalloc(capacity));
    if (data == nullptr || CRYPTO_secure_allocated(data) == 0)
        qFatal("Out of locked memory for secrets");
    if (livingSecrets++ == 0)
        forbidDumps();
    return data;
}

void release(std::uint8_t *data, std::size_t capacity)
{
    if (data == nullptr)
        return;
    const std::scoped_lock lock(dumpMutex);
    OPENSSL_secure_clear_free(data, capacity);
    if (--livingSecrets == 0)
        allowDumps();
}

} // namespace

Secret::Secret(std::size_t size)
{
    Q_ASSERT(size <= maximumSize);
    reserve(size);
    m_size = size;
}

Secret::Secret(std::span<const std::uint8_t> octets)
    : Secret(octets.size())
{
    std::ranges::copy(octets, m_data);
}

Secret::~Secret()
{
    clear();
}

Secret::Secret(Secret &&other) noexcept
    : m_data(std::exchange(other.m_data, nullptr))
    , m_size(std::exchange(other.m_size, 0))
    , m_capacity(std::exchange(other.m_capacity, 0))
{ }

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        clear();
        m_data = std::exchange(other.m_data, nullptr);
        m_size = std::exchange(other.m_size, 0);
        m_capacity = std::exchange(other.m_capacity, 0);
    }
    return *this;
}

Secret Secret::duplicate() const
{
    return Secret(octets());
}

void Secret::append(std::uint8_t octet)
{
    insertAt(m_size, octet);
}

void Secret::removeAt(std::size_t index)
{
    Q_ASSERT(index < m_size);
    std::memmove(m_data + index, m_data + index + 1, m_size - index - 1);
    OPENSSL_cleanse(m_data + m_size - 1, 1);
    --m_size;
}

void Secret::insertAt(std::size_t index, std::uint8_t octet)
{
    Q_ASSERT(index <= m_size && m_size < maximumSize);
    reserve(m_size + 1);
    std::memmove(m_data + index + 1, m_data + index, m_size - index);
    m_data[index] = octet;
    ++m_size;
}

void Secret::clear() noexcept
{
    release(m_data, m_capacity);
    m_data = nullptr;
    m_size = 0;
    m_capacity = 0;
}

bool Secret::equals(const Secret &other) const noexcept
{
    return m_size == other.m_size
        && (m_size == 0 || CRYPTO_memcmp(m_data, other.m_data, m_size) == 0);
}

void Secret::reserve(std::size_t capacity)
{
    if (capacity <= m_capacity)
        return;
    const std::size_t grown = std::max({capacity, 2 * m_capacity, firstCapacity});
    std::uint8_t *data = allocate(grown);
    if (m_size > 0)
        std::memcpy(data, m_data, m_size);
    release(m_data, m_capacity);
    m_data = data;
    m_capacity = grown;
}

QDebug operator<<(QDebug debug, const Secret &)
{
    return debug << "•••";
}

} // namespace eid
