#include "ui/onlinecopy/codeentryview.h"

#include "core/base/errorwords.h"
#include "ui/base/button.h"
#include "ui/base/metrics.h"
#include "ui/base/note.h"
#include "ui/base/text.h"
#include "ui/onlinecopy/codeentry.h"

#include <QVBoxLayout>

#include <utility>

namespace eid::ui {

CodeEntryView::CodeEntryView(Code code, QWidget *parent)
    : StepView(parent)
    , m_code(std::move(code))
    , m_refused(new Note(StatusSign::Status::Bad, this))
    , m_lead(new Text(Text::Role::Body, this))
    , m_entry(new CodeEntry(CodeField::Characters::Groups, m_code.length, m_code.isMasked, this))
    , m_go(addButton(
          new Button(m_code.isDangerous ? Button::Kind::Danger : Button::Kind::Primary, this)))
    , m_leave(addButton(new Button(Button::Kind::Secondary, this)))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::medium);
    layout->addWidget(m_refused);
    layout->addWidget(m_lead);
    layout->addWidget(m_entry);
    m_refused->setObjectName(QStringLiteral("refused"));
    m_entry->setObjectName(QStringLiteral("code"));
    m_go->setObjectName(QStringLiteral("go"));
    m_leave->setObjectName(QStringLiteral("cancel"));
    connect(m_entry->field(), &CodeField::submitted, this, &CodeEntryView::submit);
    connect(m_go, &Button::clicked, this, &CodeEntryView::submit);
    if (m_code.leave)
        connect(m_leave, &Button::clicked, this, m_code.leave);
    else
        connect(m_leave, &Button::clicked, this, &StepView::leaveRequested);
    refresh();
}

QWidget *CodeEntryView::firstFocus()
{
    return m_entry->field();
}

void CodeEntryView::submit()
{
    if (std::optional<Secret> code = m_entry->take())
        m_code.submit(std::move(*code));
}

void CodeEntryView::refresh()
{
    const Words words = m_code.words();
    const std::optional<Error> refusal = m_code.refusal();
    m_refused->setVisible(refusal.has_value());
    if (refusal)
        m_refused->setWords(errorTitle(*refusal), errorNextStep(*refusal));
    m_lead->setText(words.lead);
    m_entry->setWords(words.caption, words.hint);
    m_go->setText(words.go);
    m_leave->setText(tr("Cancel"));
    setAccessibleName(words.lead);
}

} // namespace eid::ui
