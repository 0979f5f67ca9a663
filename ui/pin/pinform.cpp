#include "ui/pin/pinform.h"

#include "core/base/errorwords.h"
#include "core/pin/pinpolicy.h"
#include "ui/base/metrics.h"
#include "ui/base/text.h"
#include "ui/pin/entryarea.h"
#include "ui/pin/pinentry.h"
#include "ui/pin/pinwords.h"
#include "ui/pin/triesnote.h"

#include <QVBoxLayout>

namespace eid::ui {

PinForm::PinForm(PinRole role, const PinRules &rules, const QString &entryName, QWidget *parent)
    : QWidget(parent)
    , m_role(role)
    , m_refused(new Note(StatusSign::Status::Bad, this))
    , m_lead(new Text(Text::Role::Body, this))
    , m_tries(new TriesNote(this))
    , m_entries(new EntryArea({entryName}, this))
    , m_entry(m_entries->entry(0))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::medium);
    layout->addWidget(m_refused);
    layout->addWidget(m_lead);
    layout->addWidget(m_tries);
    layout->addWidget(m_entries);
    m_refused->hide();

    m_entry->field()->setRules(rules);
    connect(m_entry->field(), &PinField::edited, this, &PinForm::showLength);
    connect(m_entry->field(), &PinField::submitted, this, &PinForm::submitted);
    showLength();
}

PinField *PinForm::field() const
{
    return m_entry->field();
}

void PinForm::setLead(const QString &lead)
{
    m_lead->setText(lead);
}

void PinForm::setCaption(const QString &caption)
{
    m_entry->setCaption(caption);
}

void PinForm::setTries(const PinStatus &status)
{
    m_tries->setTries(m_role, status);
}

void PinForm::setRefusal(const std::optional<Error> &error, const QString &whatNext)
{
    m_refused->setVisible(error.has_value());
    m_lead->setVisible(!error);
    // The tries that are left stand below.
    if (error)
        m_refused->setWords(errorTitle({error->code, {}, std::nullopt}), whatNext);
}

void PinForm::showFault(const QString &fault)
{
    m_entry->showFault(fault);
}

std::optional<Secret> PinForm::take()
{
    PinField &field = *m_entry->field();
    if (const std::optional<ErrorCode> why = checkEntry(field.entry(), field.rules())) {
        m_entry->showFault(PinWords::refusal(m_role, *why, field.rules()));
        field.setFocus(Qt::OtherFocusReason);
        return std::nullopt;
    }
    return field.take();
}

// Too short is no fault as long as it is being typed.
void PinForm::showLength()
{
    const PinField &field = *m_entry->field();
    m_entry->showHint(PinWords::lengthHint(field.rules(), field.length()));
}

} // namespace eid::ui
