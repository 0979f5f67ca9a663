#include "ui/onlinecopy/copiesoverviewview.h"

#include "ui/base/button.h"
#include "ui/base/entry.h"
#include "ui/base/metrics.h"
#include "ui/base/note.h"
#include "ui/base/panel.h"
#include "ui/base/text.h"
#include "ui/onlinecopy/copiesflow.h"
#include "ui/onlinecopy/copycard.h"
#include "ui/onlinecopy/copywords.h"
#include "ui/onlinecopy/sidebyside.h"

#include <QVBoxLayout>

#include <algorithm>

namespace eid::ui {

CopiesOverviewView::CopiesOverviewView(CopiesFlow &flow, QWidget *parent)
    : StepView(parent)
    , m_flow(flow)
    , m_picture(new CopyCard(this))
    , m_count(new Text(Text::Role::Heading, this))
    , m_until(new Text(Text::Role::Body, this))
    , m_assigned(new Text(Text::Role::Body, this))
    , m_news(new Note(StatusSign::Status::Good, this))
    , m_more(new Panel(this))
    , m_refresh(addEntry(Glyph::Refresh, "refresh", CopiesAction::Refresh))
    , m_phrase(addEntry(Glyph::Key, "makePhrase", CopiesAction::MakePhrase))
    , m_openWithPhrase(addEntry(Glyph::Unlock, "openWithPhrase", CopiesAction::OpenWithPhrase))
    , m_lossCode(addEntry(Glyph::Shield, "makeLossCode", CopiesAction::MakeLossCode))
    , m_take(addEntry(Glyph::Save, "takeOffer"))
    , m_remove(addEntry(Glyph::Cross, "remove", CopiesAction::Remove))
    , m_others(addEntry(Glyph::Cross, "removeOthers", CopiesAction::RemoveOthers))
    , m_open(addButton(new Button(Button::Kind::Primary, this)))
{
    auto *words = new QWidget(this);
    auto *column = new QVBoxLayout(words);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::small);
    for (QWidget *widget : {static_cast<QWidget *>(m_count), static_cast<QWidget *>(m_until),
             static_cast<QWidget *>(m_assigned), static_cast<QWidget *>(m_news)})
        column->addWidget(widget);
    column->addStretch(1);
    m_more->content()->setContentsMargins(
        metrics::tight, metrics::tight, metrics::tight, metrics::tight);
    m_more->content()->setSpacing(0);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::medium);
    layout->addWidget(new SideBySide(m_picture, words, this));
    layout->addWidget(m_more);
    m_count->setObjectName(QStringLiteral("count"));
    m_until->setObjectName(QStringLiteral("until"));
    m_news->setObjectName(QStringLiteral("news"));
    m_open->setObjectName(QStringLiteral("open"));
    m_open->setGlyph(Glyph::Unlock);
    connect(m_take, &Entry::clicked, this, &CopiesOverviewView::offerRequested);
    connect(m_open, &Button::clicked, this, &CopiesOverviewView::submit);
    refresh();
}

Entry *CopiesOverviewView::addEntry(Glyph glyph, const char *name)
{
    auto *entry = new Entry(Entry::Look::Row, glyph, m_more);
    entry->setObjectName(QLatin1String(name));
    m_more->content()->addWidget(entry);
    return entry;
}

Entry *CopiesOverviewView::addEntry(Glyph glyph, const char *name, CopiesAction action)
{
    Entry *entry = addEntry(glyph, name);
    connect(entry, &Entry::clicked, this, [this, action] { m_flow.ask(action); });
    return entry;
}

QWidget *CopiesOverviewView::firstFocus()
{
    return m_open;
}

void CopiesOverviewView::submit()
{
    m_flow.ask(CopiesAction::Open);
}

void CopiesOverviewView::sayNews()
{
    const CopyOverview &overview = m_flow.overview();
    const bool isSuspended = std::ranges::any_of(overview.copies,
        [](const CopyEntry &copy) { return copy.standing == CopyStanding::Suspended; });
    const bool isRevoked = std::ranges::all_of(overview.copies, [](const CopyEntry &copy) {
        return copy.standing == CopyStanding::Revoked || copy.standing == CopyStanding::Expired;
    });
    if (isRevoked) {
        m_news->setStatus(StatusSign::Status::Bad);
        m_news->setWords(tr("They are not valid any more"),
            overview.canRefresh
                ? tr("Refresh them: the platform issues new ones to the card, if it may be used.")
                : tr("Apply for new ones at a counter, and take the offer that you get there."));
    } else if (isSuspended) {
        m_news->setStatus(StatusSign::Status::Warning);
        m_news->setWords(tr("They are suspended"),
            tr("The card was frozen or reported lost. See “Card lost” for how it stands."));
    } else if (overview.isRefreshDue && overview.canRefresh) {
        m_news->setStatus(StatusSign::Status::Warning);
        m_news->setWords(tr("It is time to refresh them"),
            tr("They end soon, or few are left for sites that you have not used yet."));
    } else if (overview.isRefreshDue) {
        m_news->setStatus(StatusSign::Status::Warning);
        m_news->setWords(tr("New ones are needed soon"),
            tr("They cannot be refreshed from here: ask a counter for a new offer."));
    } else {
        m_news->setStatus(StatusSign::Status::Good);
        const bool isUnknown = std::ranges::any_of(overview.copies,
            [](const CopyEntry &copy) { return copy.standing == CopyStanding::Unknown; });
        m_news->setWords(tr("Nothing is due"),
            isUnknown ? tr("How they stand at the platform is seen when they are opened.")
                      : tr("They were valid when they were last opened."));
    }
}

void CopiesOverviewView::refresh()
{
    const CopyOverview &overview = m_flow.overview();
    const int count = static_cast<int>(overview.copies.size());
    const int assigned
        = static_cast<int>(std::ranges::count_if(overview.copies, &CopyEntry::isAssigned));
    m_count->setText(tr("%n online copies of this card", nullptr, count));
    m_until->setText(tr("Valid until %1.").arg(CopyWords::date(overview.earliestExpiry)));
    m_assigned->setText(assigned == 0
            ? tr("None has been used yet. Each site is shown one of its own, so that no two can "
                 "compare what they know.")
            : tr("%n of them belong to a site each, so that no two sites can compare what they "
                 "know.",
                nullptr, assigned));
    sayNews();
    m_refresh->setWords(tr("Refresh them"),
        overview.canRefresh ? tr("New copies in place of those that were not used yet")
                            : tr("Not from here any more: a new offer is needed"));
    m_refresh->setEnabled(overview.canRefresh);
    m_phrase->setWords(overview.hasRecoveryPhrase ? tr("Make another recovery phrase")
                                                  : tr("Make a recovery phrase"),
        tr("Opens the copies on this computer should the card ever fail; it cannot authenticate"));
    m_openWithPhrase->setWords(
        tr("Open them with the recovery phrase"), tr("To look at them without the card's PIN"));
    m_openWithPhrase->setVisible(overview.hasRecoveryPhrase);
    m_lossCode->setWords(
        tr("Have a new loss code"), tr("To report the card lost without having it"));
    m_take->setWords(tr("Take another offer"), tr("That a counter gave you"));
    m_remove->setWords(tr("Remove them from this computer"), tr("For good"));
    m_others->setWords(tr("Remove the copies of other cards"),
        tr("%n copies that only their cards open, such as one that is lost", nullptr,
            overview.ofOtherCards));
    m_others->setVisible(overview.ofOtherCards > 0);
    m_open->setText(tr("Open with the PIN"));
    setAccessibleName(m_count->text());
    setAccessibleDescription(m_until->text() + u' ' + m_news->title());
}

} // namespace eid::ui
