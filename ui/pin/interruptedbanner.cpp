#include "ui/pin/interruptedbanner.h"

#include "core/card/carddesk.h"
#include "ui/base/button.h"
#include "ui/base/metrics.h"
#include "ui/pin/pinwords.h"

#include <QBoxLayout>
#include <QEvent>

namespace eid::ui {

InterruptedBanner::InterruptedBanner(CardDesk &desk, PinService &service, QWidget *parent)
    : Note(StatusSign::Status::Warning, parent)
    , m_desk(desk)
    , m_service(service)
    , m_settle(new Button(Button::Kind::Secondary, this))
    , m_dismiss(new Button(Button::Kind::Quiet, this))
{
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::small);
    row->addWidget(m_settle);
    row->addWidget(m_dismiss);
    row->addStretch();
    extras()->addLayout(row);
    m_settle->setObjectName(QStringLiteral("settle"));
    m_dismiss->setObjectName(QStringLiteral("dismiss"));

    connect(&m_desk, &CardDesk::changed, this, &InterruptedBanner::refresh);
    connect(&m_service, &PinService::interruptedChanged, this, &InterruptedBanner::refresh);
    connect(&m_service, &PinService::judged, this, &InterruptedBanner::onJudged);
    connect(m_settle, &Button::clicked, this, [this] {
        if (m_service.interrupted())
            Q_EMIT settleRequested(m_service.interrupted()->job, readerOfCard());
    });
    connect(m_dismiss, &Button::clicked, this, &InterruptedBanner::dismiss);
    refresh();
}

QString InterruptedBanner::readerOfCard() const
{
    for (const CardState &card : m_desk.state().readers) {
        if (card.isUsable() && m_service.interrupted()
            && m_service.interrupted()->isOf(card.identity.serial))
            return card.reader;
    }
    return {};
}

void InterruptedBanner::onJudged(PinJob job, PinVerdict verdict)
{
    if (verdict != PinVerdict::Unknown)
        m_judgement = Judgement{job, verdict};
    refresh();
}

void InterruptedBanner::refresh()
{
    const std::optional<InterruptedPinJob> &interrupted = m_service.interrupted();
    if (interrupted)
        m_judgement.reset();
    setVisible(interrupted || m_judgement);
    m_dismiss->setText(m_judgement ? tr("Close") : tr("Do not remind me"));
    m_settle->setText(tr("Find out…"));
    m_settle->setVisible(interrupted && !readerOfCard().isEmpty());
    if (m_judgement) {
        const PinWords::Saying words = PinWords::judged(m_judgement->job, m_judgement->verdict);
        const bool good = m_judgement->verdict == PinVerdict::NewValid;
        setStatus(good ? StatusSign::Status::Good : StatusSign::Status::Info);
        setWords(words.title, words.text);
    } else if (interrupted) {
        const PinWords::Saying words = PinWords::interrupted(interrupted->job);
        setStatus(StatusSign::Status::Warning);
        setWords(words.title,
            readerOfCard().isEmpty()
                ? words.text
                : tr("The card is back, but cannot tell by itself which one is valid."));
    }
}

void InterruptedBanner::dismiss()
{
    m_judgement.reset();
    m_service.dismissInterrupted();
    refresh();
}

void InterruptedBanner::changeEvent(QEvent *event)
{
    Note::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

} // namespace eid::ui
