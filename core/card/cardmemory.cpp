#include "core/card/cardmemory.h"

#include <algorithm>

namespace eid {

const EidCard::SlotReading *KnownCard::find(KeySlot slot) const
{
    const auto found = std::ranges::find(
        slots, slot, [](const EidCard::SlotReading &reading) { return reading.slot.slot; });
    return found == slots.end() ? nullptr : &*found;
}

std::shared_ptr<const KnownCard> CardMemory::find(const QString &serial) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found
        = std::ranges::find(m_cards, serial, [](const auto &entry) { return entry.first; });
    return found == m_cards.end() ? nullptr : found->second;
}

void CardMemory::remember(const QString &serial, KnownCard card)
{
    if (serial.isEmpty())
        return;
    const std::scoped_lock lock(m_mutex);
    std::erase_if(m_cards, [&serial](const auto &entry) { return entry.first == serial; });
    m_cards.emplace_front(serial, std::make_shared<const KnownCard>(std::move(card)));
    if (m_cards.size() > capacity)
        m_cards.pop_back();
}

} // namespace eid
