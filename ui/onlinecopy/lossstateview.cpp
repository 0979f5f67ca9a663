#include "ui/onlinecopy/lossstateview.h"

#include "ui/base/button.h"
#include "ui/base/fieldlist.h"
#include "ui/base/metrics.h"
#include "ui/base/note.h"
#include "ui/base/statement.h"
#include "ui/onlinecopy/copywords.h"
#include "ui/onlinecopy/lossflow.h"

#include <QVBoxLayout>

namespace eid::ui {

LossStateView::LossStateView(LossFlow &flow, QWidget *parent)
    : StepView(parent)
    , m_flow(flow)
    , m_statement(new Statement(Text::Role::Title, this))
    , m_facts(new FieldList(this))
    , m_next(new Note(StatusSign::Status::Info, this))
    , m_act(addButton(new Button(Button::Kind::Primary, this)))
    , m_close(addButton(new Button(Button::Kind::Secondary, this)))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::medium);
    layout->addWidget(m_statement);
    layout->addWidget(m_facts);
    layout->addWidget(m_next);
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
    const bool isUsable = state.use == CardUse::InUse;
    m_statement->say(isUsable || isReport() ? Picture::Motif::Done : Picture::Motif::CardBlocked,
        words.title, words.text);
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
    m_close->setText(tr("Close"));
    setAccessibleName(words.title);
    setAccessibleDescription(words.text);
}

} // namespace eid::ui
