#include "ui/pin/waitview.h"

#include "ui/base/button.h"
#include "ui/base/metrics.h"
#include "ui/base/note.h"
#include "ui/base/statement.h"
#include "ui/base/text.h"
#include "ui/pin/pinflow.h"
#include "ui/pin/pinwords.h"

#include <QProgressBar>
#include <QTimerEvent>
#include <QVBoxLayout>

namespace eid::ui {

namespace {

constexpr QSize progressSize(260, 8); // px

} // namespace

WaitView::WaitView(PinFlow &flow, QWidget *parent)
    : PinView(flow, parent)
    , m_statement(new Statement(Text::Role::Heading, this))
    , m_progress(new QProgressBar(this))
    , m_countdown(new Text(Text::Role::Strong, this))
    , m_truth(new Note(StatusSign::Status::Info, this))
    , m_cancel(addButton(new Button(Button::Kind::Secondary, this)))
{
    m_countdown->setAlignment(Qt::AlignCenter);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(progressSize);
    m_progress->setVisible(flow.isBusy());
    m_countdown->setVisible(flow.step() == PinStep::AtPad);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::medium);
    layout->addWidget(m_statement);
    layout->addWidget(m_countdown);
    layout->addWidget(m_progress, 0, Qt::AlignHCenter);
    layout->addWidget(m_truth);

    m_statement->title()->setObjectName(QStringLiteral("waitTitle"));
    m_countdown->setObjectName(QStringLiteral("countdown"));
    m_truth->setObjectName(QStringLiteral("truth"));
    m_cancel->setObjectName(QStringLiteral("cancel"));
    connect(m_cancel, &Button::clicked, this, &WaitView::onCancel);
    if (flow.step() == PinStep::AtPad) {
        m_padEnds.setRemainingTime(PinService::padTimeout);
        m_second.start(1000, this); // ms
    }
    refresh();
}

// Not the button: an Enter too many, meant for the step before, must not give the job up.
QWidget *WaitView::firstFocus()
{
    return this;
}

void WaitView::refresh()
{
    m_truth->setVisible(flow().step() == PinStep::AwaitCard && flow().leftBeforeSending());
    m_truth->setWords(tr("The card was taken out before anything was sent to it."),
        PinWords::nothingChanged(flow().job()));
    m_progress->setAccessibleName(tr("The card is at work"));
    m_cancel->setText(flow().isCancelling() ? tr("Stopping…") : tr("Cancel"));
    m_cancel->setEnabled(!flow().isCancelling());

    switch (flow().step()) {
    case PinStep::AwaitCard:
        sayAwaitCard();
        return;
    case PinStep::AtPad:
        sayAtPad();
        return;
    case PinStep::AwaitReturn:
        sayAwaitReturn();
        return;
    case PinStep::ReadTries:
        say(tr("The card is asked how many tries are left…"), tr("Leave the card in the reader."));
        return;
    case PinStep::Settling:
        say(tr("The card tells which one is valid…"), tr("Leave the card in the reader."));
        return;
    case PinStep::Working: {
        const PinWords::Saying words = PinWords::working(flow().job());
        say(words.title, words.text);
        return;
    }
    case PinStep::Consent:
    case PinStep::ChoosePad:
    case PinStep::CurrentEntry:
    case PinStep::NewEntry:
    case PinStep::Done:
    case PinStep::Failed:
    case PinStep::SettleConsent:
    case PinStep::SettleEntry:
    case PinStep::Judged:
        return; // other views
    }
}

void WaitView::say(const QString &title, const QString &text, Picture::Motif motif)
{
    m_statement->say(motif, title, text);
    setAccessibleName(title);
    setAccessibleDescription(text);
}

void WaitView::sayAwaitCard()
{
    if (const std::optional<Error> obstacle = flow().obstacle()) {
        m_statement->say(*obstacle);
        setAccessibleName(m_statement->accessibleName());
        setAccessibleDescription(m_statement->accessibleDescription());
    } else if (!flow().card()->isCardPresent()) {
        say(tr("Insert the card"), tr("The job starts as soon as the card is in the reader."),
            Picture::Motif::InsertCard);
    } else {
        say(tr("The card is being read…"), tr("Leave the card in the reader."));
    }
}

void WaitView::sayAtPad()
{
    switch (flow().job()) {
    case PinJob::VerifyPin:
        say(tr("Enter the PIN on the reader"), tr("Then press its OK key."));
        break;
    case PinJob::ChangePin:
        say(tr("Enter the PINs on the reader"),
            tr("First the current PIN, then the new PIN, then the new PIN again. Press the "
               "reader's OK key after each."));
        break;
    case PinJob::ActivatePin:
        say(tr("Enter the PINs on the reader"),
            tr("First the first PIN from the PIN letter, then your own PIN, then your own PIN "
               "again. Press the reader's OK key after each."));
        break;
    case PinJob::UnblockPin:
    case PinJob::ChangePuk:
        say(tr("Enter the PUKs on the reader"),
            tr("First the current PUK, then the new PUK, then the new PUK again. Press the "
               "reader's OK key after each."));
        break;
    }
    sayCountdown();
}

void WaitView::sayAwaitReturn()
{
    const PinWords::Saying words = PinWords::interrupted(flow().settledJob());
    const CardState *card = flow().card();
    m_cancel->setText(tr("Later"));
    QString text = words.text;
    if (card != nullptr && card->isUsable() && !flow().isInterruptedHere())
        text = tr("This is another card. Insert the one with which you began.");
    else if (card != nullptr && card->isCardPresent() && card->phase != CardPhase::Failed)
        text = tr("Take the card out and insert it again, so that it can be looked at.");
    say(words.title, text, Picture::Motif::InsertCard);
}

void WaitView::sayCountdown()
{
    using namespace std::chrono;
    const auto left = ceil<seconds>(m_padEnds.remainingTimeAsDuration()).count();
    m_countdown->setText(tr("The reader waits %n more seconds.", nullptr, static_cast<int>(left)));
}

void WaitView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_second.timerId()) {
        PinView::timerEvent(event);
        return;
    }
    sayCountdown();
    if (m_padEnds.hasExpired() || flow().isCancelling())
        m_second.stop();
}

void WaitView::onCancel()
{
    if (!flow().isBusy()) {
        Q_EMIT leaveRequested();
        return;
    }
    setFocus(Qt::OtherFocusReason);
    flow().cancel();
}

} // namespace eid::ui
