#include "ui/onlinecopy/copypinview.h"

#include "ui/base/button.h"
#include "ui/onlinecopy/copyflow.h"
#include "ui/pin/pinfield.h"
#include "ui/pin/pinform.h"

#include <QVBoxLayout>

#include <utility>

namespace eid::ui {

CopyPinView::CopyPinView(
    CopyFlow &flow, std::function<Words()> words, std::function<void()> leave, QWidget *parent)
    : StepView(parent)
    , m_flow(flow)
    , m_words(std::move(words))
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
    connect(m_form, &PinForm::submitted, this, &CopyPinView::submit);
    connect(m_go, &Button::clicked, this, &CopyPinView::submit);
    if (leave)
        connect(m_leave, &Button::clicked, this, std::move(leave));
    else
        connect(m_leave, &Button::clicked, this, &StepView::leaveRequested);
    refresh();
}

QWidget *CopyPinView::firstFocus()
{
    return m_form->field();
}

void CopyPinView::refresh()
{
    const Words words = m_words();
    m_form->setLead(words.lead);
    m_form->setRefusal(m_flow.error(), tr("Enter it again."));
    m_form->setTries(m_flow.pinStatus());
    m_form->setCaption(tr("PIN"));
    m_go->setText(words.go);
    m_leave->setText(tr("Cancel"));
    setAccessibleName(words.lead);
}

void CopyPinView::submit()
{
    if (std::optional<Secret> pin = m_form->take())
        m_flow.submitPin(std::move(*pin));
}

} // namespace eid::ui
