#pragma once

#include "ui/onlinecopy/copyflow.h"

namespace eid::ui {

/// Where the page about a lost card stands.
enum class LossStage {
    Start, ///< with the code, or with the card
    CodeEntry, ///< see error() for the one before
    Reporting,
    Reported, ///< see state()
    AwaitCard,
    PinEntry, ///< for action()
    Running, ///< with the card
    Known, ///< how the card stands; see state()
    Failed, ///< see error()
};

/// What can be done about a card that is there.
enum class LossAction {
    Look, ///< how it stands
    Withdraw, ///< the report
    Freeze,
    Unfreeze,
};

/// Reports a card lost, without it; and looks how a card stands, takes a report back, freezes and
/// unfreezes it, with it.
class LossFlow : public CopyFlow
{
    Q_OBJECT

public:
    LossFlow(CopyServices services, QString reader, QObject *parent = nullptr);

    [[nodiscard]] LossStage stage() const { return m_stage; }
    [[nodiscard]] LossAction action() const { return m_action; }
    [[nodiscard]] const LossState &state() const { return m_state; }

    /// To the start.
    void begin();
    void askCode();
    void submitCode(Secret code);
    /// The first step of \a action.
    void ask(LossAction action);
    void submitPin(Secret pin) override;
    void again() override;

protected:
    void cardsChanged() override;

private:
    void go(LossStage stage);
    void toPin();

    LossStage m_stage = LossStage::Start;
    LossAction m_action = LossAction::Look;
    LossState m_state;
};

} // namespace eid::ui
