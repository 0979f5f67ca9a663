#pragma once

#include "ui/onlinecopy/copyflow.h"

#include <memory>

namespace eid::ui {

/// Where the page of the copies stands.
enum class CopiesStage {
    AwaitCard, ///< see overview() for what there is on this PC of whichever card
    Looking, ///< what there is on this PC is found out
    Overview, ///< see overview()
    PinEntry, ///< for action()
    PhraseEntry,
    RemoveConsent,
    Running, ///< see progress()
    Opened, ///< see view()
    CodeShown, ///< a recovery phrase or a loss code, once; see code()
    Done, ///< of a refresh or a removal, see count()
    Failed, ///< see error()
};

/// What can be done with the copies of a card.
enum class CopiesAction {
    Open,
    OpenWithPhrase,
    Refresh,
    MakePhrase,
    MakeLossCode,
    Remove,
    RemoveOthers, ///< those of all other cards; without a card: of all cards
};

/// The online copies of the card in a reader: what shows without the PIN, and what is done with
/// them. What was opened goes when the card goes, unless the phrase opened it.
class CopiesFlow : public CopyFlow
{
    Q_OBJECT

public:
    CopiesFlow(CopyServices services, QString reader, QObject *parent = nullptr);

    [[nodiscard]] CopiesStage stage() const { return m_stage; }
    [[nodiscard]] CopiesAction action() const { return m_action; }
    /// Whether it is about the copies of one card, and not about all that there are.
    [[nodiscard]] bool isAboutCard() const { return isBound(); }
    /// How many copies the removal that is asked for removes.
    [[nodiscard]] int toRemove() const;
    [[nodiscard]] const CopyOverview &overview() const { return m_overview; }
    [[nodiscard]] const CopyView &view() const { return m_view; }
    [[nodiscard]] const std::shared_ptr<const Secret> &code() const { return m_code; }
    /// How many copies were fetched or removed.
    [[nodiscard]] int count() const { return m_count; }
    /// Until when those that were fetched are valid; UTC.
    [[nodiscard]] const QDateTime &expires() const { return m_expires; }

    /// Looks at the card and what there is of it.
    void begin();
    /// The first step of \a action. Without a card: OpenWithPhrase or RemoveOthers.
    void ask(CopiesAction action);
    void submitPin(Secret pin) override;
    void submitPhrase(Secret phrase);
    void confirmRemoval();
    /// To the overview; what was opened or shown goes.
    void back();
    void again() override;

protected:
    void cardsChanged() override;

private:
    void go(CopiesStage stage);
    void fail(Error error);
    void forget();
    void look();
    void lookWithoutCard();
    void open(QFuture<Result<CopyView>> opening);
    void show(QFuture<Result<std::shared_ptr<const Secret>>> making);

    CopiesStage m_stage = CopiesStage::AwaitCard;
    CopiesAction m_action = CopiesAction::Open;
    CopyOverview m_overview;
    CopyView m_view;
    std::shared_ptr<const Secret> m_code;
    int m_count = 0;
    QDateTime m_expires;
};

} // namespace eid::ui
