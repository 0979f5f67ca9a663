#include "core/card/cardrunner.h"

#include <algorithm>
#include <utility>

namespace eid {

CardRunner::CardRunner(CardSessions::ApiSource source, std::chrono::milliseconds commandTimeout)
    : m_source(std::move(source))
    , m_commandTimeout(commandTimeout)
    , m_memory(std::make_shared<CardMemory>())
    , m_mailbox(std::make_shared<Mailbox>(this))
{
    m_watchdog.setSingleShot(true);
    connect(&m_watchdog, &QTimer::timeout, this, &CardRunner::look);
}

CardRunner::~CardRunner()
{
    m_mailbox->close();
    if (!m_thread)
        return;
    m_pulse->stop();
    const auto patience
        = m_task ? std::min(m_pulse->timeLeft(), m_commandTimeout) : m_commandTimeout;
    m_thread->end(std::max(patience, std::chrono::milliseconds(0)));
}

void CardRunner::run(Task task)
{
    Q_ASSERT(isIdle());
    if (!m_thread)
        makeThread();
    m_task = std::move(task);
    const quint64 number = ++m_number;
    m_pulse->begin(m_task->stop, m_commandTimeout);
    m_watchdog.start(m_commandTimeout);

    const Report report = [this, mailbox = m_mailbox, number](std::function<void()> function) {
        mailbox->post([this, number, function = std::move(function)] {
            if (m_task && m_number == number)
                function();
        });
    };
    m_thread->run([this, mailbox = m_mailbox, number, report, work = std::move(m_task->work),
                      cameBack = m_task->cameBack](CardSessions &sessions) mutable {
        auto done = std::exchange(work, {})(sessions, report);
        mailbox->post([this, number, done = std::move(done), cameBack = std::move(cameBack)] {
            if (!m_task || m_number != number)
                return cameBack();
            finish();
            done();
            Q_EMIT idle();
        });
    });
}

void CardRunner::setWanted(bool wanted)
{
    m_isWanted = wanted;
    if (m_pulse)
        m_pulse->setWanted(wanted);
}

void CardRunner::finish()
{
    m_watchdog.stop();
    m_task.reset();
}

void CardRunner::look()
{
    const auto code = m_pulse->giveUp();
    if (!code) {
        m_watchdog.start(m_pulse->timeLeft());
        return;
    }
    m_thread.reset();
    m_pulse.reset();
    const auto givenUp = std::move(m_task->givenUp);
    finish();
    givenUp(Error{*code, QStringLiteral("no answer within the time-out"), std::nullopt});
    Q_EMIT idle();
}

void CardRunner::makeThread()
{
    m_pulse = std::make_shared<CardPulse>();
    m_pulse->setWanted(m_isWanted);
    m_thread
        = std::make_unique<CardThread>([source = m_source, memory = m_memory, pulse = m_pulse] {
              return std::make_unique<CardSessions>(source, memory, pulse);
          });
}

} // namespace eid
