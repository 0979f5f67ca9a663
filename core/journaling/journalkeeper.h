#pragma once

#include "core/base/result.h"
#include "core/journaling/journalevent.h"
#include "core/store/journal.h"
#include "core/store/store.h"

#include <QFuture>
#include <QList>
#include <QObject>
#include <QThreadPool>

namespace eid {

/// A part of the journal as a page shows it.
struct JournalPart
{
    QList<JournalEntry> entries; ///< the newest first
    qint64 total = 0; ///< how many there are in all

    bool operator==(const JournalPart &) const = default;
};

/// The journal for a program with an event loop: everything is done on a thread of the keeper's
/// own, one after the other, and the file is opened for each and closed again. Nothing is touched
/// before something is asked.
///
/// Threads: functions and signals on the thread that owns the keeper. Futures have exactly one
/// result. To destroy it waits for what was asked, so that nothing recorded is lost.
class JournalKeeper : public QObject
{
    Q_OBJECT

public:
    explicit JournalKeeper(Store::Options options, QObject *parent = nullptr);
    ~JournalKeeper() override;

    /// Writes \a event, whatever came of those before.
    void record(const JournalEvent &event);

    [[nodiscard]] QFuture<Result<JournalPart>> list(Journal::Range range);
    [[nodiscard]] QFuture<Result<JournalVerdict>> verify();
    /// Writes the journal as JSON Lines (journalexport.h) to \a path, whole or not at all, and
    /// records that. Fails besides with FileNotWritable.
    [[nodiscard]] QFuture<Result<void>> exportTo(const QString &path);

Q_SIGNALS:
    /// The journal has a new entry.
    void recorded();
    /// What was to be recorded was not. What it tells of has happened all the same.
    void failed(const eid::Error &error);
    /// The records were damaged; new ones were begun.
    void storeSetAside(const eid::SetAside &aside);

private:
    template <typename T>
    QFuture<Result<T>> enqueue(std::function<Result<T>(Store &)> work);
    Result<Store> open();

    const Store::Options m_options;
    QThreadPool m_pool;
};

} // namespace eid
