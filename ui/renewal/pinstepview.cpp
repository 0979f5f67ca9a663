#include "ui/renewal/pinstepview.h"

#include "ui/base/button.h"
#include "ui/pin/pinfield.h"
#include "ui/pin/pinform.h"
#include "ui/renewal/renewalflow.h"

#include <QVBoxLayout>

namespace eid::ui {

PinStepView::PinStepView(RenewalFlow &flow, QWidget *parent)
    : RenewalView(flow, parent)
    , m_form(new PinForm(PinRole::Pin, flow.card() ? flow.card()->pinRules : PinRules(),
          QStringLiteral("pin"), this))
    , m_go(addButton(new Button(Button::Kind::Primary, this)))
    , m_leave(addButton(new Button(Button::Kind::Secondary, this)))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_form);

    m_go->setObjectName(QStringLiteral("go"));
    m_leave->setObjectName(QStringLiteral("cancel"));
    connect(m_form, &PinForm::submitted, this, &PinStepView::submit);
    connect(m_go, &Button::clicked, this, &PinStepView::submit);
    connect(m_leave, &Button::clicked, this, &StepView::leaveRequested);
    refresh();
}

QWidget *PinStepView::firstFocus()
{
    return m_form->field();
}

void PinStepView::refresh()
{
    m_form->setLead(tr("Enter the PIN. With it the card proves itself to the platform."));
    m_form->setRefusal(flow().error(), tr("Enter it again."));
    m_form->setTries(flow().pinStatus());
    m_form->setCaption(tr("PIN"));
    m_go->setText(flow().isResuming() ? tr("Resume") : tr("Renew"));
    m_leave->setText(tr("Cancel"));
}

void PinStepView::submit()
{
    if (std::optional<Secret> pin = m_form->take())
        flow().submitPin(std::move(*pin));
}

} // namespace eid::ui
