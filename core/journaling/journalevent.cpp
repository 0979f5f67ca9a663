#include "core/journaling/journalevent.h"

#include "core/pin/pinservice.h"
#include "core/store/journal.h"
#include "core/store/store.h"

namespace eid {

namespace {

JournalAction actionOf(PinJob job)
{
    switch (job) {
    case PinJob::VerifyPin:
        return JournalAction::PinVerified;
    case PinJob::ChangePin:
        return JournalAction::PinChanged;
    case PinJob::ActivatePin:
        return JournalAction::PinActivated;
    case PinJob::UnblockPin:
        return JournalAction::PinUnblocked;
    case PinJob::ChangePuk:
        return JournalAction::PukChanged;
    }
    Q_UNREACHABLE();
}

} // namespace

JournalEvent eventOf(const PinJobEnd &end)
{
    const JournalAction action = actionOf(end.job);
    const auto error = end.error ? std::optional(end.error->code) : std::nullopt;
    const QString fault = end.error ? end.error->detail : QString();
    if (!end.verdict)
        return {action, end.serial, {}, error, fault};
    const QString settled = QStringLiteral("%1: %2").arg(
        journalActionIdentifier(action), pinVerdictIdentifier(*end.verdict));
    return {JournalAction::PinSettled, end.serial, {}, error,
        fault.isEmpty() ? settled : QStringLiteral("%1 (%2)").arg(settled, fault)};
}

JournalEvent eventOfCertificateExport(const QString &cardSerial, KeySlot slot)
{
    return {.action = JournalAction::CertificateExported,
        .cardSerial = cardSerial,
        .slot = slotName(slot)};
}

Result<JournalEntry> appendEvent(Store &store, const JournalEvent &event)
{
    return Journal(store).append({event.action, store.cardReference(event.cardSerial), event.slot,
        event.error, event.detail});
}

} // namespace eid
