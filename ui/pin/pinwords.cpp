#include "ui/pin/pinwords.h"

#include "core/base/errorwords.h"

namespace eid::ui {

QString PinWords::jobTitle(PinJob job)
{
    switch (job) {
    case PinJob::VerifyPin:
        return tr("Check the PIN");
    case PinJob::ChangePin:
        return tr("Change the PIN");
    case PinJob::ActivatePin:
        return tr("Set your own PIN");
    case PinJob::UnblockPin:
        return tr("Unblock the PIN");
    case PinJob::ChangePuk:
        return tr("Change the PUK");
    }
    Q_UNREACHABLE();
}

QStringList PinWords::steps(PinJob job)
{
    switch (job) {
    case PinJob::VerifyPin:
        return {tr("PIN")};
    case PinJob::ChangePin:
        return {tr("Current PIN"), tr("New PIN")};
    case PinJob::ActivatePin:
        return {tr("First PIN"), tr("Your own PIN")};
    case PinJob::UnblockPin:
        return {tr("PUK"), tr("New PIN")};
    case PinJob::ChangePuk:
        return {tr("Current PUK"), tr("New PUK")};
    }
    Q_UNREACHABLE();
}

QString PinWords::currentLabel(PinJob job)
{
    switch (job) {
    case PinJob::VerifyPin:
        return tr("PIN");
    case PinJob::ChangePin:
        return tr("Current PIN");
    case PinJob::ActivatePin:
        return tr("First PIN");
    case PinJob::UnblockPin:
        return tr("PUK");
    case PinJob::ChangePuk:
        return tr("Current PUK");
    }
    Q_UNREACHABLE();
}

QString PinWords::currentLead(PinJob job)
{
    switch (job) {
    case PinJob::VerifyPin:
        return tr("Enter your PIN. The card says whether it is right; nothing is changed.");
    case PinJob::ChangePin:
        return tr("Enter the PIN that you use now.");
    case PinJob::ActivatePin:
        return tr("Enter the first PIN from your PIN letter. You need it this once.");
    case PinJob::UnblockPin:
        return tr("Enter the PUK from your PIN letter. Then choose a new PIN.");
    case PinJob::ChangePuk:
        return tr("Enter the PUK that is valid now, as in your PIN letter.");
    }
    Q_UNREACHABLE();
}

QString PinWords::newLabel(PinRole role)
{
    return role == PinRole::Pin ? tr("New PIN") : tr("New PUK");
}

QString PinWords::repeatLabel(PinRole role)
{
    return role == PinRole::Pin ? tr("New PIN again") : tr("New PUK again");
}

QString PinWords::newLead(PinRole role)
{
    return role == PinRole::Pin
        ? tr("Choose a PIN that you can remember and nobody can guess: no birth date, no part of "
             "your ID number, no row such as 123456 or 111111.")
        : tr("Choose a PUK that nobody can guess: no birth date, no part of your ID number, no row "
             "such as 12345678 or 11111111. Write it down and keep it apart from the card.");
}

QString PinWords::sendAction(PinJob job)
{
    switch (job) {
    case PinJob::VerifyPin:
        return tr("Check PIN");
    case PinJob::ChangePin:
        return tr("Change PIN");
    case PinJob::ActivatePin:
        return tr("Set PIN");
    case PinJob::UnblockPin:
        return tr("Unblock PIN");
    case PinJob::ChangePuk:
        return tr("Change PUK");
    }
    Q_UNREACHABLE();
}

QString PinWords::triesLeft(PinRole role, const PinStatus &status)
{
    if (!status.triesLeft)
        return role == PinRole::Pin
            ? tr("The card does not tell how many tries are left.")
            : tr("The card does not tell how many tries of the PUK are left.");
    const int left = *status.triesLeft;
    if (status.triesAtMost && *status.triesAtMost >= left)
        //: %n and %1 are numbers: 2 of 3 tries left
        return tr("%n of %1 tries left", nullptr, left).arg(*status.triesAtMost);
    return tr("%n tries left", nullptr, left);
}

QString PinWords::lengthHint(const PinRules &rules, int typed)
{
    const int missing = rules.minimumLength - typed;
    if (typed > 0 && missing > 0)
        return tr("%n more digits", nullptr, missing);
    if (rules.minimumLength == rules.maximumLength)
        return tr("%n digits", nullptr, rules.minimumLength);
    return tr("%1 to %2 digits").arg(rules.minimumLength).arg(rules.maximumLength);
}

QString PinWords::refusal(PinRole role, ErrorCode why, const PinRules &rules)
{
    const bool pin = role == PinRole::Pin;
    switch (why) {
    case ErrorCode::PinTooShort:
        return pin ? tr("The PIN has at least %n digits.", nullptr, rules.minimumLength)
                   : tr("The PUK has at least %n digits.", nullptr, rules.minimumLength);
    case ErrorCode::PinTooLong:
        return pin ? tr("The PIN has at most %n digits.", nullptr, rules.maximumLength)
                   : tr("The PUK has at most %n digits.", nullptr, rules.maximumLength);
    case ErrorCode::PinSameAsOld:
        return pin ? tr("This is the PIN you have now. Choose another one.")
                   : tr("This is the PUK you have now. Choose another one.");
    case ErrorCode::PinRun:
        return tr("The digits follow one another. That is easy to guess.");
    case ErrorCode::PinRepeat:
        return tr("The digits repeat. That is easy to guess.");
    case ErrorCode::PinBirthDate:
        return tr("This is your birth date. It stands in your papers.");
    case ErrorCode::PinIdNumber:
        return tr("This is a part of your ID number. It stands in your papers.");
    case ErrorCode::PinMismatch:
        return tr("The two entries differ.");
    default: // no reason of the policy: as everywhere else
        return errorTitle({why, {}, std::nullopt});
    }
}

PinWords::Saying PinWords::working(PinJob job)
{
    const QString leaveIn = tr("Leave the card in the reader.");
    switch (job) {
    case PinJob::VerifyPin:
        return {tr("The card checks the PIN…"), leaveIn};
    case PinJob::ChangePin:
        return {tr("The PIN is being changed…"), leaveIn};
    case PinJob::ActivatePin:
        return {tr("Your own PIN is being set…"), leaveIn};
    case PinJob::UnblockPin:
        return {tr("The PIN is being unblocked…"), leaveIn};
    case PinJob::ChangePuk:
        return {tr("The PUK is being changed…"), leaveIn};
    }
    Q_UNREACHABLE();
}

PinWords::Saying PinWords::done(PinJob job)
{
    switch (job) {
    case PinJob::VerifyPin:
        return {tr("The PIN is right."), tr("All its tries are available again.")};
    case PinJob::ChangePin:
        return {tr("Your new PIN is valid."),
            tr("Use it from now on, everywhere. The old one is not accepted any more.")};
    case PinJob::ActivatePin:
        return {tr("Your own PIN is valid."),
            tr("The card is ready to use. The first PIN from the letter is not accepted any more; "
               "keep the letter, for the PUK in it.")};
    case PinJob::UnblockPin:
        return {tr("The PIN is unblocked."),
            tr("The new PIN is valid from now on. The old one is not accepted any more.")};
    case PinJob::ChangePuk:
        return {tr("Your new PUK is valid."),
            tr("The one in the PIN letter is not accepted any more. Keep the new one apart from "
               "the card.")};
    }
    Q_UNREACHABLE();
}

QString PinWords::nothingChanged(PinJob job)
{
    switch (job) {
    case PinJob::VerifyPin:
        return tr("Your PIN is the same as before.");
    case PinJob::ChangePin:
        return tr("Nothing was changed. Your PIN is the same as before.");
    case PinJob::ActivatePin:
        return tr("Nothing was changed. The first PIN is still the valid one.");
    case PinJob::UnblockPin:
        return tr("Nothing was changed. The PIN and the PUK are the same as before.");
    case PinJob::ChangePuk:
        return tr("Nothing was changed. Your PUK is the same as before.");
    }
    Q_UNREACHABLE();
}

PinWords::Saying PinWords::judged(PinJob job, PinVerdict verdict)
{
    const bool puk = job == PinJob::ChangePuk;
    switch (verdict) {
    case PinVerdict::OldValid:
        return {job == PinJob::VerifyPin ? tr("The PIN was not checked.")
                : puk                    ? tr("The old PUK is valid.")
                                         : tr("The old PIN is valid."),
            nothingChanged(job)};
    case PinVerdict::NewValid:
        return job == PinJob::VerifyPin
            ? done(job)
            : Saying{
                done(job).title, tr("The work was done before the card left. ") + done(job).text};
    case PinVerdict::OldEntryWrong:
        if (job == PinJob::UnblockPin || puk)
            return {tr("The PUK that you entered was wrong."),
                tr("Nothing was changed, but one try of the PUK was spent.")};
        return {tr("The PIN that you entered was wrong."),
            tr("Nothing was changed, but one try was spent.")};
    case PinVerdict::Blocked:
        if (job == PinJob::UnblockPin || puk)
            return {tr("The PUK is blocked."),
                tr("The PUK that you entered was wrong, and that was the last try.")};
        return {tr("The PIN is blocked."),
            tr("The PIN that you entered was wrong, and that was the last try. You can unblock it "
               "with the PUK from your PIN letter.")};
    case PinVerdict::Unknown:
        return {tr("The card cannot say whether the PIN was right."), nothingChanged(job)};
    }
    Q_UNREACHABLE();
}

PinWords::Saying PinWords::interrupted(PinJob job)
{
    switch (job) {
    case PinJob::VerifyPin:
        return {tr("Checking the PIN was cut short."),
            tr("The PIN is the same as before. Whether a try was spent is seen when the same card "
               "is inserted again.")};
    case PinJob::ChangePin:
        return {tr("Changing the PIN was cut short."),
            tr("Either the old or the new PIN is valid. Insert the same card again: the tool then "
               "finds out which.")};
    case PinJob::ActivatePin:
        return {tr("Setting your own PIN was cut short."),
            tr("Either the first PIN or your own one is valid. Insert the same card again: the "
               "tool then finds out which.")};
    case PinJob::UnblockPin:
        return {tr("Unblocking the PIN was cut short."),
            tr("The new PIN may be valid already. Insert the same card again: the tool then finds "
               "out.")};
    case PinJob::ChangePuk:
        return {tr("Changing the PUK was cut short."),
            tr("Either the old or the new PUK is valid. Insert the same card again: the tool then "
               "finds out which.")};
    }
    Q_UNREACHABLE();
}

PinWords::Saying PinWords::counter()
{
    return {tr("What to bring to the counter"),
        tr("This eID card and your resident ID card. You must come yourself. The counter can make "
           "the card usable again, or issue a new one.")};
}

} // namespace eid::ui
