#pragma once

#include "core/base/error.h"
#include "core/smartcard/pcscapi.h"

#include <QList>
#include <QObject>
#include <QString>

#include <memory>
#include <optional>

namespace eid {

class ReaderWatchLoop;

/// A reader as the smart card service sees it.
struct ReaderPresence
{
    QString name;
    bool hasCard = false;
    bool isMute = false; ///< a card is in, but did not answer its reset
    QByteArray atr; ///< answer to reset, empty without a card
    /// Counts insertions and removals of this reader since the service started, so that a card
    /// taken out and put back between two looks is seen as two events.
    quint32 eventCount = 0;

    bool operator==(const ReaderPresence &) const = default;
};

/// All readers at one moment, or the reason why none can be seen.
struct ReaderSnapshot
{
    QList<ReaderPresence> readers; ///< in the service's order
    /// PcscLibraryMissing, PcscServiceStopped, PcscAccessDenied, PcscFailure; unset while it runs.
    std::optional<Error> serviceError;

    bool operator==(const ReaderSnapshot &) const = default;
};

/// Watches readers and cards from a thread of its own that blocks in SCardGetStatusChange: nothing
/// is polled, and when nothing happens nothing runs. It outlives a service that stops, restarts or
/// is installed later (its socket is watched for), a reader that is unplugged, and sleep.
///
/// Threads: construct, start and destroy on one thread with an event loop; changed() is emitted
/// there.
class ReaderWatch : public QObject
{
    Q_OBJECT

public:
    /// How the table of functions is come by; called again whenever the library was missing.
    using ApiSource = std::function<Result<std::shared_ptr<const PcscApi>>()>;

    explicit ReaderWatch(ApiSource source, QObject *parent = nullptr);
    /// Ends the thread; returns within 200 ms.
    ~ReaderWatch() override;

    /// Starts to watch. The first changed() comes as soon as the readers are known.
    void start();

    /// Looks again at once for a library or a service that was not there: for the user who has
    /// just done what the error told, where no event tells of it.
    void retry();

    /// The latest snapshot that was emitted.
    [[nodiscard]] const ReaderSnapshot &snapshot() const { return m_snapshot; }

Q_SIGNALS:
    void changed(const eid::ReaderSnapshot &snapshot);
    /// From the thread that watches to the one that owns.
    void seen(const eid::ReaderSnapshot &snapshot, QPrivateSignal);

private:
    friend class ReaderWatchLoop;
    void receive(const ReaderSnapshot &snapshot);

    std::shared_ptr<ReaderWatchLoop> m_loop;
    ReaderSnapshot m_snapshot;
};

} // namespace eid

Q_DECLARE_METATYPE(eid::ReaderSnapshot)
