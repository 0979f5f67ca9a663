#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/card/cardstate.h"
#include "core/pin/pinservice.h"

#include <QFutureWatcher>
#include <QObject>
#include <QString>

#include <optional>

namespace eid {
class CardDesk;
}

namespace eid::ui {

/// Where a PIN job stands. The page has one view for each.
enum class PinStep {
    AwaitCard, ///< no card that can be used is in the reader
    ReadTries, ///< the card is asked how many tries are left
    Consent, ///< a try that may be the last wants the user's word
    ChoosePad, ///< the reader has a key pad: there, or on this computer?
    CurrentEntry, ///< what the holder knows already: PIN, first PIN or PUK
    NewEntry, ///< what it shall be, twice
    Working, ///< the card has it
    AtPad, ///< the reader waits for its keys
    Done,
    Failed, ///< see error()
    AwaitReturn, ///< cut short; the card has to come back so that it can be looked at
    SettleConsent, ///< the card cannot say what is valid; trying may cost the last try
    SettleEntry, ///< the new PIN is typed once more, to try it
    Settling,
    Judged, ///< see verdict()
};

/// One PIN job from the first look at the card to the statement at the end: which step comes next,
/// what is kept between steps, and what a card that is pulled, swapped or put back means. Knows no
/// widgets. Entries are wiped as soon as they are not needed, and whenever the card leaves.
class PinFlow : public QObject
{
    Q_OBJECT

public:
    PinFlow(
        CardDesk &desk, PinService &service, PinJob job, QString reader, QObject *parent = nullptr);
    /// Gives a running job up.
    ~PinFlow() override;

    [[nodiscard]] PinStep step() const { return m_step; }
    [[nodiscard]] PinJob job() const { return m_job; }
    [[nodiscard]] const QString &reader() const { return m_reader; }
    /// The card in the reader now; nullptr when the reader is gone.
    [[nodiscard]] const CardState *card() const;
    /// Why no card can be used now, see DeskState::obstacle().
    [[nodiscard]] std::optional<Error> obstacle() const;

    /// What the holder proves to the card in this job, and what is set.
    [[nodiscard]] PinRole usedRole() const;
    [[nodiscard]] PinRole replacedRole() const;
    [[nodiscard]] bool setsNew() const { return m_job != PinJob::VerifyPin; }
    /// How it stands; after a wrong entry, as the card said with its answer.
    [[nodiscard]] PinStatus usedStatus() const;
    [[nodiscard]] PinRules rules(PinRole role) const;
    [[nodiscard]] std::optional<Holder> holder() const;

    /// Why Failed; or what was refused before, while the entry is made again.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    /// The verdict of Judged, and the job it is about, which a page opened later may not be on.
    [[nodiscard]] PinVerdict verdict() const { return m_verdict; }
    [[nodiscard]] PinJob settledJob() const { return m_settledJob; }
    /// The card left while entries were being made: nothing had been sent.
    [[nodiscard]] bool leftBeforeSending() const { return m_leftBeforeSending; }
    [[nodiscard]] bool isCancelling() const { return m_cancelling; }
    /// Whether the card is at work: leaving now means giving up.
    [[nodiscard]] bool isBusy() const;
    [[nodiscard]] bool canUsePad() const;
    /// Whether the card in the reader is that of the interrupted job.
    [[nodiscard]] bool isInterruptedHere() const;
    /// Whether the new PIN is chosen already, and only the current one was wrong.
    [[nodiscard]] bool isOnlyCurrentMissing() const { return !m_new.isEmpty(); }
    /// Whether the try that consent is asked for is known to be the last.
    [[nodiscard]] bool isLastTry() const;
    /// How what an interrupted job set stands: what trying it may cost.
    [[nodiscard]] PinStatus settledStatus() const;
    /// For checks of a new PIN while it is typed; empty when not known.
    [[nodiscard]] const Secret &current() const { return m_current; }

    /// Looks at the card and takes the first step.
    void begin();
    void giveConsent();
    void useComputer();
    void usePad();
    void submitCurrent(Secret current);
    void submitNew(Secret fresh);
    /// From the new PIN back to the current one.
    void goBack();
    /// Starts over, with whatever card is in the reader now.
    void startAgain();
    /// Stops a running job if its command was not sent; it ends in Failed with Cancelled.
    void cancel();
    void submitSettling(Secret tried);
    /// The user wants no more of the interrupted job.
    void dismissInterrupted();

Q_SIGNALS:
    void stepChanged();
    /// Something beside the step is different: tries, phase of the card, cancelling.
    void statusChanged();

private:
    void go(PinStep step);
    void fail(Error error);
    void proceed();
    void readTries();
    void send();
    void watch(QFuture<Result<void>> future, PinStep step);
    void concludeJob();
    void concludeFailure(const Error &error);
    void concludeSettling();
    void onDeskChanged();
    void onJudged(PinJob job, PinVerdict verdict);
    void offerSettling();
    void awaitReturn();
    void judge(PinJob job, PinVerdict verdict);
    void wipe();
    [[nodiscard]] bool isEntering() const;
    [[nodiscard]] PinStatus statusOf(PinRole role) const;
    void askForCurrent(const PinStatus &status);
    [[nodiscard]] bool wantsConsent(const PinStatus &status) const;
    [[nodiscard]] PinTarget target() const;

    CardDesk &m_desk;
    PinService &m_service;
    const PinJob m_job;
    const QString m_reader;
    QString m_serial;
    PinStep m_step = PinStep::AwaitCard;
    TryConsent m_consent = TryConsent::KeepLast;
    bool m_computerChosen = false;
    bool m_triesRead = false;
    bool m_leftBeforeSending = false;
    bool m_cancelling = false;
    Secret m_current;
    Secret m_new;
    std::optional<Error> m_error;
    PinVerdict m_verdict = PinVerdict::Unknown;
    std::optional<PinVerdict> m_judgedEarly;
    PinJob m_settledJob;
    QFutureWatcher<Result<void>> m_jobWatcher;
    QFutureWatcher<Result<PinStatus>> m_triesWatcher;
    QFutureWatcher<Result<PinVerdict>> m_settleWatcher;
};

} // namespace eid::ui
