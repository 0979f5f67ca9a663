#include "tests/sandbox/vpcd/vpcdlink.h"

#include "tests/sandbox/vpcd/vpcdsocket.h"

namespace eid::sandbox {

namespace {

enum class Control : std::uint8_t {
    Off = 0,
    On = 1,
    Reset = 2,
    GetAtr = 4,
};

// Nothing tells when a reader begins to listen, so a card in an absent reader knocks.
constexpr std::chrono::milliseconds knockInterval{20};

constexpr std::chrono::seconds readerPatience{2};

} // namespace

VpcdLink::VpcdLink(std::uint16_t port, PulledHandler onPulled)
    : m_port(port)
    , m_onPulled(std::move(onPulled))
    , m_socket(std::make_unique<VpcdSocket>())
    , m_thread([this] { run(); })
{ }

VpcdLink::~VpcdLink()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
        m_socket->interrupt();
        m_changed.notify_all();
    }
    m_thread.join();
}

void VpcdLink::insert(std::shared_ptr<CardContacts> card)
{
    pull();
    const std::lock_guard lock(m_mutex);
    m_card = std::move(card);
    m_changed.notify_all();
}

void VpcdLink::pull()
{
    std::unique_lock lock(m_mutex);
    m_card.reset();
    if (m_serving)
        m_socket->interrupt();
    m_changed.wait(lock, [this] { return !m_serving; });
}

bool VpcdLink::hasCard() const
{
    const std::lock_guard lock(m_mutex);
    return m_card != nullptr;
}

void VpcdLink::run()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_ending || m_card; });
        if (m_ending)
            return;
        const auto card = m_card;
        m_serving = true;
        m_atr.clear();
        lock.unlock();
        serve(*card);
        hangUp();
        card->powerOff();
        lock.lock();
        m_serving = false;
        if (!m_ending)
            m_socket->clearInterrupt();
        m_changed.notify_all();
    }
}

void VpcdLink::serve(CardContacts &card)
{
    while (!m_socket->connect(m_port)) {
        if (!m_socket->pause(knockInterval))
            return;
    }
    while (const auto message = m_socket->receive()) {
        if (!handle(card, *message))
            return;
    }
}

bool VpcdLink::handle(CardContacts &card, ByteView message)
{
    if (message.size() == 1)
        return handleControl(card, message[0]);
    return message.empty() || handleCommand(card, message);
}

bool VpcdLink::handleControl(CardContacts &card, std::uint8_t control)
{
    switch (static_cast<Control>(control)) {
    case Control::Off:
        card.powerOff();
        return true;
    case Control::On:
        m_atr = card.powerOn();
        return true;
    case Control::Reset:
        m_atr = card.reset();
        return true;
    case Control::GetAtr:
        return m_socket->send(answerToReset(card));
    }
    return true;
}

bool VpcdLink::handleCommand(CardContacts &card, ByteView command)
{
    const ContactReply reply = card.exchange(command);
    if (reply.delay.count() > 0 && !m_socket->pause(reply.delay))
        return false;
    switch (reply.kind) {
    case ContactReply::Kind::Answered:
        return m_socket->send(reply.response);
    case ContactReply::Kind::Pulled:
        ejectByCard();
        return false;
    case ContactReply::Kind::Mute:
        m_socket->waitForEnd();
        return false;
    }
    Q_UNREACHABLE();
}

ByteView VpcdLink::answerToReset(CardContacts &card)
{
    // The reader asks for it to see whether a card is there, even before it applies power.
    if (m_atr.empty()) {
        m_atr = card.powerOn();
        card.powerOff();
    }
    return m_atr;
}

void VpcdLink::hangUp()
{
    std::unique_lock lock(m_mutex);
    const auto patience = m_ending ? std::chrono::seconds(0) : readerPatience;
    lock.unlock();
    m_socket->hangUp(patience);
}

void VpcdLink::ejectByCard()
{
    {
        const std::lock_guard lock(m_mutex);
        m_card.reset();
    }
    hangUp();
    if (m_onPulled)
        m_onPulled();
}

} // namespace eid::sandbox
