#include "core/card/cardjob.h"

#include "core/card/cardpulse.h"
#include "core/card/holder.h"

#include <algorithm>

namespace eid {

CardVisit::CardVisit(CardState state, std::stop_token stop, std::shared_ptr<CardPulse> pulse)
    : m_state(std::move(state))
    , m_stop(std::move(stop))
    , m_pulse(std::move(pulse))
{ }

void CardVisit::rest()
{
    if (m_pulse)
        m_pulse->rest();
}

void CardVisit::wake()
{
    if (m_pulse)
        m_pulse->wake();
}

void CardVisit::setCertificate(const CertificateSlot &slot)
{
    m_readSlots.removeAll(slot.slot);
    const auto shown = std::ranges::find(m_state.certificates, slot.slot, &CertificateSlot::slot);
    if (shown == m_state.certificates.end())
        return;
    *shown = slot;
    if (slot.slot == KeySlot::Authentication)
        m_state.holder = holderOf(slot.certificate);
}

void CardVisit::readCertificateAfterwards(KeySlot slot)
{
    if (!m_readSlots.contains(slot))
        m_readSlots.append(slot);
}

CardJob::~CardJob() = default;

} // namespace eid
