#include "ui/onlinecopy/copyawaitview.h"

#include "ui/base/button.h"
#include "ui/base/statement.h"
#include "ui/onlinecopy/copyflow.h"

#include <QVBoxLayout>

namespace eid::ui {

CopyAwaitView::CopyAwaitView(CopyFlow &flow, QWidget *parent)
    : StepView(parent)
    , m_flow(flow)
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

QWidget *CopyAwaitView::firstFocus()
{
    return m_leave;
}

void CopyAwaitView::refresh()
{
    const CardState *card = m_flow.card();
    if (const std::optional<Error> obstacle = m_flow.obstacle())
        m_statement->say(*obstacle);
    else if (!card->isCardPresent())
        m_statement->say(Picture::Motif::InsertCard, tr("Insert the card"),
            tr("It goes on as soon as the card is in the reader."));
    else
        m_statement->say(Picture::Motif::CardIn, tr("The card is being read…"),
            tr("Leave the card in the reader."));
    m_leave->setText(tr("Cancel"));
    setAccessibleName(m_statement->accessibleName());
    setAccessibleDescription(m_statement->accessibleDescription());
}

} // namespace eid::ui
