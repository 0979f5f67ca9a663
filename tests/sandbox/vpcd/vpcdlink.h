#pragma once

#include "tests/sandbox/card/cardcontacts.h"

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace eid::sandbox {

class VpcdSocket;

/// One slot of a virtual reader and the card in it. Inserting connects to the reader, pulling
/// disconnects; when the reader goes away with its service, the card waits in the slot for the next
/// one.
///
/// Threads: insert() and pull() from any; a thread of its own talks to the reader and the card.
class VpcdLink
{
public:
    /// Called on the link's thread when the card says it was pulled; the slot is empty then.
    using PulledHandler = std::function<void()>;

    /// \a port: where the slot listens on this machine.
    explicit VpcdLink(std::uint16_t port, PulledHandler onPulled = {});
    ~VpcdLink();
    VpcdLink(const VpcdLink &) = delete;
    VpcdLink &operator=(const VpcdLink &) = delete;

    /// Puts \a card in; a card that is there is pulled first.
    void insert(std::shared_ptr<CardContacts> card);
    /// Takes the card out, even in the middle of a command. Returns when the reader has noticed,
    /// which takes up to 400 ms.
    void pull();
    [[nodiscard]] bool hasCard() const;

private:
    void run();
    void serve(CardContacts &card);
    bool handle(CardContacts &card, ByteView message);
    bool handleControl(CardContacts &card, std::uint8_t control);
    bool handleCommand(CardContacts &card, ByteView command);
    ByteView answerToReset(CardContacts &card);
    void hangUp();
    void ejectByCard();

    const std::uint16_t m_port;
    const PulledHandler m_onPulled;
    std::unique_ptr<VpcdSocket> m_socket;
    Bytes m_atr;

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::shared_ptr<CardContacts> m_card;
    bool m_serving = false;
    bool m_ending = false;
    std::thread m_thread;
};

} // namespace eid::sandbox
