#include "ui/onlinecopy/lossstateview.h"

#include "core/base/errorwords.h"
#include "ui/base/button.h"
#include "ui/base/fieldlist.h"
#include "ui/base/metrics.h"
#include "ui/base/note.h"
#include "ui/base/statement.h"
#include "ui/onlinecopy/copywords.h"
#include "ui/onlinecopy/lossflow.h"

#include <QVBoxLayout>

namespace eid::ui {

namespace {

Picture::Motif motifOf(CardUse use)
{
    switch (use) {
    case CardUse::InUse:
        return Picture::Motif::Done;
    case CardUse::Frozen:
    case CardUse::ReportedLost:
        return Picture::Motif::CardSuspended;
    case CardUse::Revoked:
        return Picture::Motif::CardBlocked;
    }
    Q_UNREACHABLE();
}

} // namespace

LossStateView::LossStateView(LossFlow &flow, QWidget *parent)
    : StepView(parent)
    , m_flow(flow)
    , m_statement(new Statement(Text::Role::Title, this))
    , m_facts(new FieldList(this))
    , m_next(new Note(StatusSign::Status::Info, this))
    , m_notNoted(new Note(StatusSign::Status::Warning, this))
    , m_act(addButton(new Button(Button::Kind::Primary, this)))
    , m_close(addButton(new Button(Button::Kind::Secondary, this)))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::medium);
    layout->addWidget(m_statement);
    layout->addWidget(m_facts);
    layout->addWidget(m_next);
    layout->addWidget(m_notNoted);
    m_statement->title()->setObjectName(QStringLiteral("resultTitle"));
    m_facts->setObjectName(QStringLiteral("facts"));
    m_act->setObjectName(QStringLiteral("act"));
    m_close->setObjectName(QStringLiteral("close"));
    connect(m_act, &Button::clicked, this, [this] {
        switch (m_flow.state().use) {
        case CardUse::InUse:
            m_flow.ask(LossAction::Freeze);
            return;
        case CardUse::Frozen:
            m_flow.ask(LossAction::Unfreeze);
            return;
        case CardUse::ReportedLost:
            m_flow.ask(LossAction::Withdraw);
            return;
        case CardUse::Revoked:
            return; // for good
        }
    });
    connect(m_close, &Button::clicked, this, &StepView::closeRequested);
    refresh();
}

bool LossStateView::isReport() const
{
    return m_flow.stage() == LossStage::Reported;
}

QWidget *LossStateView::firstFocus()
{
    return m_close;
}

void LossStateView::submit()
{
    Q_EMIT closeRequested();
}

void LossStateView::sayNext()
{
    m_next->setVisible(isReport());
    m_next->setWords(tr("What to do now"),
        tr("If you find the card, put it into the reader and withdraw the report here. If you do "
           "not, go to a counter with your resident identity card for a new one."));
    m_act->setVisible(!isReport() && m_flow.state().use != CardUse::Revoked);
    m_act->setKind(
        m_flow.state().use == CardUse::InUse ? Button::Kind::Secondary : Button::Kind::Primary);
    switch (m_flow.state().use) {
    case CardUse::InUse:
        m_act->setText(tr("Freeze the card"));
        return;
    case CardUse::Frozen:
        m_act->setText(tr("Unfreeze the card"));
        return;
    case CardUse::ReportedLost:
        m_act->setText(tr("Withdraw the report"));
        return;
    case CardUse::Revoked:
        return;
    }
}

void LossStateView::refresh()
{
    const LossState &state = m_flow.state();
    const CopyNotice words = CopyWords::use(state);
    m_statement->say(motifOf(state.use), words.title, words.text);
    QList<FieldList::Field> facts;
    if (state.since.isValid())
        facts.append({tr("Since"), CopyWords::moment(state.since)});
    if (state.use == CardUse::ReportedLost && state.finalAt.isValid())
        facts.append({tr("Final from"), CopyWords::moment(state.finalAt)});
    if (!state.report.isEmpty())
        facts.append({tr("Number of the report"), state.report});
    m_facts->setFields(facts);
    m_facts->setVisible(!facts.isEmpty());
    sayNext();
    m_notNoted->setVisible(state.notNoted.has_value());
    if (state.notNoted)
        m_notNoted->setWords(tr("It is not in your records"),
            tr("It is so at the platform, but could not be noted on this computer: %1")
                .arg(errorTitle(*state.notNoted)));
    m_close->setText(tr("Close"));
    setAccessibleName(words.title);
    setAccessibleDescription(words.text);
}

} // namespace eid::ui
