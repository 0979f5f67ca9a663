#include "ui/pin/currententryview.h"

#include "ui/base/button.h"
#include "ui/pin/pinfield.h"
#include "ui/pin/pinflow.h"
#include "ui/pin/pinform.h"
#include "ui/pin/pinwords.h"

#include <QVBoxLayout>

namespace eid::ui {

CurrentEntryView::CurrentEntryView(PinFlow &flow, QWidget *parent)
    : PinView(flow, parent)
    , m_form(new PinForm(
          flow.usedRole(), flow.rules(flow.usedRole()), QStringLiteral("current"), this))
    , m_next(addButton(new Button(Button::Kind::Primary, this)))
    , m_cancel(addButton(new Button(Button::Kind::Secondary, this)))
    , m_usePad(addButton(new Button(Button::Kind::Quiet, this)))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_form);

    m_next->setObjectName(QStringLiteral("next"));
    m_cancel->setObjectName(QStringLiteral("cancel"));
    m_usePad->setObjectName(QStringLiteral("usePad"));
    m_usePad->setVisible(flow.canUsePad());

    connect(m_form, &PinForm::submitted, this, &CurrentEntryView::submit);
    connect(m_next, &Button::clicked, this, &CurrentEntryView::submit);
    connect(m_cancel, &Button::clicked, this, &PinView::leaveRequested);
    connect(m_usePad, &Button::clicked, &flow, &PinFlow::usePad);
    refresh();
}

void CurrentEntryView::refresh()
{
    const PinJob job = flow().job();
    m_form->setLead(PinWords::currentLead(job));
    m_form->setRefusal(flow().error(),
        flow().isOnlyCurrentMissing() ? tr("Enter it again. The new one that you chose is kept.")
                                      : tr("Enter it again."));
    m_form->setTries(flow().usedStatus());
    m_form->setCaption(PinWords::currentLabel(job));
    const bool last = !flow().setsNew() || flow().isOnlyCurrentMissing();
    m_next->setText(last ? PinWords::sendAction(job) : tr("Next"));
    m_cancel->setText(tr("Cancel"));
    m_usePad->setText(tr("Use the reader's key pad"));
}

QWidget *CurrentEntryView::firstFocus()
{
    return m_form->field();
}

void CurrentEntryView::submit()
{
    if (std::optional<Secret> entry = m_form->take())
        flow().submitCurrent(std::move(*entry));
}

} // namespace eid::ui
