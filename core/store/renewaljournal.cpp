#include "core/store/renewaljournal.h"

#include "core/store/columns.h"
#include "core/store/database.h"
#include "core/store/store.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace eid {

namespace {

constexpr std::array steps{
    RenewalStep::Planned,
    RenewalStep::AdminAuthenticated,
    RenewalStep::KeyGenerated,
    RenewalStep::Enrolled,
    RenewalStep::Written,
    RenewalStep::Verified,
    RenewalStep::Confirmed,
    RenewalStep::Abandoned,
};

constexpr qsizetype detailAtMost = 512;

QString textOf(const QUuid &run)
{
    return run.toString(QUuid::WithoutBraces);
}

std::optional<RenewalMark> markOf(const QString &identifier)
{
    for (const RenewalMark mark : {RenewalMark::Before, RenewalMark::After}) {
        if (identifier == renewalMarkIdentifier(mark))
            return mark;
    }
    return std::nullopt;
}

Result<RenewalRecord> recordOf(const QUuid &run, const Database::Row &row)
{
    const auto step = renewalStepOf(row.at(1).toString());
    const auto mark = markOf(row.at(2).toString());
    const QDateTime time = timeOf(row.at(3).toString());
    if (!step || !mark || !time.isValid())
        return failure(
            ErrorCode::StoreDamaged, QStringLiteral("A record of renewal cannot be understood"));
    return RenewalRecord{
        .run = run,
        .slot = row.at(0).toString(),
        .step = *step,
        .mark = *mark,
        .time = time,
        .publicKey = octetsOf(row.at(4).toByteArray()),
        .oldFingerprint = row.at(5).toString(),
        .newFingerprint = row.at(6).toString(),
        .detail = row.at(7).toString(),
    };
}

/// Fails with RenewalNothingToResume unless \a run is under way.
Result<void> requireUnderWay(Database &database, const QUuid &run)
{
    const auto rows = database.query(
        QStringLiteral("SELECT 1 FROM renewal_run WHERE run = ? AND ended IS NULL"), {textOf(run)});
    if (!rows)
        return failure(rows.error());
    if (rows->isEmpty())
        return failure(
            ErrorCode::RenewalNothingToResume, QStringLiteral("The run is not under way"));
    return {};
}

} // namespace

QString renewalStepIdentifier(RenewalStep step)
{
    switch (step) {
    case RenewalStep::Planned:
        return QStringLiteral("planned");
    case RenewalStep::AdminAuthenticated:
        return QStringLiteral("admin-authenticated");
    case RenewalStep::KeyGenerated:
        return QStringLiteral("key-generated");
    case RenewalStep::Enrolled:
        return QStringLiteral("enrolled");
    case RenewalStep::Written:
        return QStringLiteral("written");
    case RenewalStep::Verified:
        return QStringLiteral("verified");
    case RenewalStep::Confirmed:
        return QStringLiteral("confirmed");
    case RenewalStep::Abandoned:
        return QStringLiteral("abandoned");
    }
    Q_UNREACHABLE();
}

QString renewalMarkIdentifier(RenewalMark mark)
{
    return mark == RenewalMark::Before ? QStringLiteral("before") : QStringLiteral("after");
}

QString renewalEndIdentifier(RenewalEnd end)
{
    return end == RenewalEnd::Done ? QStringLiteral("done") : QStringLiteral("abandoned");
}

std::optional<RenewalStep> renewalStepOf(const QString &identifier)
{
    const auto found = std::ranges::find(steps, identifier, renewalStepIdentifier);
    return found == steps.end() ? std::nullopt : std::optional(*found);
}

RenewalJournal::RenewalJournal(Store &store)
    : m_store(store)
{ }

Result<QUuid> RenewalJournal::begin(const QString &cardReference)
{
    Database &database = m_store.database();
    return database.inTransaction([&]() -> Result<QUuid> {
        const auto open = database.query(
            QStringLiteral("SELECT 1 FROM renewal_run WHERE card = ? AND ended IS NULL"),
            {cardReference});
        if (!open)
            return failure(open.error());
        if (!open->isEmpty())
            return failure(ErrorCode::RenewalInterrupted);
        const QUuid run = QUuid::createUuid();
        const auto inserted = database.execute(
            QStringLiteral("INSERT INTO renewal_run (run, card, begun) VALUES (?, ?, ?)"),
            {textOf(run), cardReference, textOf(m_store.now())});
        if (!inserted)
            return failure(inserted.error());
        return run;
    });
}

Result<void> RenewalJournal::append(const RenewalRecord &record)
{
    Database &database = m_store.database();
    return database.inTransaction([&] {
        return requireUnderWay(database, record.run).and_then([&] {
            return database.execute(
                QStringLiteral(
                    "INSERT INTO renewal_record (run, slot, step, mark, time, public_key,"
                    " old_fingerprint, new_fingerprint, detail)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                {textOf(record.run), record.slot, renewalStepIdentifier(record.step),
                    renewalMarkIdentifier(record.mark), textOf(m_store.now()),
                    blobOf(record.publicKey), record.oldFingerprint, record.newFingerprint,
                    record.detail.first(qMin(record.detail.size(), detailAtMost))});
        });
    });
}

Result<std::optional<UnfinishedRenewal>> RenewalJournal::unfinished(
    const QString &cardReference) const
{
    using Found = Result<std::optional<UnfinishedRenewal>>;
    Database &database = m_store.database();
    return database.inSnapshot([&]() -> Found {
        const auto runs = database.query(
            QStringLiteral("SELECT run, begun FROM renewal_run WHERE card = ? AND ended IS NULL"),
            {cardReference});
        if (!runs)
            return failure(runs.error());
        if (runs->isEmpty())
            return std::optional<UnfinishedRenewal>();
        UnfinishedRenewal renewal{
            .run = QUuid(runs->constFirst().at(0).toString()),
            .card = cardReference,
            .begun = timeOf(runs->constFirst().at(1).toString()),
            .records = {},
        };
        const auto rows = database.query(
            QStringLiteral(
                "SELECT slot, step, mark, time, public_key, old_fingerprint,"
                " new_fingerprint, detail FROM renewal_record WHERE run = ? ORDER BY id"),
            {textOf(renewal.run)});
        if (!rows)
            return failure(rows.error());
        for (const Database::Row &row : *rows) {
            auto record = recordOf(renewal.run, row);
            if (!record)
                return failure(record.error());
            renewal.records.append(std::move(*record));
        }
        return std::optional(std::move(renewal));
    });
}

Result<QStringList> RenewalJournal::unfinishedCards() const
{
    const auto rows = m_store.database().query(
        QStringLiteral("SELECT card FROM renewal_run WHERE ended IS NULL ORDER BY begun"));
    if (!rows)
        return failure(rows.error());
    QStringList cards;
    for (const Database::Row &row : *rows)
        cards.append(row.constFirst().toString());
    return cards;
}

Result<void> RenewalJournal::finish(const QUuid &run, RenewalEnd end)
{
    Database &database = m_store.database();
    return database.inTransaction([&] {
        return requireUnderWay(database, run).and_then([&] {
            return database.execute(
                QStringLiteral("UPDATE renewal_run SET ended = ?, outcome = ? WHERE run = ?"),
                {textOf(m_store.now()), renewalEndIdentifier(end), textOf(run)});
        });
    });
}

} // namespace eid
