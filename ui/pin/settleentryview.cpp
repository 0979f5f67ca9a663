#include "ui/pin/settleentryview.h"

#include "core/pin/pinpolicy.h"
#include "ui/base/button.h"
#include "ui/base/metrics.h"
#include "ui/base/text.h"
#include "ui/pin/entryarea.h"
#include "ui/pin/pinentry.h"
#include "ui/pin/pinflow.h"
#include "ui/pin/pinwords.h"
#include "ui/pin/triesnote.h"

#include <QVBoxLayout>

namespace eid::ui {

SettleEntryView::SettleEntryView(PinFlow &flow, QWidget *parent)
    : PinView(flow, parent)
    , m_lead(new Text(Text::Role::Body, this))
    , m_tries(new TriesNote(this))
    , m_entries(new EntryArea({QStringLiteral("settling")}, this))
    , m_entry(m_entries->entry(0))
    , m_try(addButton(new Button(Button::Kind::Primary, this)))
    , m_leave(addButton(new Button(Button::Kind::Secondary, this)))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::medium);
    layout->addWidget(m_lead);
    layout->addWidget(m_tries);
    layout->addWidget(m_entries);

    m_try->setObjectName(QStringLiteral("settle"));
    m_leave->setObjectName(QStringLiteral("cancel"));
    m_entry->field()->setRules(flow.rules(replacedRole(flow.settledJob())));
    connect(m_entry->field(), &PinField::edited, this, &SettleEntryView::check);
    connect(m_entry->field(), &PinField::submitted, this, &SettleEntryView::submit);
    connect(m_try, &Button::clicked, this, &SettleEntryView::submit);
    connect(m_leave, &Button::clicked, this, &PinView::leaveRequested);
    refresh();
    check();
    if (flow.error())
        m_entry->showFault(tr("This is not the one that you had chosen then. It was not tried."));
}

void SettleEntryView::refresh()
{
    const PinRole role = replacedRole(flow().settledJob());
    m_lead->setText(role == PinRole::Pin
            ? tr("Enter the new PIN, the one that you had chosen when the work was cut short.")
            : tr("Enter the new PUK, the one that you had chosen when the work was cut short."));
    m_tries->setTries(role, flow().settledStatus());
    m_entry->setCaption(PinWords::newLabel(role));
    m_try->setText(tr("Find out"));
    m_leave->setText(tr("Not now"));
}

QWidget *SettleEntryView::firstFocus()
{
    return m_entry->field();
}

void SettleEntryView::check()
{
    const PinField &field = *m_entry->field();
    m_entry->showHint(PinWords::lengthHint(field.rules(), field.length()));
}

void SettleEntryView::submit()
{
    PinField &field = *m_entry->field();
    if (const std::optional<ErrorCode> why = checkEntry(field.entry(), field.rules())) {
        m_entry->showFault(
            PinWords::refusal(replacedRole(flow().settledJob()), *why, field.rules()));
        field.setFocus(Qt::OtherFocusReason);
        return;
    }
    flow().submitSettling(field.take());
}

} // namespace eid::ui
