#pragma once

#include "core/card/eidcard.h"

#include <QList>
#include <QString>

#include <deque>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace eid {

/// What is remembered of a card that was read completely.
struct KnownCard
{
    CardHabits habits;
    std::vector<EidCard::SlotReading> slots;

    /// What \a slot held, if it was read.
    [[nodiscard]] const EidCard::SlotReading *find(KeySlot slot) const;
};

/// The cards that were seen before, by serial: the latest few, in memory alone. It holds
/// certificates, which are personal data.
///
/// Threads: any; a card thread that was left behind and the one after it may share a memory.
class CardMemory
{
public:
    /// At a counter, hundreds of cards a day come and do not come back.
    static constexpr std::size_t capacity = 16;

    /// What is known of the card with \a serial; null: nothing.
    [[nodiscard]] std::shared_ptr<const KnownCard> find(const QString &serial) const;
    /// Replaces what was known of it. A card without a serial is not remembered.
    void remember(const QString &serial, KnownCard card);

private:
    mutable std::mutex m_mutex;
    std::deque<std::pair<QString, std::shared_ptr<const KnownCard>>> m_cards; ///< latest first
};

} // namespace eid
