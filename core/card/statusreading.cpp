#include "core/card/statusreading.h"

#include "core/card/holder.h"

#include <utility>

namespace eid {

namespace {

/// The slots that are read when a card comes. The card's own key says nothing about its holder.
bool isShown(KeySlot slot)
{
    return slot != KeySlot::CardAuthentication;
}

} // namespace

StatusReading::StatusReading(std::shared_ptr<CardMemory> memory)
    : m_memory(std::move(memory))
{ }

Result<void> StatusReading::goOn(EidCard &card, CardState &state,
    const std::function<void()> &publish, const std::function<bool()> &isWanted)
{
    const EidCard::Visit visit(card);
    if (state.phase == CardPhase::Recognising) {
        if (const auto read = readIdentityAndTries(card, state); !read)
            return read;
        state.phase = CardPhase::Known;
        publish();
    }
    for (CertificateSlot &slot : state.certificates) {
        if (slot.content != CertificateSlot::Content::Unread)
            continue;
        if (state.phase == CardPhase::Named && isWanted())
            return {};
        if (const auto read = readCertificate(card, slot); !read)
            return read;
        if (slot.slot == KeySlot::Authentication) {
            state.holder = holderOf(slot.certificate);
            state.phase = CardPhase::Named;
            publish();
        }
    }
    state.phase = CardPhase::Complete;
    m_read.habits = card.habits();
    m_memory->remember(state.identity.serial, std::exchange(m_read, {}));
    publish();
    return {};
}

Result<void> StatusReading::readIdentityAndTries(EidCard &card, CardState &state)
{
    const auto identity = card.readIdentity();
    if (!identity)
        return failure(identity.error());
    state.identity = *identity;
    m_known = m_memory->find(identity->serial);
    if (m_known)
        card.setHabits(m_known->habits);

    const auto pin = card.readPinStatus(PinRole::Pin);
    if (!pin)
        return failure(pin.error());
    state.pin = *pin;
    if (!m_known) {
        const auto puk = card.readPinStatus(PinRole::Puk);
        if (!puk)
            return failure(puk.error());
        state.puk = *puk;
    }
    state.pinRules = card.rules(PinRole::Pin);
    state.pukRules = card.rules(PinRole::Puk);
    for (const KeySlot slot : card.keySlots()) {
        if (isShown(slot))
            state.certificates.append({slot, CertificateSlot::Content::Unread, {}, {}});
    }
    return {};
}

Result<void> StatusReading::readCertificate(EidCard &card, CertificateSlot &slot)
{
    auto reading = card.readCertificate(slot.slot, m_known ? m_known->find(slot.slot) : nullptr);
    if (!reading)
        return failure(reading.error());
    slot = reading->slot;
    m_read.slots.push_back(std::move(*reading));
    return {};
}

} // namespace eid
