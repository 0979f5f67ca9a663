#include "ui/face/facepinview.h"

#include "ui/base/button.h"
#include "ui/face/faceflow.h"
#include "ui/pin/pinfield.h"
#include "ui/pin/pinform.h"

#include <QVBoxLayout>

namespace eid::ui {

FacePinView::FacePinView(FaceFlow &flow, QWidget *parent)
    : FaceView(flow, parent)
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
    connect(m_form, &PinForm::submitted, this, &FacePinView::submit);
    connect(m_go, &Button::clicked, this, &FacePinView::submit);
    connect(m_leave, &Button::clicked, this, &StepView::leaveRequested);
    refresh();
}

QWidget *FacePinView::firstFocus()
{
    return m_form->field();
}

void FacePinView::refresh()
{
    m_form->setLead(
        tr("Enter the PIN. With it the card signs the sample and proves itself to the platform."));
    m_form->setRefusal(flow().error(), tr("Enter it again. The picture is kept."));
    m_form->setTries(flow().pinStatus());
    m_form->setCaption(tr("PIN"));
    m_go->setText(tr("Send"));
    m_leave->setText(tr("Cancel"));
}

void FacePinView::submit()
{
    if (std::optional<Secret> pin = m_form->take())
        flow().submitPin(std::move(*pin));
}

} // namespace eid::ui
