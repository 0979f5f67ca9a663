#include "core/store/journal.h"

#include "core/store/database.h"
#include "core/store/store.h"

#include <limits>

namespace eid {

namespace {

constexpr QLatin1String selectEntries("SELECT sequence, time, action, card, slot, outcome, detail,"
                                      " previous, hash FROM journal ");

/// Where the chain ends.
struct End
{
    qint64 sequence = 0;
    QString hash = journalBeginning();
};

JournalEntry entryOfRow(const Database::Row &row)
{
    return {
        .sequence = row.at(0).toLongLong(),
        .time = row.at(1).toString(),
        .action = row.at(2).toString(),
        .card = row.at(3).toString(),
        .slot = row.at(4).toString(),
        .outcome = row.at(5).toString(),
        .detail = row.at(6).toString(),
        .previous = row.at(7).toString(),
        .hash = row.at(8).toString(),
    };
}

Result<QList<JournalEntry>> entries(
    Database &database, const QString &condition, const QVariantList &values)
{
    const auto rows = database.query(selectEntries + condition, values);
    if (!rows)
        return failure(rows.error());
    QList<JournalEntry> entries;
    entries.reserve(rows->size());
    for (const Database::Row &row : *rows)
        entries.append(entryOfRow(row));
    return entries;
}

Result<std::optional<End>> endIn(Database &database, const QString &query)
{
    const auto rows = database.query(query);
    if (!rows)
        return failure(rows.error());
    if (rows->isEmpty())
        return std::optional<End>();
    return std::optional(
        End{rows->constFirst().at(0).toLongLong(), rows->constFirst().at(1).toString()});
}

Result<std::optional<End>> recordedEnd(Database &database)
{
    return endIn(database, QStringLiteral("SELECT sequence, hash FROM journal_head WHERE id = 1"));
}

Result<std::optional<End>> lastEntry(Database &database)
{
    return endIn(database,
        QStringLiteral("SELECT sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1"));
}

/// Calls \a visit with every entry in a snapshot of the caller's.
Result<void> visitAll(
    Database &database, const std::function<Result<void>(const JournalEntry &)> &visit)
{
    qint64 after = std::numeric_limits<qint64>::min();
    while (true) {
        const auto batch
            = entries(database, QStringLiteral("WHERE sequence > ? ORDER BY sequence LIMIT ?"),
                {after, Journal::batchSize});
        if (!batch)
            return failure(batch.error());
        for (const JournalEntry &entry : *batch) {
            if (const auto visited = visit(entry); !visited)
                return visited;
        }
        if (batch->size() < Journal::batchSize)
            return {};
        after = batch->constLast().sequence;
    }
}

/// Follows the chain link by link.
class Examination
{
public:
    explicit Examination(End recorded)
        : m_recorded(std::move(recorded))
    { }

    void examine(const JournalEntry &entry)
    {
        if (!m_verdict.broken)
            m_verdict.broken = breakAt(entry);
        ++m_verdict.entries;
        m_last = {entry.sequence, entry.hash};
    }

    JournalVerdict verdict()
    {
        if (!m_verdict.broken)
            m_verdict.broken = breakAtEnd();
        m_verdict.head = m_last.hash;
        return m_verdict;
    }

private:
    using Kind = JournalBreak::Kind;

    [[nodiscard]] std::optional<JournalBreak> breakAt(const JournalEntry &entry) const
    {
        const qint64 expected = m_last.sequence + 1;
        if (entry.sequence < expected) // zero or less: before the first one
            return JournalBreak{Kind::Unlinked, entry.sequence};
        if (entry.sequence > expected)
            return JournalBreak{Kind::Removed, expected};
        if (entry.sequence > m_recorded.sequence)
            return JournalBreak{Kind::Added, entry.sequence};
        if (hashOf(entry) != entry.hash)
            return JournalBreak{Kind::Changed, entry.sequence};
        if (entry.previous != m_last.hash)
            return JournalBreak{Kind::Unlinked, entry.sequence};
        return std::nullopt;
    }

    [[nodiscard]] std::optional<JournalBreak> breakAtEnd() const
    {
        if (m_last.sequence < m_recorded.sequence)
            return JournalBreak{Kind::CutOff, m_last.sequence + 1};
        if (m_last.hash != m_recorded.hash)
            return JournalBreak{Kind::HeadChanged, m_last.sequence};
        return std::nullopt;
    }

    End m_recorded;
    End m_last;
    JournalVerdict m_verdict;
};

} // namespace

Journal::Journal(Store &store)
    : m_store(store)
{ }

Result<JournalEntry> Journal::append(const JournalNote &note)
{
    Database &database = m_store.database();
    return database.inTransaction([&] { return appendToJournal(database, m_store.now(), note); });
}

Result<QList<JournalEntry>> Journal::list(const Range &range) const
{
    return entries(m_store.database(),
        QStringLiteral("WHERE sequence < ? ORDER BY sequence DESC LIMIT ?"),
        {range.before.value_or(std::numeric_limits<qint64>::max()), qMax(range.limit, 0)});
}

Result<qint64> Journal::count() const
{
    return m_store.database()
        .value(QStringLiteral("SELECT count(*) FROM journal"))
        .map([](const QVariant &value) { return value.toLongLong(); });
}

Result<JournalVerdict> Journal::verify() const
{
    Database &database = m_store.database();
    return database.inSnapshot([&]() -> Result<JournalVerdict> {
        const auto recorded = recordedEnd(database);
        if (!recorded)
            return failure(recorded.error());
        Examination examination(recorded->value_or(End{}));
        const auto visited = visitAll(database, [&](const JournalEntry &entry) -> Result<void> {
            examination.examine(entry);
            return {};
        });
        if (!visited)
            return failure(visited.error());
        return examination.verdict();
    });
}

Result<void> Journal::forEach(const std::function<Result<void>(const JournalEntry &)> &visit) const
{
    Database &database = m_store.database();
    return database.inSnapshot([&] { return visitAll(database, visit); });
}

Result<JournalEntry> appendToJournal(
    Database &database, const QDateTime &time, const JournalNote &note)
{
    const auto recorded = recordedEnd(database);
    if (!recorded)
        return failure(recorded.error());
    const auto last = lastEntry(database);
    if (!last)
        return failure(last.error());
    // Whatever somebody did to the end: an entry is never refused for it, and never hides it.
    const End before = recorded->value_or(End{});
    const End end = *last && (*last)->sequence > before.sequence ? **last : before;
    const JournalEntry entry = entryOf(note, time, end.sequence, end.hash);

    const auto inserted = database.execute(
        QStringLiteral("INSERT INTO journal (sequence, time, action, card, slot, outcome, detail,"
                       " previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {entry.sequence, entry.time, entry.action, entry.card, entry.slot, entry.outcome,
            entry.detail, entry.previous, entry.hash});
    if (!inserted)
        return failure(inserted.error());
    const auto moved = database.execute(
        QStringLiteral("INSERT OR REPLACE INTO journal_head (id, sequence, hash) VALUES (1, ?, ?)"),
        {entry.sequence, entry.hash});
    if (!moved)
        return failure(moved.error());
    return entry;
}

QString journalBreakIdentifier(JournalBreak::Kind kind)
{
    switch (kind) {
    case JournalBreak::Kind::Changed:
        return QStringLiteral("changed");
    case JournalBreak::Kind::Removed:
        return QStringLiteral("removed");
    case JournalBreak::Kind::Unlinked:
        return QStringLiteral("unlinked");
    case JournalBreak::Kind::CutOff:
        return QStringLiteral("cut-off");
    case JournalBreak::Kind::Added:
        return QStringLiteral("added");
    case JournalBreak::Kind::HeadChanged:
        return QStringLiteral("head-changed");
    }
    Q_UNREACHABLE();
}

} // namespace eid
