#pragma once

#include "core/card/cardtypes.h"

#include <QMetaType>
#include <QString>

#include <optional>

namespace eid {

/// Which PIN is valid after an operation that was cut short.
enum class PinVerdict {
    OldValid, ///< the card was not changed; a try may be gone where the tries cannot be read
    NewValid, ///< the change happened
    OldEntryWrong, ///< the card refused the old PIN (or the PUK): not changed, a try was spent
    Blocked, ///< the card refused, and that was the last try
    Unknown, ///< the card cannot say without an entry being tried
};

/// The stable identifier: "old-valid".
QString pinVerdictIdentifier(PinVerdict verdict);

/// What can be told from the counters alone, without spending a try.
///
/// A right entry sets the counter back to its maximum, a wrong one takes one off (SP 800-73-4
/// part 2, 3.2.1 to 3.2.3). So a counter that rose tells of success, one that fell of a wrong
/// entry, and one that stayed below its maximum that nothing ran. A counter that was at its
/// maximum before and after, or whose maximum nobody knows, tells nothing.
///
/// \a before and \a atMost are the marks of the command; \a now is the counter of the same
/// PIN or PUK read afterwards; \a sent is whether the command was handed to the reader at all.
PinVerdict judgeCounters(
    bool sent, std::optional<int> before, std::optional<int> atMost, std::optional<int> now);

} // namespace eid

Q_DECLARE_METATYPE(eid::PinVerdict)
