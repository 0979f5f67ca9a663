#include "ui/onlinecopy/copiesremoveview.h"

#include "ui/base/button.h"
#include "ui/base/metrics.h"
#include "ui/base/note.h"
#include "ui/base/text.h"
#include "ui/onlinecopy/copiesflow.h"
#include "ui/onlinecopy/tick.h"

#include <QAccessible>
#include <QCheckBox>
#include <QVBoxLayout>

namespace eid::ui {

CopiesRemoveView::CopiesRemoveView(CopiesFlow &flow, QWidget *parent)
    : StepView(parent)
    , m_flow(flow)
    , m_warning(new Note(StatusSign::Status::Bad, this))
    , m_consent(new Tick(QStringLiteral("consent"), this))
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
    m_missing->setTone(Tone::Warning);
    m_missing->hide();
    m_remove->setObjectName(QStringLiteral("remove"));
    m_keep->setObjectName(QStringLiteral("cancel"));
    connect(m_consent->box(), &QCheckBox::toggled, m_missing, &QWidget::hide);
    connect(m_remove, &Button::clicked, this, &CopiesRemoveView::submit);
    connect(m_keep, &Button::clicked, &flow, &CopiesFlow::back);
    refresh();
}

QWidget *CopiesRemoveView::firstFocus()
{
    return m_consent->box();
}

void CopiesRemoveView::submit()
{
    if (m_consent->box()->isChecked()) {
        m_flow.confirmRemoval();
        return;
    }
    m_missing->show();
    QAccessibleEvent event(m_missing, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
    m_consent->box()->setFocus(Qt::OtherFocusReason);
}

void CopiesRemoveView::refresh()
{
    m_warning->setWords(tr("%n copies are removed from this computer for good", nullptr,
                            static_cast<int>(m_flow.overview().copies.size())),
        tr("With them goes the list of where they were used. To authenticate again from here, you "
           "need a new offer from a counter. The card itself stays as it is."));
    m_consent->setWords(tr("I want to remove them."));
    m_missing->setText(tr("Tick the box to go on."));
    m_remove->setText(tr("Remove"));
    m_keep->setText(tr("Keep them"));
    setAccessibleName(m_warning->title());
    setAccessibleDescription(m_warning->text());
}

} // namespace eid::ui
