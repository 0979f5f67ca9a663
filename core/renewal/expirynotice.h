#pragma once

#include "core/card/cardstate.h"

#include <QDateTime>
#include <QList>

#include <optional>
#include <span>

namespace eid {

/// That a credential ends soon, and which of the notices of it is due.
struct ExpiryNotice
{
    KeySlot slot = KeySlot::Signature;
    QDateTime expires; ///< UTC
    /// The shortest of expiryThresholds() that has been reached; 0 once it has expired.
    int thresholdDays = 90;

    bool operator==(const ExpiryNotice &) const = default;
};

/// How many days ahead it is told: 90, 30, 7, 1.
std::span<const int> expiryThresholds();

/// The threshold that \a expires has reached at \a now, by the instant: exactly N times 24 hours
/// ahead is reached. 0 from the instant of expiry on; nothing while it is farther than all.
std::optional<int> reachedThreshold(const QDateTime &expires, const QDateTime &now);

/// The notices that are due for the credentials (9A, 9C) of \a card at \a now, the most urgent
/// first. Whoever shows them keeps which slot, end and threshold were shown or silenced.
QList<ExpiryNotice> expiryNotices(const CardState &card, const QDateTime &now);

/// The next instant after \a now at which expiryNotices() says something else; nothing if none.
std::optional<QDateTime> nextExpiryNotice(const CardState &card, const QDateTime &now);

} // namespace eid
