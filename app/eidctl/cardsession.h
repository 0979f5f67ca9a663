#pragma once

#include "core/base/result.h"
#include "core/card/carddesk.h"
#include "core/pin/pinservice.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QString>

#include <chrono>
#include <functional>
#include <optional>

namespace eid::ctl {

class Interruption;
class Output;

/// The desk and the PIN jobs for commands that take one step after the other: each step runs the
/// event loop until it is done. PC/SC is touched by the first step, not before.
class CardSession
{
public:
    CardSession(Interruption &interruption, const Output &output);

    [[nodiscard]] CardDesk &desk() { return m_desk; }
    [[nodiscard]] PinService &pins() { return m_pins; }

    /// The readers, once they are known. Fails with what the service says, and with Cancelled.
    Result<DeskState> readers();

    /// The card in the reader that \a wanted names (see chooseReader()), read at least up to
    /// \a enough. Fails besides with NoCard, and with why it could not be read.
    Result<CardState> card(const std::optional<QString> &wanted, CardPhase enough);

    /// The result of a job. An interruption fails with Cancelled and leaves the job alone or,
    /// with \a giveUp, calls that and goes on waiting: a PIN job must still say how it ended.
    template <typename T>
    Result<T> await(QFuture<Result<T>> future, const std::function<void()> &giveUp = {})
    {
        QFutureWatcher<Result<T>> watcher;
        watcher.setFuture(future);
        const auto ended = waitUntil([&] { return future.isFinished(); }, giveUp, {});
        if (!ended)
            return failure(ended.error());
        return future.takeResult();
    }

    /// Runs the event loop until \a isDone, which is asked whenever something has changed.
    /// Fails with Cancelled, and with TimedOut after \a limit.
    Result<void> waitUntil(
        const std::function<bool()> &isDone, std::optional<std::chrono::milliseconds> limit = {});

    /// The verdict on the PIN job of this session that was cut short, once its card was seen.
    [[nodiscard]] std::optional<PinVerdict> verdict() const { return m_verdict; }

private:
    Result<void> waitUntil(const std::function<bool()> &isDone, const std::function<void()> &giveUp,
        std::optional<std::chrono::milliseconds> limit);
    void start();

    Interruption &m_interruption;
    const Output &m_output;
    CardDesk m_desk;
    PinService m_pins{m_desk};
    std::optional<PinVerdict> m_verdict;
    bool m_isStarted = false;
};

} // namespace eid::ctl
