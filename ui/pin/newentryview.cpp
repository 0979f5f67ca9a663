#include "ui/pin/newentryview.h"

#include "core/base/errorwords.h"
#include "core/pin/pinpolicy.h"
#include "ui/base/button.h"
#include "ui/base/metrics.h"
#include "ui/base/note.h"
#include "ui/base/text.h"
#include "ui/pin/entryarea.h"
#include "ui/pin/pinentry.h"
#include "ui/pin/pinflow.h"
#include "ui/pin/pinwords.h"

#include <QVBoxLayout>

namespace eid::ui {

NewEntryView::NewEntryView(PinFlow &flow, QWidget *parent)
    : PinView(flow, parent)
    , m_refused(new Note(StatusSign::Status::Bad, this))
    , m_lead(new Text(Text::Role::Body, this))
    , m_entries(new EntryArea({QStringLiteral("new"), QStringLiteral("repeat")}, this))
    , m_new(m_entries->entry(0))
    , m_repeat(m_entries->entry(1))
    , m_send(addButton(new Button(Button::Kind::Primary, this)))
    , m_back(addButton(new Button(Button::Kind::Secondary, this)))
    , m_cancel(addButton(new Button(Button::Kind::Secondary, this)))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::medium);
    layout->addWidget(m_refused);
    layout->addWidget(m_lead);
    layout->addWidget(m_entries);

    m_send->setObjectName(QStringLiteral("send"));
    m_back->setObjectName(QStringLiteral("previous"));
    m_cancel->setObjectName(QStringLiteral("cancel"));
    for (PinEntry *entry : {m_new, m_repeat})
        entry->field()->setRules(flow.rules(flow.replacedRole()));
    connect(m_new->field(), &PinField::edited, this, &NewEntryView::checkNew);
    connect(m_repeat->field(), &PinField::edited, this, &NewEntryView::checkRepeat);
    connect(m_new->field(), &PinField::submitted, this, &NewEntryView::onNewSubmitted);
    connect(m_repeat->field(), &PinField::submitted, this, &NewEntryView::submit);
    connect(m_send, &Button::clicked, this, &NewEntryView::submit);
    connect(m_back, &Button::clicked, &flow, &PinFlow::goBack);
    connect(m_cancel, &Button::clicked, this, &PinView::leaveRequested);
    refresh();
}

void NewEntryView::refresh()
{
    const PinRole role = flow().replacedRole();
    m_refused->setVisible(flow().error().has_value());
    if (flow().error())
        m_refused->setWords(PinWords::refusal(role, flow().error()->code, m_new->field()->rules()));
    m_lead->setText(PinWords::newLead(role));
    m_new->setCaption(PinWords::newLabel(role));
    m_repeat->setCaption(PinWords::repeatLabel(role));
    m_send->setText(PinWords::sendAction(flow().job()));
    m_back->setText(tr("Back"));
    m_cancel->setText(tr("Cancel"));
    checkNew();
}

QWidget *NewEntryView::firstFocus()
{
    return m_new->field();
}

std::optional<ErrorCode> NewEntryView::faultOfNew() const
{
    const PinField &field = *m_new->field();
    static const Secret unknown;
    // A PUK says nothing about the PIN that it replaces.
    const bool known = flow().usedRole() == flow().replacedRole();
    return checkNewPin(
        field.entry(), known ? flow().current() : unknown, field.rules(), flow().holder());
}

void NewEntryView::checkNew()
{
    const PinField &field = *m_new->field();
    const std::optional<ErrorCode> fault = faultOfNew();
    if (field.length() < field.rules().minimumLength)
        m_new->showHint(PinWords::lengthHint(field.rules(), field.length()));
    else if (fault)
        m_new->showFault(PinWords::refusal(flow().replacedRole(), *fault, field.rules()));
    else
        m_new->showGood(tr("Good to use."));
    checkRepeat();
}

void NewEntryView::checkRepeat()
{
    const PinField &fresh = *m_new->field();
    const PinField &repeat = *m_repeat->field();
    if (repeat.isEmpty())
        m_repeat->showHint(tr("The same once more."));
    else if (repeat.length() < fresh.length())
        m_repeat->showHint(tr("%n more digits", nullptr, fresh.length() - repeat.length()));
    else if (!repeat.entry().equals(fresh.entry()))
        m_repeat->showFault(
            PinWords::refusal(flow().replacedRole(), ErrorCode::PinMismatch, repeat.rules()));
    else
        m_repeat->showGood(tr("Both are the same."));
}

void NewEntryView::onNewSubmitted()
{
    if (const std::optional<ErrorCode> fault = faultOfNew())
        m_new->showFault(PinWords::refusal(flow().replacedRole(), *fault, m_new->field()->rules()));
    else
        m_repeat->field()->setFocus(Qt::TabFocusReason);
}

void NewEntryView::submit()
{
    if (faultOfNew()) {
        m_new->field()->setFocus(Qt::OtherFocusReason);
        onNewSubmitted();
        return;
    }
    if (!m_repeat->field()->entry().equals(m_new->field()->entry())) {
        m_repeat->field()->setFocus(Qt::OtherFocusReason);
        m_repeat->showFault(PinWords::refusal(
            flow().replacedRole(), ErrorCode::PinMismatch, m_repeat->field()->rules()));
        return;
    }
    m_repeat->field()->clear();
    flow().submitNew(m_new->field()->take());
}

} // namespace eid::ui
