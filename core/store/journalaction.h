#pragma once

#include <QString>

#include <optional>
#include <span>

namespace eid {

/// What the journal tells of: everything the tool does to a card or with its records. Closed;
/// later versions add to it.
enum class JournalAction {
    PinVerified,
    PinChanged,
    PinActivated, ///< the first change of an issued PIN
    PinUnblocked,
    PukChanged,
    PinSettled, ///< it was found out how a PIN job that was cut short had ended
    CertificateExported,
    RenewalStarted,
    RenewalResumed, ///< one that was cut short goes on
    RenewalStep, ///< the detail names the step
    RenewalFinished,
    RenewalFailed,
    JournalExported,
    FaceSampleSent, ///< the platform has it; the detail names the sample, as in those below
    FaceSampleKept, ///< the platform could not be reached: it waits, sealed
    FaceSampleRefused, ///< by the platform
    FaceSampleDiscarded, ///< it waited, and was removed; the error says where its time had passed
    CopiesIssued, ///< the detail says how many, as below
    CopiesRefreshed,
    CopyRemoved, ///< by the holder; the error says where its time had passed
    Authenticated, ///< a copy was shown; the detail names the copy, never to whom
    AuthenticationDeclined, ///< by the holder
    AuthenticationFailed,
    LossReported,
    LossWithdrawn,
    CardFrozen,
    CardUnfrozen,
    StoreSetAside, ///< the records before these were damaged; the detail names their file
};

/// Every action, in the order of the enum.
std::span<const JournalAction> allJournalActions();

/// The stable identifier of \a action, for the file, JSON and scripts: "pin-verified".
QString journalActionIdentifier(JournalAction action);

/// The action that \a identifier stands for; nothing for one of a later version.
std::optional<JournalAction> journalActionOf(const QString &identifier);

} // namespace eid
