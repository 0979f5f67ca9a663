#include "ui/pin/settleentryview.h"

#include "ui/base/button.h"
#include "ui/pin/pinfield.h"
#include "ui/pin/pinflow.h"
#include "ui/pin/pinform.h"
#include "ui/pin/pinwords.h"

#include <QVBoxLayout>

namespace eid::ui {

SettleEntryView::SettleEntryView(PinFlow &flow, QWidget *parent)
    : PinView(flow, parent)
    , m_form(new PinForm(replacedRole(flow.settledJob()),
          flow.rules(replacedRole(flow.settledJob())), QStringLiteral("settling"), this))
    , m_try(addButton(new Button(Button::Kind::Primary, this)))
    , m_leave(addButton(new Button(Button::Kind::Secondary, this)))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_form);

    m_try->setObjectName(QStringLiteral("settle"));
    m_leave->setObjectName(QStringLiteral("cancel"));
    connect(m_form, &PinForm::submitted, this, &SettleEntryView::submit);
    connect(m_try, &Button::clicked, this, &SettleEntryView::submit);
    connect(m_leave, &Button::clicked, this, &PinView::leaveRequested);
    refresh();
    if (flow.error())
        m_form->showFault(tr("This is not the one that you had chosen then. It was not tried."));
}

void SettleEntryView::refresh()
{
    const PinRole role = replacedRole(flow().settledJob());
    m_form->setLead(role == PinRole::Pin
            ? tr("Enter the new PIN, the one that you had chosen when the work was cut short.")
            : tr("Enter the new PUK, the one that you had chosen when the work was cut short."));
    m_form->setTries(flow().settledStatus());
    m_form->setCaption(PinWords::newLabel(role));
    m_try->setText(tr("Find out"));
    m_leave->setText(tr("Not now"));
}

QWidget *SettleEntryView::firstFocus()
{
    return m_form->field();
}

void SettleEntryView::submit()
{
    if (std::optional<Secret> entry = m_form->take())
        flow().submitSettling(std::move(*entry));
}

} // namespace eid::ui
