#pragma once

#include "core/card/cardtypes.h"
#include "core/store/journalentry.h"

#include <QString>

namespace eid {

class Store;
struct PinJobEnd;

/// Something the tool did, as whoever did it knows it: with the card's serial, which the journal
/// replaces by its reference.
struct JournalEvent
{
    JournalAction action = JournalAction::PinVerified;
    QString cardSerial = {}; ///< empty where no card took part
    QString slot = {}; ///< "9A"; empty where none took part
    std::optional<ErrorCode> error = {}; ///< unset: it went well
    QString detail = {}; ///< as JournalNote::detail

    bool operator==(const JournalEvent &) const = default;
};

/// What the journal says of \a end.
JournalEvent eventOf(const PinJobEnd &end);

/// What the journal says of the certificate in \a slot having been written to a file, whose name
/// is nobody's business.
JournalEvent eventOfCertificateExport(const QString &cardSerial, KeySlot slot);

/// Writes \a event to the journal in \a store; it is on the disk when this returns.
Result<JournalEntry> appendEvent(Store &store, const JournalEvent &event);

} // namespace eid
