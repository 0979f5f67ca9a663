#pragma once

#include "core/base/bytes.h"

#include <cstddef>

namespace eid {

/// Octets of a picture, as a file or a record of it: any length, wiped when let go and when they
/// grow. They move, and cannot be copied. Not for PINs and keys: those are Secret.
///
/// Threads: belongs to one thread at a time, like any value.
class WipedBytes
{
public:
    WipedBytes() = default;
    explicit WipedBytes(std::size_t size);
    /// Takes a copy; the caller wipes its own.
    explicit WipedBytes(ByteView octets);
    ~WipedBytes();
    WipedBytes(WipedBytes &&other) noexcept;
    WipedBytes &operator=(WipedBytes &&other) noexcept;
    WipedBytes(const WipedBytes &) = delete;
    WipedBytes &operator=(const WipedBytes &) = delete;

    [[nodiscard]] WipedBytes duplicate() const;
    [[nodiscard]] std::size_t size() const { return m_octets.size(); }
    [[nodiscard]] bool isEmpty() const { return m_octets.empty(); }
    [[nodiscard]] ByteView octets() const { return m_octets; }
    [[nodiscard]] std::span<std::uint8_t> octets() { return m_octets; }
    /// Adds \a tail at the end; what is outgrown is wiped.
    void append(ByteView tail);
    /// Wipes and lets go.
    void clear() noexcept;

private:
    Bytes m_octets;
};

} // namespace eid
