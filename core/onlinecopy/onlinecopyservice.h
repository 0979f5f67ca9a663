#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/onlinecopy/authentication.h"
#include "core/onlinecopy/loss.h"
#include "core/onlinecopy/onlinecopy.h"
#include "core/platform/platformsession.h"

#include <QFuture>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace eid {

class CardDesk;

/// The card that a job is done with: another one in the reader ends it with CardChanged.
struct CopyTarget
{
    QString reader;
    QString serial;
};

/// The online copies of ID cards on this PC: taken with an offer (OpenID4VCI 1.0), kept sealed
/// under a key that the card unwraps, shown to the platform to authenticate towards a relying party
/// (OpenID4VP 1.0), and what to do when the card is lost.
///
/// No link makes the tool talk to anybody but the platform that is set up, and none does anything
/// by itself: readOffer() and readRequest() only look; take() and answer() come after a person's
/// yes.
///
/// Threads: all public functions and signals on the thread of the desk; futures deliver there or
/// where continuations say, and have exactly one result. One job with a card runs at a time: a
/// second one ends with InvalidArgument. One request is open at a time: a second one ends with
/// RequestBusy.
///
/// Errors, besides those of the card, the PIN, the platform and the store: as each function says.
class OnlineCopyService : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        /// The file of the records, see Store::open().
        QString records;
        /// Read anew for each job.
        std::function<Result<PlatformSettings>()> platform;
        std::function<QDateTime()> now = &QDateTime::currentDateTimeUtc;
        /// Of each session with the platform.
        PlatformSession::Options session = {};
    };

    OnlineCopyService(CardDesk &desk, Options options, QObject *parent = nullptr);
    /// Gives up what runs. A request that is open is forgotten, and nobody told.
    ~OnlineCopyService() override;

    // Offers and copies

    /// Understands \a text, a person's or a QR code's: an openid-credential-offer:// link, or the
    /// JSON of an offer. Asks the platform only where the link names the offer by reference. Fails
    /// with CopyOfferMalformed, CopyOfferUntrusted, CopyOfferOver.
    [[nodiscard]] QFuture<Result<CopyOffer>> readOffer(QString text);

    /// Fetches copies and keeps them, all or none. \a transactionCode: empty where the offer wants
    /// none. The first time, a loss code is fetched too. Where it is cut short after the offer was
    /// spent, refresh() goes on: CopyOverview::canRefresh says so. Fails with CopyOfferUntrusted,
    /// CopyOfferOver, CopyCodeWrong, CopyRefused, CopyMalformed; with CardUnsupported, before the
    /// offer is spent, for a card that cannot unwrap keys.
    [[nodiscard]] QFuture<Result<CopiesTaken>> take(
        CopyTarget target, Secret pin, CopyOffer offer, Secret transactionCode);

    /// New copies, without an offer, in place of those that are not assigned, that are revoked or
    /// that the card's key of now cannot be proved for; a relying party that has another one is
    /// shown it until it expires, and a new one after that. Fails with CopyMissing,
    /// CopyLocked, CopyRefused (a new offer is needed), CopyMalformed.
    [[nodiscard]] QFuture<Result<CopiesTaken>> refresh(CopyTarget target, Secret pin);

    /// The copies as they show without the PIN, with what this object has found out of their
    /// standing, and with what the desk has read of the card. Touches neither the card nor the
    /// network. No copy is no error.
    [[nodiscard]] QFuture<Result<CopyOverview>> overview(CopyTarget target);

    /// Opens them with the card, and looks at the platform's status lists, as nobody: they are the
    /// same for all who ask. Where there is no answer, the standing is Unknown. Fails with
    /// CopyMissing, CopyLocked.
    [[nodiscard]] QFuture<Result<CopyView>> open(CopyTarget target, Secret pin);
    /// Opens those of the card with \a serial with its recovery phrase, in UTF-8; where \a serial
    /// is empty, those of whichever card the phrase is of. The card is not needed. Fails with
    /// CopyMissing, RecoveryPhraseWrong.
    [[nodiscard]] QFuture<Result<CopyView>> openWithPhrase(QString serial, Secret phrase);
    /// Makes a recovery phrase, in place of the one before: to be shown once and noted by the
    /// holder; it is kept nowhere. UTF-8. Fails with CopyMissing, CopyLocked.
    [[nodiscard]] QFuture<Result<std::shared_ptr<const Secret>>> makeRecoveryPhrase(
        CopyTarget target, Secret pin);

    /// Lets the card open its copies again where its key management key was replaced, which ends in
    /// CopyLocked everywhere else: with its recovery phrase, in UTF-8. Fails with CopyMissing where
    /// there is none, RecoveryPhraseWrong.
    [[nodiscard]] QFuture<Result<void>> restore(CopyTarget target, Secret pin, Secret phrase);

    /// Removes all copies of the card with \a serial from this PC for good. How many there were.
    [[nodiscard]] QFuture<Result<int>> remove(QString serial);
    /// Removes those of all cards but the one with \a serial, or of all cards where that is empty,
    /// for good: CopyOverview::ofOtherCards of them. No card is needed. How many there were.
    [[nodiscard]] QFuture<Result<int>> removeOthers(QString serial);

    // Authentication

    /// Understands and verifies \a link, an openid4vp:// link of a browser or a QR code. The
    /// request is open then, until it is answered, declined, abandoned or over. Fails with
    /// RequestBusy, RequestMalformed, RequestUntrusted, RequestUnsupported, RequestOver.
    [[nodiscard]] QFuture<Result<AuthenticationRequest>> readRequest(QString link);
    /// The request that is open.
    [[nodiscard]] std::optional<AuthenticationRequest> openRequest() const;

    /// Answers the open request as a person consented to. Stays open where the card, the PIN or the
    /// way to the platform failed, so that it can be tried again; where the answer may have reached
    /// the platform by then, the very same is sent again: it counts once, and nothing but the same
    /// consent (InvalidArgument) and the same card (CardChanged) will do. Fails with RequestOver,
    /// InvalidArgument where \a consent is for another request or allows none of its choices;
    /// CopyMissing, CopiesUsedUp (refresh() first, then answer again; it stays open), CopyLocked,
    /// CopyNotValid; RequestRefused with the problem type in the detail
    /// ("urn:eid:problem:face-sample-missing": take one, then answer again; it stays open).
    [[nodiscard]] QFuture<Result<AuthenticationOutcome>> answer(
        CopyTarget target, Secret pin, AuthenticationConsent consent);
    /// Tells the relying party that the person declines, without the card, and closes the request,
    /// also where that cannot be told.
    [[nodiscard]] QFuture<Result<AuthenticationOutcome>> decline();
    /// Closes the request and tells nobody.
    void abandon();

    // Loss

    /// How the card stands at the platform.
    [[nodiscard]] QFuture<Result<LossState>> lossState(CopyTarget target, Secret pin);
    /// A new code to report the card lost with, in place of the one before; UTF-8, to be shown once
    /// and noted by the holder.
    [[nodiscard]] QFuture<Result<std::shared_ptr<const Secret>>> lossCode(
        CopyTarget target, Secret pin);
    /// Reports a card lost with its \a code, in UTF-8, as it was noted: case, spaces and hyphens
    /// do not matter. Needs no card. Fails with LossReportRefused.
    [[nodiscard]] QFuture<Result<LossState>> reportLoss(Secret code);
    /// Takes the report back, with the card. Fails with LossReportRefused where there is none, or
    /// its time has passed.
    [[nodiscard]] QFuture<Result<LossState>> withdrawLoss(CopyTarget target, Secret pin);
    [[nodiscard]] QFuture<Result<LossState>> freeze(CopyTarget target, Secret pin);
    [[nodiscard]] QFuture<Result<LossState>> unfreeze(CopyTarget target, Secret pin);

    /// Stops the job with a card or, where none runs, those without one: they end with Cancelled.
    /// What had reached the platform counts there all the same. An open request stays open.
    void cancel();
    /// Whether a job with a card runs.
    [[nodiscard]] bool isRunning() const;

Q_SIGNALS:
    void progressed(const eid::CopyProgress &progress);
    /// isRunning(), openRequest() or the copies are different now.
    void changed();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace eid
