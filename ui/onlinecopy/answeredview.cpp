#include "ui/onlinecopy/answeredview.h"

#include "core/base/errorwords.h"
#include "ui/base/breakable.h"
#include "ui/base/button.h"
#include "ui/base/metrics.h"
#include "ui/base/note.h"
#include "ui/base/statement.h"
#include "ui/onlinecopy/authenticationflow.h"
#include "ui/onlinecopy/copywords.h"
#include "ui/onlinecopy/learnlist.h"

#include <QDesktopServices>
#include <QVBoxLayout>

namespace eid::ui {

bool isSafeToOpen(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return false;
    if (url.scheme() == QLatin1String("https"))
        return true;
    static const QStringList thisComputer{
        QStringLiteral("localhost"), QStringLiteral("127.0.0.1"), QStringLiteral("::1")};
    return url.scheme() == QLatin1String("http") && thisComputer.contains(url.host());
}

AnsweredView::AnsweredView(AuthenticationFlow &flow, QWidget *parent)
    : StepView(parent)
    , m_flow(flow)
    , m_statement(new Statement(Text::Role::Title, this))
    , m_learned(new LearnList(Glyph::Eye, Tone::Accent, this))
    , m_note(new Note(StatusSign::Status::Info, this))
    , m_back(addButton(new Button(Button::Kind::Primary, this)))
    , m_close(addButton(new Button(Button::Kind::Secondary, this)))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::medium);
    layout->addWidget(m_statement);
    layout->addWidget(m_learned);
    layout->addWidget(m_note);
    m_statement->title()->setObjectName(QStringLiteral("resultTitle"));
    m_learned->setObjectName(QStringLiteral("learned"));
    m_note->setObjectName(QStringLiteral("note"));
    m_back->setObjectName(QStringLiteral("backToPage"));
    m_back->setGlyph(Glyph::Globe);
    m_back->setVisible(isSafeToOpen(flow.outcome().redirect));
    m_close->setObjectName(QStringLiteral("close"));
    connect(m_back, &Button::clicked, this, &AnsweredView::goBack);
    connect(m_close, &Button::clicked, this, &StepView::closeRequested);
    refresh();
}

QWidget *AnsweredView::firstFocus()
{
    return m_back->isHidden() ? m_close : m_back;
}

void AnsweredView::submit()
{
    if (m_back->isHidden())
        Q_EMIT closeRequested();
    else
        goBack();
}

void AnsweredView::goBack()
{
    QDesktopServices::openUrl(m_flow.outcome().redirect);
    Q_EMIT closeRequested();
}

void AnsweredView::refresh()
{
    if (m_flow.outcome().isDeclined)
        sayDeclined();
    else
        sayAnswered();
    m_back->setText(tr("Back to the page"));
    m_back->setToolTip(tr("Opens %1 in your browser").arg(m_flow.outcome().redirect.host()));
    m_close->setText(tr("Close"));
    setAccessibleName(m_statement->accessibleName());
    setAccessibleDescription(m_statement->accessibleDescription());
}

void AnsweredView::sayAnswered()
{
    const AuthenticationOutcome &outcome = m_flow.outcome();
    m_statement->say(Picture::Motif::Done, tr("You have authenticated."),
        tr("%1 (%2) gets the answer now.")
            .arg(isolated(outcome.relyingParty.name), outcome.relyingParty.host));
    QStringList learned = CopyWords::alwaysTold();
    for (const CopyField field : outcome.disclosed)
        learned.append(CopyWords::told(field));
    if (outcome.signedTransactions)
        learned.append(tr("That you have signed their text"));
    m_learned->setWords(tr("They learn"), learned);
    m_note->setVisible(outcome.notNoted.has_value());
    if (outcome.notNoted)
        m_note->setWords(tr("It is not in your records"),
            tr("The answer was accepted, but could not be noted on this computer: %1")
                .arg(errorTitle(*outcome.notNoted)));
}

void AnsweredView::sayDeclined()
{
    const AuthenticationOutcome &outcome = m_flow.outcome();
    m_statement->say(Picture::Motif::Request, tr("You have declined."),
        tr("%1 (%2) learns nothing of you but that.")
            .arg(isolated(outcome.relyingParty.name), outcome.relyingParty.host));
    m_learned->hide();
    m_note->setVisible(m_flow.error().has_value());
    if (m_flow.error())
        m_note->setWords(tr("They could not be told"),
            tr("%1 The request is closed all the same.").arg(errorTitle(*m_flow.error())));
}

} // namespace eid::ui
