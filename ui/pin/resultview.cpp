#include "ui/pin/resultview.h"

#include "core/base/errorwords.h"
#include "ui/base/button.h"
#include "ui/base/metrics.h"
#include "ui/base/note.h"
#include "ui/base/statement.h"
#include "ui/pin/pinflow.h"
#include "ui/pin/pinwords.h"

#include <QVBoxLayout>

namespace eid::ui {

ResultView::ResultView(PinFlow &flow, QWidget *parent)
    : PinView(flow, parent)
    , m_statement(new Statement(Text::Role::Title, this))
    , m_truth(new Note(StatusSign::Status::Info, this))
    , m_counter(new Note(StatusSign::Status::Info, this))
    , m_next(addButton(new Button(Button::Kind::Primary, this)))
    , m_close(addButton(new Button(Button::Kind::Secondary, this)))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::medium);
    layout->addWidget(m_statement);
    layout->addWidget(m_truth);
    layout->addWidget(m_counter);

    m_statement->title()->setObjectName(QStringLiteral("resultTitle"));
    m_truth->setObjectName(QStringLiteral("truth"));
    m_counter->setObjectName(QStringLiteral("counter"));
    m_next->setObjectName(QStringLiteral("next"));
    m_close->setObjectName(QStringLiteral("close"));
    connect(m_next, &Button::clicked, this, &ResultView::takeNext);
    connect(m_close, &Button::clicked, this, &PinView::closeRequested);
    refresh();
}

QWidget *ResultView::firstFocus()
{
    return m_next;
}

void ResultView::submit()
{
    takeNext();
}

bool ResultView::isPukBlocked() const
{
    const CardState *card = flow().card();
    if (card != nullptr && card->puk.isBlocked())
        return true;
    const bool usesPuk = provenRole(flow().settledJob()) == PinRole::Puk;
    return flow().step() == PinStep::Judged
        ? usesPuk && flow().verdict() == PinVerdict::Blocked
        : flow().error() && flow().error()->code == ErrorCode::PukBlocked;
}

ResultView::Next ResultView::next() const
{
    if (flow().step() == PinStep::Done)
        return Next::Close;
    if (flow().step() == PinStep::Judged) {
        switch (flow().verdict()) {
        case PinVerdict::NewValid:
            return Next::Close;
        case PinVerdict::OldValid:
        case PinVerdict::OldEntryWrong:
        case PinVerdict::Unknown:
            return Next::Again;
        case PinVerdict::Blocked:
            return isPukBlocked() ? Next::Close : Next::Unblock;
        }
    }
    switch (flow().error()->code) {
    case ErrorCode::PinBlocked:
        return isPukBlocked() ? Next::Close : Next::Unblock;
    case ErrorCode::PinNotInitial:
        return Next::Change;
    case ErrorCode::CardChanged:
        return Next::Again;
    default: // the table knows whether another try can help
        return errorWords(flow().error()->code).retry == Retry::No ? Next::Close : Next::Again;
    }
}

void ResultView::refresh()
{
    const bool failed = flow().step() == PinStep::Failed;
    m_truth->setVisible(failed);
    m_counter->setVisible((failed || flow().step() == PinStep::Judged) && isPukBlocked());
    const PinWords::Saying counter = PinWords::counter();
    m_counter->setWords(counter.title, counter.text);

    if (failed) {
        sayFailure();
    } else if (flow().step() == PinStep::Done) {
        const PinWords::Saying done = PinWords::done(flow().job());
        say(Picture::Motif::Done, done.title, done.text);
    } else {
        const PinVerdict verdict = flow().verdict();
        const PinWords::Saying judged = PinWords::judged(flow().settledJob(), verdict);
        say(verdict == PinVerdict::NewValid      ? Picture::Motif::Done
                : verdict == PinVerdict::Blocked ? Picture::Motif::CardBlocked
                                                 : Picture::Motif::CardIn,
            judged.title, judged.text);
    }

    switch (next()) {
    case Next::Close:
        m_next->setText(tr("Close"));
        break;
    case Next::Again:
        m_next->setText(failed && flow().error()->code == ErrorCode::CardChanged
                ? tr("Start again with this card")
                : tr("Start again"));
        break;
    case Next::Unblock:
        m_next->setText(tr("Unblock with the PUK"));
        break;
    case Next::Change:
        m_next->setText(PinWords::jobTitle(PinJob::ChangePin));
        break;
    }
    m_close->setVisible(next() != Next::Close);
    m_close->setText(tr("Close"));
}

void ResultView::sayFailure()
{
    const Error &error = *flow().error();
    m_statement->say(error);
    setAccessibleName(errorTitle(error));
    setAccessibleDescription(errorNextStep(error));
    switch (error.code) {
    case ErrorCode::PinBlocked:
        m_truth->setWords(tr("What still works"),
            tr("The card and its certificates are unharmed. They can be used again as soon as the "
               "PIN is unblocked."));
        return;
    case ErrorCode::PukBlocked:
        m_truth->setVisible(flow().card() != nullptr && !flow().card()->pin.isBlocked());
        m_truth->setWords(
            tr("What still works"), tr("As long as the PIN is not blocked, it works as before."));
        return;
    case ErrorCode::PinNotInitial:
        m_truth->hide();
        return;
    case ErrorCode::CardMemory:
        m_truth->setWords(tr("What is valid now"),
            tr("The card could not store it properly. Check your PIN to see whether it is still "
               "the same."));
        return;
    default: // a job that ends in an error has changed nothing, or ends in AwaitReturn
        m_truth->setWords(tr("What is valid now"), PinWords::nothingChanged(flow().job()));
        return;
    }
}

void ResultView::say(Picture::Motif motif, const QString &title, const QString &text)
{
    m_statement->say(motif, title, text);
    setAccessibleName(title);
    setAccessibleDescription(text);
}

void ResultView::takeNext()
{
    switch (next()) {
    case Next::Close:
        Q_EMIT closeRequested();
        return;
    case Next::Again:
        flow().startAgain();
        return;
    case Next::Unblock:
        Q_EMIT jobRequested(PinJob::UnblockPin);
        return;
    case Next::Change:
        Q_EMIT jobRequested(PinJob::ChangePin);
        return;
    }
}

} // namespace eid::ui
