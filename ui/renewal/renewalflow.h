#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/card/cardstate.h"
#include "core/renewal/renewalservice.h"

#include <QFutureWatcher>
#include <QObject>
#include <QString>

#include <optional>

namespace eid {
class CardDesk;
}

namespace eid::ui {

/// Where a renewal stands, as its page shows it.
enum class RenewalStage {
    AwaitCard, ///< no card that has been read is in the reader
    Planning, ///< what is due is found out
    Offer, ///< see plan()
    PinEntry,
    Running, ///< see progress()
    Stopped, ///< cut short, and can be resumed; see error(), if it was in this flow
    Done, ///< see outcome()
    Failed, ///< see error(); the card was not changed
};

/// One renewal from the first look at the card to its end, or to where it was cut short. Knows no
/// widgets.
class RenewalFlow : public QObject
{
    Q_OBJECT

public:
    RenewalFlow(CardDesk &desk, RenewalService &service, QString reader, QObject *parent = nullptr);
    /// Gives a running renewal up, which can then be resumed.
    ~RenewalFlow() override;

    [[nodiscard]] RenewalStage stage() const { return m_stage; }
    [[nodiscard]] const CardState *card() const;
    /// Why no card can be used now, see DeskState::obstacle().
    [[nodiscard]] std::optional<Error> obstacle() const;
    [[nodiscard]] const RenewalPlan &plan() const { return m_plan; }
    [[nodiscard]] const std::optional<RenewalProgress> &progress() const { return m_progress; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    [[nodiscard]] const RenewalOutcome &outcome() const { return m_outcome; }
    /// How the PIN stands; after a wrong one, as the card said with its answer.
    [[nodiscard]] PinStatus pinStatus() const;
    /// Whether what comes next takes up a renewal that was cut short.
    [[nodiscard]] bool isResuming() const { return m_resuming; }
    [[nodiscard]] bool isCancelling() const { return m_cancelling; }
    [[nodiscard]] bool isBusy() const { return m_stage == RenewalStage::Running; }
    /// Whether the card on which the stopped renewal works is in the reader and was read.
    [[nodiscard]] bool isCardBack() const;

    /// Looks at the card and takes the first step.
    void begin();
    /// From the offer to the PIN.
    void accept();
    /// Plans to renew what is not due yet as well.
    void wantAll();
    void resume();
    void submitPin(Secret pin);
    /// Stops between two steps.
    void cancel();

Q_SIGNALS:
    void stageChanged();
    /// Something beside the stage is different: progress, tries, the card in the reader.
    void statusChanged();

private:
    void go(RenewalStage stage);
    void fail(Error error);
    void concludePlan();
    void concludeRun();
    void onDeskChanged();
    [[nodiscard]] RenewalTarget target() const;

    CardDesk &m_desk;
    RenewalService &m_service;
    const QString m_reader;
    QString m_serial;
    RenewalStage m_stage = RenewalStage::AwaitCard;
    RenewalScope m_scope = RenewalScope::Due;
    RenewalPlan m_plan;
    std::optional<RenewalProgress> m_progress;
    std::optional<Error> m_error;
    RenewalOutcome m_outcome;
    bool m_resuming = false;
    bool m_cancelling = false;
    QFutureWatcher<Result<RenewalPlan>> m_planWatcher;
    QFutureWatcher<Result<RenewalOutcome>> m_runWatcher;
};

} // namespace eid::ui
