#pragma once

#include "core/base/result.h"
#include "core/card/cardstate.h"

#include <QFuture>
#include <QObject>

#include <chrono>
#include <functional>
#include <memory>

namespace eid {

class EidCard;
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
        /// How the PC/SC functions are come by; by default the host's library.
        std::function<Result<std::shared_ptr<const PcscApi>>()> pcsc;
        /// How long one command may go unanswered before the job ends with CardMute and its
        /// thread, which nothing can wake, is left behind and replaced.
        std::chrono::milliseconds commandTimeout = std::chrono::seconds(20);
    };

    explicit CardDesk(QObject *parent = nullptr);
    explicit CardDesk(Options options, QObject *parent = nullptr);
    /// Ends both threads; waits for a running job at most for the command time-out.
    ~CardDesk() override;

    /// Begins to watch. The first changed() comes as soon as the readers are known.
    void start();

    [[nodiscard]] const DeskState &state() const;

    /// What a job may ask of its surroundings while it runs.
    class Control
    {
    public:
        virtual ~Control() = default;
        /// Whether the user gave up; transmissions end with Cancelled by themselves.
        [[nodiscard]] virtual bool isCancelled() const = 0;
    };

    /// Runs \a job on the card thread with the card in \a reader, if it is still the card with
    /// \a serial that was shown there (CardChanged otherwise; an empty \a serial takes any).
    /// Cancelling the future stops the job between two APDUs. When the job is done, how the PINs
    /// stand is read again in the same visit and published with changed().
    ///
    /// Besides the job's own errors the future ends with NoCard, CardRemoved, CardBusy, CardMute,
    /// ReaderNotFound or what the service says. It always ends with exactly one result.
    template <typename T>
    using Job = std::function<Result<T>(EidCard &card, const Control &control)>;

    template <typename T>
    [[nodiscard]] QFuture<Result<T>> run(const QString &reader, const QString &serial, Job<T> job);

    /// Reads the card in \a reader again from the start, as if it had just been inserted.
    void refresh(const QString &reader);

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
