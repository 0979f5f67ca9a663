#include "app/eidctl/cardsession.h"

#include "app/eidctl/interruption.h"
#include "app/eidctl/output.h"
#include "app/eidctl/readerchoice.h"
#include "app/eidctl/text.h"
#include "app/eidctl/texts/plainline.h"

#include <QAbstractEventDispatcher>
#include <QCoreApplication>
#include <QTimer>

#include <utility>

namespace eid::ctl {

namespace {

bool isReadUpTo(const CardState &card, CardPhase enough)
{
    return !card.isCardPresent() || card.phase == CardPhase::Failed || card.phase >= enough;
}

} // namespace

CardSession::CardSession(Interruption &interruption, const Output &output)
    : m_interruption(interruption)
    , m_output(output)
{
    QObject::connect(&m_pins, &PinService::judged, &m_pins,
        [this](PinJob, PinVerdict verdict) { m_verdict = verdict; });
}

Result<DeskState> CardSession::readers()
{
    start();
    if (const auto known = waitUntil([this] { return m_desk.state().isKnown; }); !known)
        return failure(known.error());
    if (m_desk.state().serviceError)
        return failure(*m_desk.state().serviceError);
    return m_desk.state();
}

Result<CardState> CardSession::card(const std::optional<QString> &wanted, CardPhase enough)
{
    const auto desk = readers();
    if (!desk)
        return failure(desk.error());
    const auto choice = chooseReader(*desk, wanted);
    if (!choice)
        return failure(choice.error());
    if (choice->isByPart)
        m_output.note(Text::tr("Using the reader “%1”.").arg(plainLine(choice->reader)));

    const auto read = waitUntil([&] {
        const CardState *card = m_desk.state().find(choice->reader);
        return card == nullptr || isReadUpTo(*card, enough);
    });
    if (!read)
        return failure(read.error());
    if (m_desk.state().serviceError)
        return failure(*m_desk.state().serviceError);
    const CardState *card = m_desk.state().find(choice->reader);
    if (card == nullptr)
        return failure(ErrorCode::ReaderUnavailable, choice->reader);
    if (!card->isCardPresent())
        return failure(ErrorCode::NoCard, choice->reader);
    if (card->phase == CardPhase::Failed)
        return failure(card->error.value_or(Error{}));
    return *card;
}

Result<void> CardSession::waitUntil(
    const std::function<bool()> &isDone, std::optional<std::chrono::milliseconds> limit)
{
    return waitUntil(isDone, {}, limit);
}

Result<void> CardSession::waitUntil(const std::function<bool()> &isDone,
    const std::function<void()> &giveUp, std::optional<std::chrono::milliseconds> limit)
{
    QTimer timer;
    timer.setSingleShot(true);
    if (limit)
        timer.start(*limit);

    // On Windows, what has been posted is delivered before events are waited for, and may be all
    // that would ever come.
    auto *const dispatcher = QAbstractEventDispatcher::instance();
    QObject::connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, &timer, [&] {
        if (isDone())
            dispatcher->wakeUp();
    });

    bool hasGivenUp = false;
    while (!isDone()) {
        if (m_interruption.hasCome() && !giveUp)
            return failure(ErrorCode::Cancelled);
        if (m_interruption.hasCome() && !std::exchange(hasGivenUp, true))
            giveUp();
        if (limit && !timer.isActive())
            return failure(ErrorCode::TimedOut);
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return {};
}

void CardSession::start()
{
    if (std::exchange(m_isStarted, true))
        return;
    m_desk.start();
}

} // namespace eid::ctl
