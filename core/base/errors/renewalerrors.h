#pragma once

#include "core/base/errors/errorrow.h"

namespace eid {

/// The words of renewal, in the order of ErrorCode.
inline constexpr ErrorRow renewalErrorRows[] = {
    {ErrorCode::RenewalNotDue,
        {"renewal-not-due", 90, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Nothing on this card needs to be renewed yet."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The tool tells you when it is time.")}},
    {ErrorCode::RenewalPending,
        {"renewal-pending", 91, Retry::AfterAction,
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "The platform needs more time for the new certificate."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Leave the card as it is, and resume later. The tool tells when.")}},
    {ErrorCode::RenewalInterrupted,
        {"renewal-interrupted", 92, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The renewal was cut short."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Insert the same card again and resume: the tool brings it to its end.")}},
    {ErrorCode::RenewalNothingToResume,
        {"renewal-nothing-to-resume", 93, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "No renewal of this card was cut short."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "To renew the card, start a new renewal.")}},
    {ErrorCode::RenewalRunning,
        {"renewal-running", 94, Retry::Yes,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The card is being renewed already."),
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "Wait until the other renewal has come to its end.")}},
    {ErrorCode::RenewalNeedsCounter,
        {"renewal-needs-counter", 95, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "This card can no longer be renewed from home."),
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "Bring the card and your ID document to a counter.")}},
};

} // namespace eid
