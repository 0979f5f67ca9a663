#pragma once

#include "core/card/cardpulse.h"
#include "core/card/cardsessions.h"
#include "core/card/cardthread.h"
#include "core/card/mailbox.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace eid {

/// Runs one task at a time on the card thread, and gives a task up whose card or service does not
/// answer: the thread is left behind, and the next task has a new one. The watchdog ticks only
/// while a task runs.
///
/// Threads: the desk's; the functions of a task are called there, but for work.
class CardRunner : public QObject
{
    Q_OBJECT

public:
    /// Calls a function on the desk's thread, unless the task is given up before that.
    using Report = std::function<void(std::function<void()>)>;

    struct Task
    {
        /// Card thread. What it returns is called as a last report: the task is done.
        std::function<std::function<void()>(CardSessions &, const Report &)> work;
        /// The task is over, with CardMute or CardBusy: no report of it comes any more.
        std::function<void(const Error &)> givenUp;
        /// The work that was given up has come back after all, long since without effect.
        std::function<void()> cameBack;
        /// Stops the work at its next command.
        std::stop_token stop = {};
    };

    CardRunner(CardSessions::ApiSource source, std::chrono::milliseconds commandTimeout);
    /// Stops the task at its next command. Waits for that at most for the command time-out.
    ~CardRunner() override;

    [[nodiscard]] bool isIdle() const { return !m_task; }
    /// Whether there is a card thread, which may hold cards.
    [[nodiscard]] bool hasThread() const { return m_thread != nullptr; }
    /// Only when idle.
    void run(Task task);

    /// Asks a task that can make way to do so (see StatusReading).
    void setWanted(bool wanted);

Q_SIGNALS:
    /// A task is over; the next one can be run.
    void idle();

private:
    void finish();
    void look();
    void makeThread();

    CardSessions::ApiSource m_source;
    std::chrono::milliseconds m_commandTimeout;
    std::shared_ptr<CardMemory> m_memory;
    std::shared_ptr<Mailbox> m_mailbox;
    std::shared_ptr<CardPulse> m_pulse; ///< of the present thread
    std::unique_ptr<CardThread> m_thread;
    std::optional<Task> m_task;
    quint64 m_number = 0; ///< of the task
    bool m_isWanted = false;
    QTimer m_watchdog;
};

} // namespace eid
