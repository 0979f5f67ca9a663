#include "ui/onlinecopy/lossflow.h"

#include <utility>

namespace eid::ui {

LossFlow::LossFlow(CopyServices services, QString reader, QObject *parent)
    : CopyFlow(std::move(services), std::move(reader), Cards::Any, parent)
{ }

void LossFlow::go(LossStage stage)
{
    m_stage = stage;
    Q_EMIT stageChanged();
}

void LossFlow::begin()
{
    awaitNothing();
    setError(std::nullopt);
    releaseCard();
    go(LossStage::Start);
}

void LossFlow::again()
{
    begin();
}

void LossFlow::askCode()
{
    setError(std::nullopt);
    go(LossStage::CodeEntry);
}

void LossFlow::submitCode(Secret code)
{
    run(copies().reportLoss(std::move(code)), [this](Result<LossState> state) {
        if (state) {
            m_state = std::move(*state);
            go(LossStage::Reported);
            return;
        }
        const bool isCode = state.error().code == ErrorCode::LossReportRefused;
        setError(state.error());
        go(isCode ? LossStage::CodeEntry : LossStage::Failed);
    });
    go(LossStage::Reporting);
}

void LossFlow::ask(LossAction action)
{
    setError(std::nullopt);
    m_action = action;
    toPin();
}

void LossFlow::toPin()
{
    releaseCard();
    if (!isCardReady()) {
        go(LossStage::AwaitCard);
        return;
    }
    bindCard();
    go(LossStage::PinEntry);
}

void LossFlow::submitPin(Secret pin)
{
    const auto done = [this](Result<LossState> state) {
        if (state) {
            m_state = std::move(*state);
            go(LossStage::Known);
            return;
        }
        const bool isPin = state.error().code == ErrorCode::PinWrong;
        setError(state.error());
        go(isPin ? LossStage::PinEntry : LossStage::Failed);
    };
    switch (m_action) {
    case LossAction::Look:
        run(copies().lossState(target(), std::move(pin)), done);
        break;
    case LossAction::Withdraw:
        run(copies().withdrawLoss(target(), std::move(pin)), done);
        break;
    case LossAction::Freeze:
        run(copies().freeze(target(), std::move(pin)), done);
        break;
    case LossAction::Unfreeze:
        run(copies().unfreeze(target(), std::move(pin)), done);
        break;
    }
    go(LossStage::Running);
}

void LossFlow::cardsChanged()
{
    switch (m_stage) {
    case LossStage::AwaitCard:
        if (isCardReady()) {
            toPin();
            return;
        }
        break;
    case LossStage::PinEntry:
        if (isCardGone()) {
            setError(std::nullopt);
            toPin();
            return;
        }
        break;
    // What was known of a card is not true of the next one.
    case LossStage::Known:
        if (isCardGone()) {
            begin();
            return;
        }
        break;
    case LossStage::Start:
    case LossStage::CodeEntry:
    case LossStage::Reporting:
    case LossStage::Reported:
    case LossStage::Running:
    case LossStage::Failed:
        break;
    }
    Q_EMIT statusChanged();
}

} // namespace eid::ui
