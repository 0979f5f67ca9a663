#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/card/cardtypes.h"
#include "core/pin/interruptedpinjob.h"
#include "core/pin/pinverdict.h"

#include <QFuture>
#include <QObject>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>

namespace eid {

class CardDesk;

/// How a job, or the settling of one that was cut short, has ended.
struct PinJobEnd
{
    PinJob job = PinJob::VerifyPin;
    QString serial = {}; ///< of the card
    /// Unset for the job itself; for one that was cut short before, what was found out about it.
    std::optional<PinVerdict> verdict = {};
    /// Why the job failed; PinStateUnknown where it was cut short, and is to be settled.
    std::optional<Error> error = {};

    bool operator==(const PinJobEnd &) const = default;
};

/// Where a job takes place and what the user allowed. The serial ties the job to the card that the
/// user saw: another card in the reader ends it with CardChanged.
struct PinTarget
{
    QString reader;
    QString serial;
    TryConsent consent = TryConsent::KeepLast;
};

/// The PIN jobs with everything that keeps a card from being lost: entries are checked before
/// anything is sent, tries are read before one is spent, the last one wants consent, and a job cut
/// short ends in a statement of which PIN is valid.
///
/// Threads: all public functions and signals on the thread of the desk. Futures deliver there and
/// have exactly one result. One job runs at a time; a second one ends with CardBusy. A running job
/// is given up with cancel(), never with QFuture::cancel(), which would throw its result away: a
/// job whose command was sent already must still say how it ended.
///
/// Errors, besides those of CardDesk::run(): those of checkEntry() and checkNewPin(), PinWrong,
/// PinBlocked, PukWrong, PukBlocked, PinLastTry, PinTriesUnknown, PinNotInitial (activation of a
/// card that says its PIN is not the first one); and for a job cut short after its command was
/// sent, when no status word came back that tells how it ended (65XX and 6F00 do not):
/// PinStateUnknown, with the job kept in interrupted() until the card was looked at again. A job
/// that was cut short before that ends with the cause (CardRemoved …): nothing was changed. So does
/// a verification cut short at any point, which changes no PIN.
class PinService : public QObject
{
    Q_OBJECT

public:
    /// How long a reader's key pad waits for its digits before the job ends with TimedOut.
    static constexpr std::chrono::seconds padTimeout{30};

    explicit PinService(CardDesk &desk, QObject *parent = nullptr);
    ~PinService() override;

    /// Reads how a PIN or PUK stands where the desk left it unread, without spending a try.
    /// The answer is published with the desk's changed() as well.
    [[nodiscard]] QFuture<Result<PinStatus>> readStatus(PinTarget target, PinRole role);

    [[nodiscard]] QFuture<Result<void>> verify(PinTarget target, Secret pin);
    [[nodiscard]] QFuture<Result<void>> change(PinTarget target, Secret oldPin, Secret newPin);
    [[nodiscard]] QFuture<Result<void>> activate(
        PinTarget target, Secret initialPin, Secret newPin);
    [[nodiscard]] QFuture<Result<void>> unblock(PinTarget target, Secret puk, Secret newPin);
    [[nodiscard]] QFuture<Result<void>> changePuk(PinTarget target, Secret oldPuk, Secret newPuk);

    /// The same with the entries made at the reader's key pad.
    [[nodiscard]] QFuture<Result<void>> verifyAtPinPad(PinTarget target);
    [[nodiscard]] QFuture<Result<void>> changeAtPinPad(PinTarget target, PinJob job);

    /// Gives the running job up. It ends with Cancelled if its command was not sent yet (at a key
    /// pad: if no PIN was entered), and as if nothing had been asked otherwise.
    void cancel();

    /// Why a job ended with \a unknown, a PinStateUnknown of this service: what cut it short.
    static ErrorCode causeOf(const Error &unknown);

    /// The job that waits for its card to be seen again.
    [[nodiscard]] const std::optional<InterruptedPinJob> &interrupted() const;

    /// Finds out by trying \a newPin (or, for a PUK change, the new PUK), with the user's consent:
    /// the right one costs nothing; a wrong one costs a try, which the old one gives back.
    /// Ends in NewValid, OldValid or Blocked, and in the error where even that was cut short. Fails
    /// with PinMismatch, without a try, if \a newPin is not the one that the job was to set: what
    /// the card says of another one settles nothing.
    [[nodiscard]] QFuture<Result<PinVerdict>> settleByTrying(PinTarget target, Secret newPin);

    /// Forgets the interrupted job (the user went to the counter, or does not care).
    void dismissInterrupted();

Q_SIGNALS:
    /// interrupted() was set or cleared.
    void interruptedChanged();
    /// The card of the interrupted job is back and was looked at, without a try being spent.
    /// Anything but Unknown clears interrupted().
    void judged(eid::PinJob job, eid::PinVerdict verdict);
    /// Something was done to a card, and this is how it ended: for the journal. Not emitted where
    /// nothing of the job reached the card, nor for a verdict of Unknown, which is no end.
    /// Comes before the job's future delivers.
    void concluded(const eid::PinJobEnd &end);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace eid
