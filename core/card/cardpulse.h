#pragma once

#include "core/base/error.h"

#include <atomic>
#include <chrono>
#include <mutex>
#include <optional>
#include <stop_token>

namespace eid {

/// The life signs of the card thread and the rein on it: the desk's thread sees whether a command
/// hangs, and decides whether a further one may go out.
///
/// Once giveUp() has returned an error no command is begun any more, so that nothing that was told
/// to have ended spends a try of a PIN later, when the card answers after all.
class CardPulse
{
public:
    using Clock = std::chrono::steady_clock;

    /// A task begins. A command of it, or what lies between two, may take \a allowance.
    void begin(std::stop_token stop, std::chrono::milliseconds allowance);

    /// Card thread, around each command. \a holder is the time that the holder has at the reader's
    /// key pad, on top of the allowance. False where no command may go out any more.
    bool beforeCommand(std::chrono::seconds holder);
    void afterCommand();

    /// Card thread: it waits for somebody rather than for a card, and is not missed meanwhile.
    void rest();
    void wake();

    /// How long until the task must show a sign of life; zero or less: it is overdue.
    [[nodiscard]] std::chrono::milliseconds timeLeft() const;

    /// Ends the task from outside, if it is overdue. CardMute where a command hangs, CardBusy where
    /// the card could not be had for one.
    std::optional<ErrorCode> giveUp();
    /// Ends the task at its next command, overdue or not.
    void stop();

    /// Whether somebody waits for the card thread; a long task then makes way where it can.
    void setWanted(bool wanted) { m_wanted = wanted; }
    [[nodiscard]] bool isWanted() const { return m_wanted; }

private:
    mutable std::mutex m_mutex;
    std::stop_token m_stop;
    std::chrono::milliseconds m_allowance{0};
    std::chrono::milliseconds m_holder{0};
    Clock::time_point m_lastSign;
    bool m_inCommand = false;
    bool m_isResting = false;
    bool m_stopped = false;
    std::atomic<bool> m_wanted = false;
};

} // namespace eid
