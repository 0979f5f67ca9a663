#include "core/store/journalaction.h"

#include <algorithm>
#include <array>

namespace eid {

namespace {

constexpr std::array actions{
    JournalAction::PinVerified,
    JournalAction::PinChanged,
    JournalAction::PinActivated,
    JournalAction::PinUnblocked,
    JournalAction::PukChanged,
    JournalAction::PinSettled,
    JournalAction::CertificateExported,
    JournalAction::RenewalStarted,
    JournalAction::RenewalResumed,
    JournalAction::RenewalStep,
    JournalAction::RenewalFinished,
    JournalAction::RenewalFailed,
    JournalAction::JournalExported,
    JournalAction::FaceSampleSent,
    JournalAction::FaceSampleKept,
    JournalAction::FaceSampleRefused,
    JournalAction::FaceSampleDiscarded,
    JournalAction::CopiesIssued,
    JournalAction::CopiesRefreshed,
    JournalAction::CopyRemoved,
    JournalAction::Authenticated,
    JournalAction::AuthenticationDeclined,
    JournalAction::AuthenticationFailed,
    JournalAction::LossReported,
    JournalAction::LossWithdrawn,
    JournalAction::CardFrozen,
    JournalAction::CardUnfrozen,
    JournalAction::StoreSetAside,
};

const char *identifierOf(JournalAction action)
{
    switch (action) {
    case JournalAction::PinVerified:
        return "pin-verified";
    case JournalAction::PinChanged:
        return "pin-changed";
    case JournalAction::PinActivated:
        return "pin-activated";
    case JournalAction::PinUnblocked:
        return "pin-unblocked";
    case JournalAction::PukChanged:
        return "puk-changed";
    case JournalAction::PinSettled:
        return "pin-settled";
    case JournalAction::CertificateExported:
        return "certificate-exported";
    case JournalAction::RenewalStarted:
        return "renewal-started";
    case JournalAction::RenewalResumed:
        return "renewal-resumed";
    case JournalAction::RenewalStep:
        return "renewal-step";
    case JournalAction::RenewalFinished:
        return "renewal-finished";
    case JournalAction::RenewalFailed:
        return "renewal-failed";
    case JournalAction::JournalExported:
        return "journal-exported";
    case JournalAction::FaceSampleSent:
        return "face-sample-sent";
    case JournalAction::FaceSampleKept:
        return "face-sample-kept";
    case JournalAction::FaceSampleRefused:
        return "face-sample-refused";
    case JournalAction::FaceSampleDiscarded:
        return "face-sample-discarded";
    case JournalAction::CopiesIssued:
        return "copies-issued";
    case JournalAction::CopiesRefreshed:
        return "copies-refreshed";
    case JournalAction::CopyRemoved:
        return "copy-removed";
    case JournalAction::Authenticated:
        return "authenticated";
    case JournalAction::AuthenticationDeclined:
        return "authentication-declined";
    case JournalAction::AuthenticationFailed:
        return "authentication-failed";
    case JournalAction::LossReported:
        return "loss-reported";
    case JournalAction::LossWithdrawn:
        return "loss-withdrawn";
    case JournalAction::CardFrozen:
        return "card-frozen";
    case JournalAction::CardUnfrozen:
        return "card-unfrozen";
    case JournalAction::StoreSetAside:
        return "store-set-aside";
    }
    Q_UNREACHABLE();
}

} // namespace

std::span<const JournalAction> allJournalActions()
{
    return actions;
}

QString journalActionIdentifier(JournalAction action)
{
    return QLatin1String(identifierOf(action));
}

std::optional<JournalAction> journalActionOf(const QString &identifier)
{
    const auto found = std::ranges::find_if(actions, [&identifier](JournalAction action) {
        return identifier == QLatin1String(identifierOf(action));
    });
    return found == actions.end() ? std::nullopt : std::optional(*found);
}

} // namespace eid
