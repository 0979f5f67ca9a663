#include "core/journaling/journalwords.h"

#include "core/base/errorwords.h"

#include <QCoreApplication>

namespace eid {

namespace {

/// Where the words are translated.
struct JournalWords
{
    Q_DECLARE_TR_FUNCTIONS(eid::JournalWords)
};

QString wordsOf(JournalAction action)
{
    switch (action) {
    case JournalAction::PinVerified:
        return JournalWords::tr("PIN check");
    case JournalAction::PinChanged:
        return JournalWords::tr("PIN change");
    case JournalAction::PinActivated:
        return JournalWords::tr("Card activation");
    case JournalAction::PinUnblocked:
        return JournalWords::tr("PIN unblocking");
    case JournalAction::PukChanged:
        return JournalWords::tr("PUK change");
    case JournalAction::PinSettled:
        return JournalWords::tr("Interrupted change looked into");
    case JournalAction::CertificateExported:
        return JournalWords::tr("Certificate saved to a file");
    case JournalAction::RenewalStarted:
        return JournalWords::tr("Renewal begun");
    case JournalAction::RenewalResumed:
        return JournalWords::tr("Renewal resumed");
    case JournalAction::RenewalStep:
        return JournalWords::tr("Step of a renewal");
    case JournalAction::RenewalFinished:
        return JournalWords::tr("Renewal completed");
    case JournalAction::RenewalFailed:
        return JournalWords::tr("Renewal stopped");
    case JournalAction::JournalExported:
        return JournalWords::tr("Journal saved to a file");
    case JournalAction::FaceSampleSent:
        return JournalWords::tr("Face sample sent");
    case JournalAction::FaceSampleKept:
        return JournalWords::tr("Face sample kept for later");
    case JournalAction::FaceSampleRefused:
        return JournalWords::tr("Face sample refused");
    case JournalAction::FaceSampleDiscarded:
        return JournalWords::tr("Waiting face sample removed");
    case JournalAction::CopiesIssued:
        return JournalWords::tr("Online copies issued");
    case JournalAction::CopiesRefreshed:
        return JournalWords::tr("Online copies renewed");
    case JournalAction::CopyRemoved:
        return JournalWords::tr("Online copy removed");
    case JournalAction::Authenticated:
        return JournalWords::tr("Authentication");
    case JournalAction::AuthenticationDeclined:
        return JournalWords::tr("Authentication declined");
    case JournalAction::AuthenticationFailed:
        return JournalWords::tr("Authentication not completed");
    case JournalAction::LossReported:
        return JournalWords::tr("Loss reported");
    case JournalAction::LossWithdrawn:
        return JournalWords::tr("Loss report withdrawn");
    case JournalAction::CardFrozen:
        return JournalWords::tr("Card frozen");
    case JournalAction::CardUnfrozen:
        return JournalWords::tr("Card unfrozen");
    case JournalAction::StoreSetAside:
        return JournalWords::tr("Damaged records set aside");
    }
    Q_UNREACHABLE();
}

/// What was found out about a job that was cut short; empty if \a detail does not say.
QString settlementWords(const QString &detail)
{
    // As eventOf() writes it: "pin-changed: new-valid".
    const QString verdict = detail.section(QLatin1String(": "), 1);
    if (verdict == QLatin1String("new-valid"))
        return JournalWords::tr("It had happened: the new one is valid");
    if (verdict == QLatin1String("old-valid"))
        return JournalWords::tr("It had not happened: the old one is valid");
    if (verdict == QLatin1String("old-entry-wrong"))
        return JournalWords::tr("The card had refused it: nothing was changed");
    if (verdict == QLatin1String("blocked"))
        return JournalWords::tr("The card had refused it, and is blocked");
    return {};
}

} // namespace

QString journalActionWords(const JournalEntry &entry)
{
    const auto action = journalActionOf(entry.action);
    return action ? wordsOf(*action) : entry.action;
}

QString journalOutcomeWords(const JournalEntry &entry)
{
    if (entry.isOk() && journalActionOf(entry.action) == JournalAction::PinSettled) {
        if (const QString words = settlementWords(entry.detail); !words.isEmpty())
            return words;
    }
    if (entry.isOk())
        return JournalWords::tr("Done");
    const auto error = entry.error();
    return error ? errorTitle(Error{*error, {}, {}}) : entry.outcome;
}

QString journalBreakWords(const JournalBreak &broken)
{
    switch (broken.kind) {
    case JournalBreak::Kind::Changed:
        return JournalWords::tr("Entry %1 was changed.").arg(broken.sequence);
    case JournalBreak::Kind::Removed:
        return JournalWords::tr("Entry %1 is missing.").arg(broken.sequence);
    case JournalBreak::Kind::Unlinked:
        return JournalWords::tr("Entry %1 does not follow the one before it.").arg(broken.sequence);
    case JournalBreak::Kind::CutOff:
        return JournalWords::tr("Entry %1 and all after it are missing.").arg(broken.sequence);
    case JournalBreak::Kind::Added:
        return JournalWords::tr("Entry %1 was put in after the end.").arg(broken.sequence);
    case JournalBreak::Kind::HeadChanged:
        return JournalWords::tr("The last entry, %1, is not the one that was written last.")
            .arg(broken.sequence);
    }
    Q_UNREACHABLE();
}

} // namespace eid
