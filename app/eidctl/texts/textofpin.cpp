#include "app/eidctl/texts/textofpin.h"

#include "app/eidctl/text.h"

#include <QStringList>

namespace eid::ctl {

namespace {

QString textOfSuccess(PinJob job)
{
    switch (job) {
    case PinJob::VerifyPin:
        return Text::tr("The PIN is right.");
    case PinJob::ChangePin:
        return Text::tr("The PIN was changed. From now on, use the new one.");
    case PinJob::ActivatePin:
        return Text::tr("The card is activated. From now on, use the PIN that you have chosen.");
    case PinJob::UnblockPin:
        return Text::tr("The PIN is unblocked. From now on, use the new one.");
    case PinJob::ChangePuk:
        return Text::tr("The PUK was changed. Keep the new one in a safe place.");
    }
    Q_UNREACHABLE();
}

} // namespace

QString textOfPinStatus(const PinStatus &status)
{
    if (!status.triesLeft)
        return Text::tr("tries unknown (seen when it is used)");
    if (status.isBlocked())
        return Text::tr("blocked");
    const QString tries = status.triesAtMost
        ? Text::tr("%1 of %2 tries left").arg(*status.triesLeft).arg(*status.triesAtMost)
        : Text::tr("%n tries left", nullptr, *status.triesLeft);
    return status.isInitial.value_or(false)
        ? Text::tr("%1, still the one that was issued").arg(tries)
        : tries;
}

QString textOfPinJob(const PinReport &report)
{
    QStringList lines{textOfSuccess(report.job)};
    lines += Text::tr("PIN: %1").arg(textOfPinStatus(report.pin));
    if (report.job == PinJob::UnblockPin || report.job == PinJob::ChangePuk)
        lines += Text::tr("PUK: %1").arg(textOfPinStatus(report.puk));
    return lines.join(u'\n');
}

QString textOfVerdict(PinJob job, PinVerdict verdict)
{
    const bool isPukJob = job == PinJob::ChangePuk;
    switch (verdict) {
    case PinVerdict::OldValid:
        return isPukJob ? Text::tr("The old PUK is valid: nothing was changed.")
                        : Text::tr("The old PIN is valid: nothing was changed.");
    case PinVerdict::NewValid:
        return isPukJob ? Text::tr("The new PUK is valid: the change had happened.")
                        : Text::tr("The new PIN is valid: the change had happened.");
    case PinVerdict::OldEntryWrong:
        return Text::tr(
            "Nothing was changed: the card refused the first entry, and a try was spent.");
    case PinVerdict::Blocked:
        return Text::tr("Nothing was changed: the card refused the first entry, and that was the "
                        "last try.");
    case PinVerdict::Unknown:
        return isPukJob ? Text::tr("The card cannot say whether the old or the new PUK is valid.")
                        : Text::tr("The card cannot say whether the old or the new PIN is valid.");
    }
    Q_UNREACHABLE();
}

QString textOfTrial(PinJob job, PinVerdict verdict)
{
    const bool isPukJob = job == PinJob::ChangePuk;
    switch (verdict) {
    case PinVerdict::OldValid:
        return isPukJob
            ? Text::tr("The new PUK is not valid: the old one is. A try was spent on finding out.")
            : Text::tr("The new PIN is not valid: the old one is. A try was spent on finding out.");
    case PinVerdict::Blocked:
        return isPukJob
            ? Text::tr("The new PUK is not valid, and trying it was the last try: it is blocked.")
            : Text::tr("The new PIN is not valid, and trying it was the last try: it is blocked.");
    case PinVerdict::NewValid:
    case PinVerdict::OldEntryWrong:
    case PinVerdict::Unknown:
        return textOfVerdict(job, verdict);
    }
    Q_UNREACHABLE();
}

} // namespace eid::ctl
