#include "ui/window/cardwords.h"

#include "core/base/errorwords.h"
#include "ui/window/certificatewords.h"

#include <algorithm>

namespace eid::ui {

namespace {

const PinStatus &statusOf(PinRole role, const CardState &card)
{
    return role == PinRole::Pin ? card.pin : card.puk;
}

bool canRenewHelp(const CardState &card, const QDateTime &now)
{
    return std::ranges::any_of(card.certificates, [&now](const CertificateSlot &slot) {
        const bool isRenewable
            = slot.slot == KeySlot::Authentication || slot.slot == KeySlot::Signature;
        return isRenewable
            && CertificateWords::validity(slot, now).status != StatusSign::Status::Good;
    });
}

} // namespace

std::optional<Error> CardWords::hindrance(const DeskState &desk, const CardState *card)
{
    if (desk.serviceError)
        return desk.serviceError;
    if (!card)
        return desk.isKnown ? std::optional(Error{ErrorCode::NoReader, {}, {}}) : std::nullopt;
    if (card->phase == CardPhase::Failed)
        return card->error.value_or(Error{});
    if (card->phase == CardPhase::Empty)
        return Error{ErrorCode::NoCard, {}, {}};
    return std::nullopt;
}

Words CardWords::state(const DeskState &desk, const CardState *card)
{
    using Status = StatusSign::Status;
    if (const auto error = hindrance(desk, card)) {
        const bool waits = error->code == ErrorCode::NoCard || error->code == ErrorCode::NoReader;
        return {waits ? Status::Info : Status::Bad, errorTitle(*error), errorNextStep(*error)};
    }
    if (!card)
        return {Status::Info, tr("Looking for readers …"), {}};
    switch (card->phase) {
    case CardPhase::Recognising:
        return {Status::Info, tr("Reading the card …"), tr("Leave the card in the reader.")};
    case CardPhase::Known:
    case CardPhase::Named:
        return {
            Status::Info, tr("Card recognised, reading on …"), tr("Leave the card in the reader.")};
    case CardPhase::Complete:
        return {Status::Good, tr("Card is ready"), {}};
    case CardPhase::Empty:
    case CardPhase::Failed:
        break;
    }
    Q_UNREACHABLE();
}

Words CardWords::tries(PinRole role, const CardState &card)
{
    using Status = StatusSign::Status;
    const PinStatus &status = statusOf(role, card);
    const bool isPin = role == PinRole::Pin;
    if (!status.triesLeft) {
        return {Status::Unknown, tr("Tries left: unknown"),
            isPin ? tr("It is seen when the PIN is used.")
                  : tr("It is seen when the PUK is used.")};
    }
    const int left = *status.triesLeft;
    if (left == 0) {
        return {Status::Bad, tr("Blocked"),
            isPin ? tr("No try is left. Unblock it with the PUK.")
                  : tr("No try is left. Only a counter can help.")};
    }
    const QString count = status.triesAtMost
        ? tr("%n of %1 tries left", nullptr, left).arg(*status.triesAtMost)
        : tr("%n tries left", nullptr, left);
    if (left == 1) {
        return {Status::Warning, count,
            isPin ? tr("One more wrong PIN blocks it.") : tr("One more wrong PUK blocks it.")};
    }
    if (status.isInitial.value_or(false)) {
        return {Status::Warning, count,
            isPin ? tr("Still the first PIN, as issued.") : tr("Still the first PUK, as issued.")};
    }
    if (status.triesAtMost && left < *status.triesAtMost)
        return {Status::Warning, count, tr("There were wrong entries.")};
    return {Status::Good, count, tr("All is well.")};
}

Advice CardWords::advice(const CardState &card, const QDateTime &now)
{
    using Status = StatusSign::Status;
    if (card.pin.isBlocked() && card.puk.isBlocked()) {
        return {{Status::Bad, tr("PIN and PUK are blocked"),
                    tr("Bring the card and your ID document to a counter. Only there can the card "
                       "be made usable again.")},
            std::nullopt};
    }
    if (card.pin.isBlocked()) {
        return {{Status::Bad, tr("The PIN is blocked"),
                    tr("Unblock it with the PUK from your PIN letter.")},
            Job(PinJob::UnblockPin)};
    }
    if (card.pin.isInitial.value_or(false)) {
        return {
            {Status::Warning, tr("This card still has its first PIN"),
                tr("Set a PIN of your own that only you know. Then the card is ready for use.")},
            Job(PinJob::ActivatePin)};
    }
    if (card.pin.triesLeft == 1) {
        return {{Status::Warning, tr("Only one try is left for the PIN"),
                    tr("Look the PIN up before you enter it. One more wrong entry blocks it.")},
            std::nullopt};
    }
    if (card.puk.isBlocked()) {
        return {
            {Status::Warning, tr("The PUK is blocked"),
                tr("The PIN still works. Have the PUK renewed at a counter before you need it.")},
            std::nullopt};
    }
    if (const auto words = CertificateWords::mostUrgent(card.certificates, now))
        return {*words, canRenewHelp(card, now) ? std::optional<Job>(RenewalJob()) : std::nullopt};
    if (card.phase != CardPhase::Complete)
        return {{Status::Info, tr("Reading the certificates …"), {}}, std::nullopt};
    return {
        {Status::Good, tr("Your card is ready for use"), tr("There is nothing you need to do.")},
        std::nullopt};
}

QString CardWords::jobTitle(const Job &job)
{
    return std::visit(ForEachKind{
                          [](PinJob pinJob) { return title(pinJob); },
                          [](RenewalJob) { return tr("Renew the certificates"); },
                          [](FaceJob) { return tr("Take a face sample"); },
                          [](CopiesJob) { return tr("Online copies"); },
                          [](CodeJob) { return tr("Scan a code"); },
                          [](LossJob) { return tr("Card lost"); },
                      },
        job);
}

QString CardWords::jobPurpose(const Job &job)
{
    return std::visit(ForEachKind{
                          [](PinJob pinJob) { return purpose(pinJob); },
                          [](RenewalJob) { return tr("Before their validity ends"); },
                          [](FaceJob) { return tr("For a comparison by the back office"); },
                          [](CopiesJob) { return tr("Prove on the internet who you are"); },
                          [](CodeJob) { return tr("Somebody shows you a QR code or a link"); },
                          [](LossJob) { return tr("Report it, freeze it, or take that back"); },
                      },
        job);
}

QString CardWords::jobObstacle(const Job &job, const CardState *card)
{
    // Much of these can be done without the card, and without its PIN.
    if (std::holds_alternative<LossJob>(job) || std::holds_alternative<CodeJob>(job)
        || std::holds_alternative<CopiesJob>(job))
        return {};
    if (!card || !card->isCardPresent())
        return tr("Needs a card in the reader");
    if (card->phase == CardPhase::Failed)
        return tr("Not possible with this card");
    if (!card->isUsable())
        return tr("The card is still being read");
    if (const auto *pinJob = std::get_if<PinJob>(&job))
        return obstacle(*pinJob, *card);
    return card->pin.isBlocked() ? tr("The PIN is blocked") : QString();
}

QString CardWords::title(PinJob job)
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

QString CardWords::purpose(PinJob job)
{
    switch (job) {
    case PinJob::VerifyPin:
        return tr("See whether you know it right");
    case PinJob::ChangePin:
        return tr("Replace it by one of your choice");
    case PinJob::ActivatePin:
        return tr("Replace the first PIN from your letter");
    case PinJob::UnblockPin:
        return tr("With the PUK from your PIN letter");
    case PinJob::ChangePuk:
        return tr("Replace it by one of your choice");
    }
    Q_UNREACHABLE();
}

QString CardWords::obstacle(PinJob job, const CardState &card)
{
    const bool pinBlocked = card.pin.isBlocked();
    const bool pukBlocked = card.puk.isBlocked();
    switch (job) {
    case PinJob::VerifyPin:
    case PinJob::ChangePin:
    case PinJob::ActivatePin:
        return pinBlocked ? tr("The PIN is blocked") : QString();
    case PinJob::UnblockPin:
    case PinJob::ChangePuk:
        return pukBlocked ? tr("The PUK is blocked") : QString();
    }
    Q_UNREACHABLE();
}

QString CardWords::grouped(const QString &serial)
{
    constexpr qsizetype group = 4;
    constexpr qsizetype line = 4 * group;
    QString grouped;
    for (qsizetype from = 0; from < serial.size(); from += group) {
        if (from != 0)
            grouped += from % line == 0 ? u' ' : QChar(QChar::Nbsp);
        grouped += serial.mid(from, group);
    }
    return grouped;
}

} // namespace eid::ui
