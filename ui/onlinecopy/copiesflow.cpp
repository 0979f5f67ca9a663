#include "ui/onlinecopy/copiesflow.h"

#include <utility>

namespace eid::ui {

CopiesFlow::CopiesFlow(CopyServices services, QString reader, QObject *parent)
    : CopyFlow(std::move(services), std::move(reader), Cards::OfReader, parent)
{
    // A look beside the job, such as after a link was answered, must not disturb what is shown.
    connect(&copies(), &CopyBackend::changed, this, [this] {
        if (m_stage == CopiesStage::Overview)
            look();
    });
}

void CopiesFlow::go(CopiesStage stage)
{
    m_stage = stage;
    Q_EMIT stageChanged();
}

void CopiesFlow::fail(Error error)
{
    const bool isWrongPin = error.code == ErrorCode::PinWrong;
    const bool isWrongPhrase = error.code == ErrorCode::RecoveryPhraseWrong;
    setError(std::move(error));
    go(isWrongPin           ? CopiesStage::PinEntry
            : isWrongPhrase ? CopiesStage::PhraseEntry
                            : CopiesStage::Failed);
}

void CopiesFlow::forget()
{
    m_view = {};
    m_code.reset();
    m_count = 0;
}

void CopiesFlow::begin()
{
    awaitNothing();
    forget();
    setError(std::nullopt);
    releaseCard();
    if (!isCardReady()) {
        m_overview = {};
        go(CopiesStage::AwaitCard);
        lookWithoutCard();
        return;
    }
    bindCard();
    go(CopiesStage::Looking);
    look();
}

void CopiesFlow::look()
{
    await(copies().overview(target()), [this](Result<CopyOverview> overview) {
        if (!overview) {
            fail(overview.error());
            return;
        }
        const bool isNew = m_stage != CopiesStage::Overview || m_overview != *overview;
        m_overview = std::move(*overview);
        if (isNew)
            go(CopiesStage::Overview);
    });
}

// Records that cannot be read are told on their own page.
void CopiesFlow::lookWithoutCard()
{
    await(copies().overview({}), [this](Result<CopyOverview> overview) {
        if (m_stage != CopiesStage::AwaitCard || !overview)
            return;
        m_overview = std::move(*overview);
        Q_EMIT statusChanged();
    });
}

int CopiesFlow::toRemove() const
{
    return m_action == CopiesAction::Remove ? static_cast<int>(m_overview.copies.size())
                                            : m_overview.ofOtherCards;
}

void CopiesFlow::ask(CopiesAction action)
{
    awaitNothing();
    setError(std::nullopt);
    m_action = action;
    switch (action) {
    case CopiesAction::Open:
    case CopiesAction::Refresh:
    case CopiesAction::MakePhrase:
    case CopiesAction::MakeLossCode:
        go(CopiesStage::PinEntry);
        return;
    case CopiesAction::OpenWithPhrase:
        go(CopiesStage::PhraseEntry);
        return;
    case CopiesAction::Remove:
    case CopiesAction::RemoveOthers:
        go(CopiesStage::RemoveConsent);
        return;
    }
}

void CopiesFlow::submitPin(Secret pin)
{
    switch (m_action) {
    case CopiesAction::Open:
        open(copies().open(target(), std::move(pin)));
        break;
    case CopiesAction::Refresh:
        run(copies().refresh(target(), std::move(pin)), [this](Result<CopiesTaken> taken) {
            if (!taken) {
                fail(taken.error());
                return;
            }
            m_count = taken->taken;
            m_expires = taken->expires;
            go(CopiesStage::Done);
        });
        break;
    case CopiesAction::MakePhrase:
        show(copies().makeRecoveryPhrase(target(), std::move(pin)));
        break;
    case CopiesAction::MakeLossCode:
        show(copies().lossCode(target(), std::move(pin)));
        break;
    case CopiesAction::OpenWithPhrase:
    case CopiesAction::Remove:
    case CopiesAction::RemoveOthers:
        return; // need no PIN
    }
    go(CopiesStage::Running);
}

void CopiesFlow::submitPhrase(Secret phrase)
{
    open(copies().openWithPhrase(serial(), std::move(phrase)));
    go(CopiesStage::Running);
}

void CopiesFlow::open(QFuture<Result<CopyView>> opening)
{
    run(std::move(opening), [this](Result<CopyView> view) {
        if (!view) {
            fail(view.error());
            return;
        }
        m_view = std::move(*view);
        go(CopiesStage::Opened);
    });
}

void CopiesFlow::show(QFuture<Result<std::shared_ptr<const Secret>>> making)
{
    run(std::move(making), [this](Result<std::shared_ptr<const Secret>> code) {
        if (!code) {
            fail(code.error());
            return;
        }
        m_code = std::move(*code);
        go(CopiesStage::CodeShown);
    });
}

void CopiesFlow::confirmRemoval()
{
    auto removal = m_action == CopiesAction::Remove ? copies().remove(serial())
                                                    : copies().removeOthers(serial());
    run(std::move(removal), [this](Result<int> removed) {
        if (!removed) {
            fail(removed.error());
            return;
        }
        m_count = *removed;
        go(CopiesStage::Done);
    });
    go(CopiesStage::Running);
}

void CopiesFlow::back()
{
    begin();
}

void CopiesFlow::again()
{
    begin();
}

void CopiesFlow::cardsChanged()
{
    switch (m_stage) {
    case CopiesStage::AwaitCard:
        if (isCardReady()) {
            begin();
            return;
        }
        break;
    case CopiesStage::Looking:
    case CopiesStage::Overview:
    case CopiesStage::PinEntry:
    case CopiesStage::RemoveConsent:
    case CopiesStage::PhraseEntry:
        if (isBound() && isCardGone()) {
            begin();
            return;
        }
        break;
    case CopiesStage::Opened:
        if (m_action != CopiesAction::OpenWithPhrase && isCardGone()) {
            begin();
            return;
        }
        break;
    // Running ends by itself, and what was shown once or has failed stays until it was read.
    case CopiesStage::Running:
    case CopiesStage::CodeShown:
    case CopiesStage::Done:
    case CopiesStage::Failed:
        break;
    }
    Q_EMIT statusChanged();
}

} // namespace eid::ui
