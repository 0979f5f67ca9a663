#include "ui/window/homepage.h"

#include "core/base/errorwords.h"
#include "ui/base/button.h"
#include "ui/base/errorpanel.h"
#include "ui/window/cardwords.h"
#include "ui/window/statuspanel.h"

#include <QBoxLayout>

namespace eid::ui {

namespace {

// Where the tool notices by itself that things have changed, a button would only promise more.
bool wantsRetry(ErrorCode code)
{
    switch (errorWords(code).retry) {
    case Retry::Yes:
        return true;
    case Retry::AfterAction:
        return code == ErrorCode::CardMute || code == ErrorCode::CardRemoved;
    case Retry::No:
        return false;
    }
    Q_UNREACHABLE();
}

} // namespace

HomePage::HomePage(std::function<QDateTime()> now, QWidget *parent)
    : Page(Way::None, parent)
    , m_now(std::move(now))
{
    HomePage::retranslate();
}

void HomePage::setState(const DeskState &desk, const QString &reader)
{
    m_desk = desk;
    m_reader = reader;
    retranslate();
}

void HomePage::retranslate()
{
    const CardState *card = m_desk.find(m_reader);
    const auto hindrance = CardWords::hindrance(m_desk, card);
    const bool fails = hindrance.has_value();
    setTitle(fails ? QString() : tr("How your card stands"));
    if (m_error)
        m_error->setVisible(fails);
    if (m_status)
        m_status->setVisible(!fails && card);
    if (fails)
        showError(*hindrance);
    else if (card)
        showStatus(*card);
}

void HomePage::showError(const Error &error)
{
    if (!m_error) {
        m_error = new ErrorPanel(this);
        auto *retry = new Button(Button::Kind::Secondary, m_error);
        retry->setObjectName(QStringLiteral("retry"));
        retry->setGlyph(Glyph::Refresh);
        connect(retry, &Button::clicked, this, &HomePage::refreshRequested);
        m_error->actions()->addWidget(retry, 0, Qt::AlignHCenter);
        body()->addWidget(m_error);
    }
    auto *retry = m_error->findChild<Button *>(QStringLiteral("retry"));
    retry->setText(tr("Try &again"));
    retry->setVisible(wantsRetry(error.code));
    if (m_error->error() != error)
        m_error->setError(error);
    m_error->show();
}

void HomePage::showStatus(const CardState &card)
{
    if (!m_status) {
        m_status = new StatusPanel(this);
        connect(m_status, &StatusPanel::jobRequested, this, &HomePage::jobRequested);
        connect(
            m_status, &StatusPanel::certificateRequested, this, &HomePage::certificateRequested);
        body()->addWidget(m_status);
    }
    m_status->setCard(card, m_now());
    m_status->show();
}

} // namespace eid::ui
