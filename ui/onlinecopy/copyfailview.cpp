#include "ui/onlinecopy/copyfailview.h"

#include "ui/base/button.h"
#include "ui/base/metrics.h"
#include "ui/base/statement.h"
#include "ui/onlinecopy/copyflow.h"

#include <QVBoxLayout>

#include <utility>

namespace eid::ui {

CopyFailView::CopyFailView(CopyFlow &flow, std::function<CopyNotice()> truth, QWidget *parent)
    : StepView(parent)
    , m_flow(flow)
    , m_truthWords(std::move(truth))
    , m_statement(new Statement(Text::Role::Title, this))
    , m_truth(new Note(StatusSign::Status::Info, this))
    , m_next(addButton(new Button(Button::Kind::Primary, this)))
    , m_close(addButton(new Button(Button::Kind::Secondary, this)))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::medium);
    layout->addWidget(m_statement);
    layout->addWidget(m_truth);
    m_truth->setObjectName(QStringLiteral("truth"));
    m_truth->setVisible(m_truthWords != nullptr);
    m_next->setObjectName(QStringLiteral("next"));
    m_close->setObjectName(QStringLiteral("close"));
    connect(m_next, &Button::clicked, this, &CopyFailView::submit);
    connect(m_close, &Button::clicked, this, &StepView::closeRequested);
    refresh();
}

void CopyFailView::setOtherWay(OtherWay way)
{
    m_way = std::move(way);
    refresh();
}

bool CopyFailView::hasOtherWay() const
{
    return m_way.isOpen != nullptr && m_way.isOpen();
}

QWidget *CopyFailView::firstFocus()
{
    return m_next;
}

void CopyFailView::submit()
{
    if (hasOtherWay())
        m_way.take();
    else if (m_flow.canGoOn())
        m_flow.again();
    else
        Q_EMIT closeRequested();
}

void CopyFailView::refresh()
{
    if (m_flow.error())
        m_statement->say(*m_flow.error());
    if (m_truthWords) {
        const CopyNotice notice = m_truthWords();
        m_truth->setStatus(notice.status);
        m_truth->setWords(notice.title, notice.text);
    }
    m_next->setText(hasOtherWay() ? m_way.words()
            : m_flow.canGoOn()    ? tr("Try again")
                                  : tr("Close"));
    m_close->setText(tr("Close"));
    m_close->setVisible(m_flow.canGoOn());
    setAccessibleName(m_statement->accessibleName());
    setAccessibleDescription(m_statement->accessibleDescription());
}

} // namespace eid::ui
