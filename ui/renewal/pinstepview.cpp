#include "ui/renewal/pinstepview.h"

#include "core/base/errorwords.h"
#include "core/pin/pinpolicy.h"
#include "ui/base/button.h"
#include "ui/base/metrics.h"
#include "ui/base/text.h"
#include "ui/pin/entryarea.h"
#include "ui/pin/pinentry.h"
#include "ui/pin/pinwords.h"
#include "ui/pin/triesnote.h"
#include "ui/renewal/renewalflow.h"

#include <QVBoxLayout>

namespace eid::ui {

PinStepView::PinStepView(RenewalFlow &flow, QWidget *parent)
    : RenewalView(flow, parent)
    , m_refused(new Note(StatusSign::Status::Bad, this))
    , m_lead(new Text(Text::Role::Body, this))
    , m_tries(new TriesNote(this))
    , m_entries(new EntryArea({QStringLiteral("pin")}, this))
    , m_entry(m_entries->entry(0))
    , m_go(addButton(new Button(Button::Kind::Primary, this)))
    , m_leave(addButton(new Button(Button::Kind::Secondary, this)))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::medium);
    layout->addWidget(m_refused);
    layout->addWidget(m_lead);
    layout->addWidget(m_tries);
    layout->addWidget(m_entries);

    m_go->setObjectName(QStringLiteral("go"));
    m_leave->setObjectName(QStringLiteral("cancel"));
    if (const CardState *card = flow.card())
        m_entry->field()->setRules(card->pinRules);
    connect(m_entry->field(), &PinField::edited, this, &PinStepView::check);
    connect(m_entry->field(), &PinField::submitted, this, &PinStepView::submit);
    connect(m_go, &Button::clicked, this, &PinStepView::submit);
    connect(m_leave, &Button::clicked, this, &StepView::leaveRequested);
    refresh();
    check();
}

QWidget *PinStepView::firstFocus()
{
    return m_entry->field();
}

void PinStepView::refresh()
{
    m_refused->setVisible(flow().error().has_value());
    if (flow().error())
        m_refused->setWords(
            errorTitle({flow().error()->code, {}, std::nullopt}), tr("Enter it again."));
    m_lead->setText(tr("Enter the PIN. With it the card proves itself to the platform."));
    m_lead->setVisible(!flow().error());
    m_tries->setTries(PinRole::Pin, flow().pinStatus());
    m_entry->setCaption(tr("PIN"));
    m_go->setText(flow().isResuming() ? tr("Resume") : tr("Renew"));
    m_leave->setText(tr("Cancel"));
}

void PinStepView::check()
{
    const PinField &field = *m_entry->field();
    m_entry->showHint(PinWords::lengthHint(field.rules(), field.length()));
}

void PinStepView::submit()
{
    PinField &field = *m_entry->field();
    if (const std::optional<ErrorCode> why = checkEntry(field.entry(), field.rules())) {
        m_entry->showFault(PinWords::refusal(PinRole::Pin, *why, field.rules()));
        field.setFocus(Qt::OtherFocusReason);
        return;
    }
    flow().submitPin(field.take());
}

} // namespace eid::ui
