#pragma once

#include "core/base/bytes.h"
#include "tests/sandbox/vpcd/filedescriptor.h"

#include <chrono>
#include <cstdint>
#include <optional>

namespace eid::sandbox {

/// The card's end of the connection to a virtual reader of vsmartcard: messages with a length of
/// two octets, big-endian, before them. Another thread may interrupt() whatever blocks.
class VpcdSocket
{
public:
    VpcdSocket();

    /// Connects to the reader on this machine at \a port. False: nobody listens, or interrupted.
    bool connect(std::uint16_t port);
    void disconnect();
    /// Disconnects and, if there was a connection, waits until the reader has noticed: it looks
    /// every 400 ms, and a card that is back by then was never out for it. Gives up after
    /// \a patience. Not ended by interrupt().
    void hangUp(std::chrono::milliseconds patience);

    /// The next message. Nothing: the reader is gone, or interrupted.
    std::optional<Bytes> receive();
    /// False: the reader is gone. \a message is below 65,536 octets.
    bool send(ByteView message);

    /// Waits until the other side closes the connection, or for interrupt().
    void waitForEnd();
    /// Waits for \a duration. False: interrupted.
    bool pause(std::chrono::milliseconds duration);

    /// Ends what blocks, on any thread; so does everything that would block, until disconnect() or
    /// clearInterrupt().
    void interrupt();
    void clearInterrupt();

private:
    bool waitFor(short events, int timeoutMs);
    bool receiveExactly(std::span<std::uint8_t> octets);

    FileDescriptor m_socket;
    FileDescriptor m_wake;
};

} // namespace eid::sandbox
