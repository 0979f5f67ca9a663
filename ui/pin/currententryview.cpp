#include "ui/pin/currententryview.h"

#include "core/base/errorwords.h"
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

CurrentEntryView::CurrentEntryView(PinFlow &flow, QWidget *parent)
    : PinView(flow, parent)
    , m_refused(new Note(StatusSign::Status::Bad, this))
    , m_lead(new Text(Text::Role::Body, this))
    , m_tries(new TriesNote(this))
    , m_entries(new EntryArea({QStringLiteral("current")}, this))
    , m_entry(m_entries->entry(0))
    , m_next(addButton(new Button(Button::Kind::Primary, this)))
    , m_cancel(addButton(new Button(Button::Kind::Secondary, this)))
    , m_usePad(addButton(new Button(Button::Kind::Quiet, this)))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::medium);
    layout->addWidget(m_refused);
    layout->addWidget(m_lead);
    layout->addWidget(m_tries);
    layout->addWidget(m_entries);

    m_next->setObjectName(QStringLiteral("next"));
    m_cancel->setObjectName(QStringLiteral("cancel"));
    m_usePad->setObjectName(QStringLiteral("usePad"));
    m_entry->field()->setRules(flow.rules(flow.usedRole()));
    m_usePad->setVisible(flow.canUsePad());

    connect(m_entry->field(), &PinField::edited, this, &CurrentEntryView::check);
    connect(m_entry->field(), &PinField::submitted, this, &CurrentEntryView::submit);
    connect(m_next, &Button::clicked, this, &CurrentEntryView::submit);
    connect(m_cancel, &Button::clicked, this, &PinView::leaveRequested);
    connect(m_usePad, &Button::clicked, &flow, &PinFlow::usePad);
    refresh();
    check();
}

void CurrentEntryView::refresh()
{
    const PinJob job = flow().job();
    m_refused->setVisible(flow().error().has_value());
    if (flow().error())
        m_refused->setWords(errorTitle({flow().error()->code, {}, std::nullopt}),
            flow().isOnlyCurrentMissing()
                ? tr("Enter it again. The new one that you chose is kept.")
                : tr("Enter it again."));
    m_lead->setText(PinWords::currentLead(job));
    m_lead->setVisible(!flow().error());
    m_tries->setTries(flow().usedRole(), flow().usedStatus());
    m_entry->setCaption(PinWords::currentLabel(job));
    const bool last = !flow().setsNew() || flow().isOnlyCurrentMissing();
    m_next->setText(last ? PinWords::sendAction(job) : tr("Next"));
    m_cancel->setText(tr("Cancel"));
    m_usePad->setText(tr("Use the reader's key pad"));
}

QWidget *CurrentEntryView::firstFocus()
{
    return m_entry->field();
}

// Too short is no fault as long as it is being typed.
void CurrentEntryView::check()
{
    const PinField &field = *m_entry->field();
    m_entry->showHint(PinWords::lengthHint(field.rules(), field.length()));
}

void CurrentEntryView::submit()
{
    PinField &field = *m_entry->field();
    if (const std::optional<ErrorCode> why = checkEntry(field.entry(), field.rules())) {
        m_entry->showFault(PinWords::refusal(flow().usedRole(), *why, field.rules()));
        field.setFocus(Qt::OtherFocusReason);
        return;
    }
    flow().submitCurrent(field.take());
}

} // namespace eid::ui
