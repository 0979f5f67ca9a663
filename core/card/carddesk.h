#pragma once

#include "core/base/result.h"
#include "core/card/cardjob.h"
#include "core/card/cardstate.h"

#include <QFuture>
#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>
#include <utility>

namespace eid {

struct PcscApi;

/// The desk with its readers: watches them, reads each card in stages as it comes, and lets jobs
/// have the card in a reader. The one object through which the rest of the tool reaches cards.
///
/// A card that this desk has seen before (by its serial) is read again only as far as it
/// takes to see that it is unchanged. What is remembered lives in memory alone and goes with the
/// desk.
///
/// Threads: all public functions, and all signals, on the thread that owns the desk, which runs an
/// event loop. PC/SC is touched on two others: one that waits for events, and the card thread,
/// which runs one job at a time. When nothing happens, neither wakes up.
class CardDesk : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        /// How the PC/SC functions are come by; empty: the host's library.
        std::function<Result<std::shared_ptr<const PcscApi>>()> pcsc;
        /// How long one command may go unanswered before the job ends with CardMute and its
        /// thread, which nothing can wake, is left behind and replaced. Where the holder enters a
        /// PIN at the reader's key pad, the pad's own time-out comes on top.
        std::chrono::milliseconds commandTimeout = std::chrono::seconds(20);
    };

    /// Where a job takes place.
    struct Target
    {
        QString reader;
        /// The card that was shown there: another one ends the job with CardChanged. Empty: any.
        QString serial;
        /// Gives the job up: it stops between two APDUs and ends with Cancelled.
        std::stop_token stop = {};
    };

    explicit CardDesk(QObject *parent = nullptr);
    explicit CardDesk(Options options, QObject *parent = nullptr);
    /// Jobs that wait or run end with Cancelled. Waits for a running one at most for the command
    /// time-out, and leaves it behind after that.
    ~CardDesk() override;

    /// Begins to watch. The first changed() comes as soon as the readers are known.
    void start();

    [[nodiscard]] const DeskState &state() const;

    /// Runs \a job on the card thread with the card in the target's reader. It waits until that
    /// card is recognised and its holder named, and goes before the rest of the reading and before
    /// other cards' readings; jobs among themselves run in the order they came.
    ///
    /// \a job is called as Result<T>(EidCard &, CardVisit &), at most once, and may move its T.
    /// The future ends with exactly one result, delivered from the event loop of this
    /// thread after state() tells what the job did. Besides the job's own errors that is
    /// NoCard, CardRemoved, CardChanged, CardBusy, CardMute, ReaderNotFound, Cancelled, or why the
    /// card could not be read. A job that the reader or the service broke off has the card read
    /// again from the start, if it is still there.
    ///
    /// Never wait for the future on this thread. QFuture::cancel() does not stop the job, it only
    /// throws the result away: use Target::stop.
    template <typename Function>
    [[nodiscard]] auto run(const Target &target, Function job)
    {
        auto queued = std::make_shared<FunctionJob<Function>>(std::move(job));
        auto future = queued->future();
        post(target, std::move(queued));
        return future;
    }

    /// The same for a job of the caller's own kind, which delivers its result itself.
    void post(const Target &target, std::shared_ptr<CardJob> job);

    /// Reads the card in \a reader again from the start, as if it had just been inserted.
    void refresh(const QString &reader);

    /// Looks again at once for a service that was not there. It is found by itself as well, where
    /// the system tells of it.
    void retry();

Q_SIGNALS:
    /// Something in state() is different now.
    void changed();
    /// The card in \a reader has been read completely, or reading it has failed.
    void settled(const QString &reader);

private:
    class Private;

    std::unique_ptr<Private> d;
};

} // namespace eid
