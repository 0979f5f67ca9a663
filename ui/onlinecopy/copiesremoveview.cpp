#include "ui/onlinecopy/copiesremoveview.h"

#include "ui/base/button.h"
#include "ui/base/metrics.h"
#include "ui/base/note.h"
#include "ui/base/text.h"
#include "ui/base/tick.h"
#include "ui/onlinecopy/copiesflow.h"

#include <QAccessible>
#include <QVBoxLayout>

namespace eid::ui {

CopiesRemoveView::CopiesRemoveView(CopiesFlow &flow, QWidget *parent)
    : StepView(parent)
    , m_flow(flow)
    , m_warning(new Note(StatusSign::Status::Bad, this))
    , m_consent(new Tick(this))
    , m_missing(new Text(Text::Role::Body, this))
    , m_remove(addButton(new Button(Button::Kind::Danger, this)))
    , m_keep(addButton(new Button(Button::Kind::Secondary, this)))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::medium);
    layout->addWidget(m_warning);
    layout->addWidget(m_consent);
    layout->addWidget(m_missing);
    m_consent->setObjectName(QStringLiteral("consent"));
    m_missing->setTone(Tone::Warning);
    m_missing->hide();
    m_remove->setObjectName(QStringLiteral("remove"));
    m_keep->setObjectName(QStringLiteral("cancel"));
    connect(m_consent, &Tick::toggled, m_missing, &QWidget::hide);
    connect(m_remove, &Button::clicked, this, &CopiesRemoveView::submit);
    connect(m_keep, &Button::clicked, &flow, &CopiesFlow::back);
    refresh();
}

QWidget *CopiesRemoveView::firstFocus()
{
    return m_consent;
}

void CopiesRemoveView::submit()
{
    if (m_consent->isChecked()) {
        m_flow.confirmRemoval();
        return;
    }
    m_missing->show();
    QAccessibleEvent event(m_missing, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
    m_consent->setFocus(Qt::OtherFocusReason);
}

void CopiesRemoveView::refresh()
{
    const int count = m_flow.toRemove();
    if (m_flow.action() == CopiesAction::Remove)
        m_warning->setWords(tr("%n copies are removed from this computer for good", nullptr, count),
            tr("With them goes the list of where they were used. To authenticate again from here, "
               "you need a new offer from a counter. The card itself stays as it is."));
    else if (m_flow.isAboutCard())
        m_warning->setWords(
            tr("%n copies of other cards are removed from this computer for good", nullptr, count),
            tr("With them goes the list of where they were used. The copies of the card in the "
               "reader stay. Whoever else uses this computer with a card of their own needs a new "
               "offer from a counter then."));
    else
        m_warning->setWords(
            tr("All %n copies on this computer are removed for good", nullptr, count),
            tr("Of whichever card they are: without a card in the reader the tool cannot tell them "
               "apart. With them goes the list of where they were used."));
    m_consent->setText(tr("I want to remove them."));
    m_missing->setText(tr("Tick the box to go on."));
    m_remove->setText(tr("Remove"));
    m_keep->setText(tr("Keep them"));
    setAccessibleName(m_warning->title());
    setAccessibleDescription(m_warning->text());
}

} // namespace eid::ui
