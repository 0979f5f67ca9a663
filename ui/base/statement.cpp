#include "ui/base/statement.h"

#include "core/base/errorwords.h"
#include "ui/base/errorpanel.h"
#include "ui/base/metrics.h"

#include <QVBoxLayout>

namespace eid::ui {

Statement::Statement(Text::Role titleRole, QWidget *parent)
    : QWidget(parent)
    , m_error(new ErrorPanel(this))
    , m_picture(new Picture(Picture::Motif::CardIn, this))
    , m_title(new Text(titleRole, this))
    , m_text(new Text(Text::Role::Body, this))
{
    m_title->setAlignment(Qt::AlignCenter);
    m_text->setAlignment(Qt::AlignCenter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::medium);
    layout->addWidget(m_error);
    layout->addWidget(m_picture);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    showError(false);
}

void Statement::say(Picture::Motif motif, const QString &title, const QString &text)
{
    showError(false);
    m_picture->setMotif(motif);
    m_title->setText(title);
    m_text->setText(text);
    setAccessibleName(title);
    setAccessibleDescription(text);
}

void Statement::say(const Error &error)
{
    showError(true);
    // Whether its detail is open stays as the user has it.
    if (m_error->error() != error)
        m_error->setError(error);
    setAccessibleName(errorTitle(error));
    setAccessibleDescription(errorNextStep(error));
}

void Statement::showError(bool isError)
{
    m_error->setVisible(isError);
    for (QWidget *widget : {static_cast<QWidget *>(m_picture), static_cast<QWidget *>(m_title),
             static_cast<QWidget *>(m_text)})
        widget->setVisible(!isError);
}

} // namespace eid::ui
