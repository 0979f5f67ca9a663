#pragma once

#include <QtGlobal>

#include <cstddef>
#include <cstdint>
#include <span>

QT_BEGIN_NAMESPACE
class QDebug;
QT_END_NAMESPACE

namespace eid {

/// A PIN, a PUK or a key in memory that is locked against swapping, guarded against overruns and
/// wiped when it is let go (OpenSSL's secure heap). It moves, and cannot be copied.
///
/// While one lives, the process writes no core dump and, on Linux, cannot be traced by its user's
/// other processes (forbidDumps()).
///
/// Threads: a Secret belongs to one thread at a time, like any value.
class Secret
{
public:
    /// The largest size a Secret can have, in octets.
    static constexpr std::size_t maximumSize = 4096;

    /// An empty secret.
    Secret() noexcept = default;
    /// \a size octets of zero. \a size is at most maximumSize.
    explicit Secret(std::size_t size);
    /// Takes a copy of \a octets; the caller wipes its own.
    explicit Secret(std::span<const std::uint8_t> octets);
    ~Secret();

    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret &&other) noexcept;
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;

    /// An explicit second copy, for the rare case that needs one (a repetition, a retry).
    [[nodiscard]] Secret duplicate() const;

    [[nodiscard]] std::size_t size() const noexcept { return m_size; }
    [[nodiscard]] bool isEmpty() const noexcept { return m_size == 0; }
    [[nodiscard]] std::span<const std::uint8_t> octets() const noexcept { return {m_data, m_size}; }
    [[nodiscard]] std::span<std::uint8_t> octets() noexcept { return {m_data, m_size}; }

    /// Adds an octet at the end, growing within secure memory.
    void append(std::uint8_t octet);
    /// Removes the octet at \a index, wiping it.
    void removeAt(std::size_t index);
    /// Inserts \a octet before \a index.
    void insertAt(std::size_t index, std::uint8_t octet);
    /// Wipes and lets go.
    void clear() noexcept;

    /// Whether both hold the same octets, in time that depends on the size alone.
    [[nodiscard]] bool equals(const Secret &other) const noexcept;

private:
    void reserve(std::size_t capacity);

    std::uint8_t *m_data = nullptr;
    std::size_t m_size = 0;
    std::size_t m_capacity = 0;
};

/// Prints "•••", whatever the secret.
QDebug operator<<(QDebug debug, const Secret &secret);

} // namespace eid
