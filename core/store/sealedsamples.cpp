#include "core/store/sealedsamples.h"

#include "core/store/columns.h"
#include "core/store/journal.h"
#include "core/store/store.h"

namespace eid {

namespace {

/// A row of identifier, card, taken, expires, size, sent, location and perhaps envelope.
Result<SealedSample> sampleIn(const Database::Row &row)
{
    SealedSample sample{row.at(0).toString(), row.at(1).toString(), timeOf(row.at(2).toString()),
        timeOf(row.at(3).toString()), row.at(4).toLongLong(), row.at(5).toLongLong(),
        row.at(6).toByteArray(), {}};
    if (!sample.taken.isValid() || !sample.expires.isValid() || sample.size < 0 || sample.sent < 0
        || sample.sent > sample.size)
        return failure(ErrorCode::StoreDamaged, QStringLiteral("A sample that waits"));
    if (row.size() > 7) {
        sample.envelope = octetsOf(row.at(7).toByteArray());
    }
    return sample;
}

/// Within a transaction of the caller's.
Result<bool> removeNoted(Store &store, const QString &identifier, const JournalNote &note)
{
    Database &database = store.database();
    const auto rows = database.query(
        QStringLiteral("DELETE FROM waiting_sample WHERE identifier = ? RETURNING 1"),
        {identifier});
    if (!rows)
        return failure(rows.error());
    if (rows->isEmpty())
        return false;
    return appendToJournal(database, store.now(), note).map([](const JournalEntry &) {
        return true;
    });
}

} // namespace

SealedSamples::SealedSamples(Store &store)
    : m_store(store)
{ }

Result<void> SealedSamples::keep(const SealedSample &sample, const JournalNote &note)
{
    Database &database = m_store.database();
    return database.inTransaction([&]() -> Result<void> {
        const auto kept = database.execute(
            QStringLiteral("INSERT OR REPLACE INTO waiting_sample (identifier, card, taken,"
                           " expires, size, sent, location, envelope)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
            {sample.identifier, sample.card, textOf(sample.taken), textOf(sample.expires),
                sample.size, sample.sent, QString::fromLatin1(sample.location),
                blobOf(sample.envelope)});
        if (!kept)
            return kept;
        return appendToJournal(database, m_store.now(), note).map([](const JournalEntry &) {});
    });
}

Result<QList<SealedSample>> SealedSamples::list() const
{
    const auto rows = m_store.database().query(
        QStringLiteral("SELECT identifier, card, taken, expires, size, sent, location"
                       " FROM waiting_sample ORDER BY taken, identifier"));
    if (!rows)
        return failure(rows.error());
    QList<SealedSample> samples;
    for (const Database::Row &row : *rows) {
        auto sample = sampleIn(row);
        if (!sample)
            return failure(sample.error());
        samples.append(*std::move(sample));
    }
    return samples;
}

Result<std::optional<SealedSample>> SealedSamples::find(const QString &identifier) const
{
    const auto rows = m_store.database().query(
        QStringLiteral("SELECT identifier, card, taken, expires, size, sent, location, envelope"
                       " FROM waiting_sample WHERE identifier = ?"),
        {identifier});
    if (!rows)
        return failure(rows.error());
    if (rows->isEmpty())
        return std::nullopt;
    auto sample = sampleIn(rows->constFirst());
    if (!sample)
        return failure(sample.error());
    return *std::move(sample);
}

Result<void> SealedSamples::setPlace(
    const QString &identifier, const QByteArray &location, qint64 sent)
{
    return m_store.database().execute(
        QStringLiteral("UPDATE waiting_sample SET location = ?, sent = ? WHERE identifier = ?"),
        {QString::fromLatin1(location), sent, identifier});
}

Result<bool> SealedSamples::remove(const QString &identifier, const JournalNote &note)
{
    auto removed
        = m_store.database().inTransaction([&] { return removeNoted(m_store, identifier, note); });
    if (removed && *removed)
        m_store.shrink();
    return removed;
}

Result<int> SealedSamples::removeExpired()
{
    const auto all = list();
    if (!all)
        return failure(all.error());
    int count = 0;
    for (const SealedSample &sample : *all) {
        if (sample.expires >= m_store.now())
            continue;
        const auto removed = remove(sample.identifier,
            {JournalAction::FaceSampleDiscarded, sample.card, {}, ErrorCode::FaceChallengeExpired,
                sample.identifier});
        if (!removed)
            return failure(removed.error());
        count += *removed ? 1 : 0;
    }
    return count;
}

} // namespace eid
