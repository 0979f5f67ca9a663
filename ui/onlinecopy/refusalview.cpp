#include "ui/onlinecopy/refusalview.h"

#include "core/base/errorwords.h"
#include "ui/base/button.h"
#include "ui/base/metrics.h"
#include "ui/base/note.h"
#include "ui/base/statement.h"
#include "ui/onlinecopy/authenticationflow.h"

#include <QVBoxLayout>

namespace eid::ui {

RefusalView::RefusalView(AuthenticationFlow &flow, QWidget *parent)
    : StepView(parent)
    , m_flow(flow)
    , m_statement(new Statement(Text::Role::Title, this))
    , m_truth(new Note(StatusSign::Status::Info, this))
    , m_again(addButton(new Button(Button::Kind::Primary, this)))
    , m_close(addButton(new Button(Button::Kind::Secondary, this)))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::medium);
    layout->addWidget(m_statement);
    layout->addWidget(m_truth);
    m_truth->setObjectName(QStringLiteral("truth"));
    m_again->setObjectName(QStringLiteral("again"));
    m_close->setObjectName(QStringLiteral("close"));
    connect(m_again, &Button::clicked, &flow, &AuthenticationFlow::begin);
    connect(m_close, &Button::clicked, this, &StepView::closeRequested);
    refresh();
}

bool RefusalView::canTryAgain() const
{
    return errorWords(m_flow.error()->code).retry != Retry::No;
}

QWidget *RefusalView::firstFocus()
{
    return m_close;
}

void RefusalView::submit()
{
    Q_EMIT closeRequested();
}

void RefusalView::refresh()
{
    const bool isUntrusted = m_flow.error()->code == ErrorCode::RequestUntrusted;
    m_statement->say(*m_flow.error());
    m_truth->setStatus(isUntrusted ? StatusSign::Status::Bad : StatusSign::Status::Info);
    m_truth->setWords(tr("Nothing was told, nothing was signed"),
        isUntrusted
            ? tr("Whoever made this link learned nothing of you. If you were on your way to a site "
                 "that you know, type its address into the browser yourself.")
            : tr("The card was not used, and whoever made this link learned nothing of you."));
    m_again->setText(tr("Try again"));
    m_again->setVisible(canTryAgain());
    m_close->setText(tr("Close"));
    setAccessibleName(m_statement->accessibleName());
    setAccessibleDescription(m_statement->accessibleDescription());
}

} // namespace eid::ui
