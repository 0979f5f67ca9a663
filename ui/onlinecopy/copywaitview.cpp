#include "ui/onlinecopy/copywaitview.h"

#include "ui/base/button.h"
#include "ui/base/statement.h"

#include <QVBoxLayout>

#include <utility>

namespace eid::ui {

CopyWaitView::CopyWaitView(std::function<QString()> words, QWidget *parent)
    : StepView(parent)
    , m_words(std::move(words))
    , m_statement(new Statement(Text::Role::Heading, this))
    , m_leave(addButton(new Button(Button::Kind::Secondary, this)))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_statement);
    m_leave->setObjectName(QStringLiteral("cancel"));
    connect(m_leave, &Button::clicked, this, &StepView::leaveRequested);
    refresh();
}

// Not the button: an Enter too many, meant for something else, must not give it up.
QWidget *CopyWaitView::firstFocus()
{
    return this;
}

void CopyWaitView::refresh()
{
    m_statement->say(Picture::Motif::Request, m_words(), tr("It takes a moment."));
    m_leave->setText(tr("Cancel"));
    setAccessibleName(m_statement->accessibleName());
}

} // namespace eid::ui
