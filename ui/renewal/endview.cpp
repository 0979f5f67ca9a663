#include "ui/renewal/endview.h"

#include "core/base/errorwords.h"
#include "ui/base/button.h"
#include "ui/base/metrics.h"
#include "ui/base/note.h"
#include "ui/base/statement.h"
#include "ui/renewal/renewalflow.h"
#include "ui/renewal/renewalwords.h"

#include <QVBoxLayout>

namespace eid::ui {

EndView::EndView(RenewalFlow &flow, QWidget *parent)
    : RenewalView(flow, parent)
    , m_statement(new Statement(Text::Role::Title, this))
    , m_truth(new Note(StatusSign::Status::Info, this))
    , m_next(addButton(new Button(Button::Kind::Primary, this)))
    , m_close(addButton(new Button(Button::Kind::Secondary, this)))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::medium);
    layout->addWidget(m_statement);
    if (flow.stage() == RenewalStage::Done) {
        for (qsizetype i = 0; i < flow.outcome().renewed.size(); ++i) {
            m_renewed.append(new Note(StatusSign::Status::Good, this));
            layout->addWidget(m_renewed.last());
        }
    }
    layout->addWidget(m_truth);

    m_statement->title()->setObjectName(QStringLiteral("resultTitle"));
    m_truth->setObjectName(QStringLiteral("truth"));
    m_next->setObjectName(QStringLiteral("next"));
    m_close->setObjectName(QStringLiteral("close"));
    connect(m_next, &Button::clicked, this, &EndView::submit);
    connect(m_close, &Button::clicked, this, &StepView::closeRequested);
    refresh();
}

QWidget *EndView::firstFocus()
{
    return m_next->isHidden() || !m_next->isEnabled() ? m_close : m_next;
}

bool EndView::canGoOn() const
{
    switch (flow().stage()) {
    case RenewalStage::Stopped:
        return true;
    case RenewalStage::Failed:
        return errorWords(flow().error()->code).retry != Retry::No;
    case RenewalStage::AwaitCard:
    case RenewalStage::Planning:
    case RenewalStage::Offer:
    case RenewalStage::PinEntry:
    case RenewalStage::Running:
    case RenewalStage::Done:
        return false;
    }
    Q_UNREACHABLE();
}

void EndView::submit()
{
    if (flow().stage() == RenewalStage::Stopped) {
        if (flow().isCardBack())
            flow().resume();
    } else if (canGoOn()) {
        flow().begin();
    } else {
        Q_EMIT closeRequested();
    }
}

void EndView::refresh()
{
    m_close->setText(flow().stage() == RenewalStage::Stopped ? tr("Later") : tr("Close"));
    m_close->setVisible(canGoOn());
    m_next->setEnabled(true);
    m_next->setText(canGoOn() ? tr("Try again") : tr("Close"));
    switch (flow().stage()) {
    case RenewalStage::Done:
        sayDone();
        break;
    case RenewalStage::Stopped:
        sayStopped();
        break;
    case RenewalStage::Failed:
        sayFailed();
        break;
    case RenewalStage::AwaitCard:
    case RenewalStage::Planning:
    case RenewalStage::Offer:
    case RenewalStage::PinEntry:
    case RenewalStage::Running:
        break; // other views
    }
    setAccessibleName(m_statement->accessibleName());
    setAccessibleDescription(m_statement->accessibleDescription());
}

void EndView::sayDone()
{
    m_statement->say(Picture::Motif::Done, tr("The new certificates are valid."),
        tr("Your PIN is the same as before."));
    const QList<RenewedCredential> &renewed = flow().outcome().renewed;
    for (qsizetype i = 0; i < m_renewed.size(); ++i)
        m_renewed[i]->setWords(RenewalWords::credential(renewed[i].slot),
            tr("Valid until %1.").arg(RenewalWords::date(renewed[i].expires)));
    m_truth->hide();
}

void EndView::sayStopped()
{
    const bool isBack = flow().isCardBack();
    const auto &error = flow().error();
    const bool isPending = error && error->code == ErrorCode::RenewalPending;
    m_statement->say(isBack ? Picture::Motif::CardIn : Picture::Motif::InsertCard,
        isPending ? tr("The platform needs more time.") : tr("The renewal was cut short."),
        isBack ? tr("Resume it: it goes on where it stopped.")
               : tr("Insert the same card, and leave it in: then the renewal can be resumed."));
    m_truth->setVisible(true);
    const QString why = error && error->code != ErrorCode::Cancelled && !isPending
        ? errorTitle(*error) + QLatin1Char(' ') + errorNextStep(*error) + QLatin1Char('\n')
        : QString();
    m_truth->setWords(tr("Nothing is lost"),
        why
            + tr("One of the two certificates is valid and vouches for the other. Until the "
                 "renewal is resumed, do not renew the card elsewhere."));
    m_next->setText(tr("Resume"));
    m_next->setEnabled(isBack);
}

void EndView::sayFailed()
{
    const Error &error = *flow().error();
    m_statement->say(error);
    const bool needsCounter = error.code == ErrorCode::RenewalNeedsCounter;
    m_truth->setVisible(true);
    m_truth->setWords(needsCounter ? tr("What to bring") : tr("What is valid now"),
        needsCounter ? tr("This eID card and your resident identity card. You have to come in "
                          "person. The counter issues the certificates anew.")
                     : tr("Nothing was changed on the card. Its certificates and its PIN are the "
                          "same as before."));
}

} // namespace eid::ui
