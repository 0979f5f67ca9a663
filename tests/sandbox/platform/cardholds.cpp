#include "tests/sandbox/platform/cardholds.h"

namespace eid::sandbox {

namespace {

QString actionOf(HoldRecord::Kind kind, bool placed)
{
    switch (kind) {
    case HoldRecord::Kind::Frozen:
        return placed ? QStringLiteral("frozen") : QStringLiteral("unfrozen");
    case HoldRecord::Kind::Loss:
        return placed ? QStringLiteral("loss-reported") : QStringLiteral("loss-withdrawn");
    }
    Q_UNREACHABLE();
}

bool contains(const QList<HoldRecord> &holds, HoldRecord::Kind kind)
{
    return std::any_of(
        holds.begin(), holds.end(), [kind](const HoldRecord &hold) { return hold.kind == kind; });
}

/// Within a transaction.
Result<void> revokeCredentials(
    PlatformStorage &storage, const QString &cardUuid, const QDateTime &now)
{
    const auto credentials = storage.credentials(cardUuid);
    if (!credentials)
        return failure(credentials.error());
    for (const CredentialRecord &credential : *credentials) {
        if (credential.state == RecordState::Retired || credential.state == RecordState::Revoked)
            continue;
        auto done
            = storage.setState(credential.serialNumber, RecordState::Revoked, now).and_then([&] {
                  return storage.addAudit(
                      {now, cardUuid, QStringLiteral("revoked"), credential.serialNumber});
              });
        if (!done)
            return done;
    }
    return {};
}

} // namespace

Result<void> placeHold(PlatformStorage &storage, const HoldRecord &hold)
{
    const auto holds = storage.holds().holds(hold.cardUuid);
    if (!holds)
        return failure(holds.error());
    if (contains(*holds, hold.kind))
        return {};
    return storage.holds()
        .addHold(hold)
        .and_then([&] {
            return storage.copies().changeCopies(
                hold.cardUuid, {CopyState::Valid}, CopyState::Suspended);
        })
        .and_then([&] {
            return storage.addAudit(
                {hold.since, hold.cardUuid, actionOf(hold.kind, true), QString()});
        });
}

Result<void> releaseHold(
    PlatformStorage &storage, const QString &cardUuid, HoldRecord::Kind kind, const QDateTime &now)
{
    const auto holds = storage.holds().holds(cardUuid);
    if (!holds)
        return failure(holds.error());
    if (!contains(*holds, kind))
        return {};
    return storage.holds()
        .removeHold(cardUuid, kind)
        .and_then([&]() -> Result<void> {
            if (holds->size() > 1)
                return {};
            return storage.copies().changeCopies(
                cardUuid, {CopyState::Suspended}, CopyState::Valid);
        })
        .and_then([&] {
            return storage.addAudit({now, cardUuid, actionOf(kind, false), QString()});
        });
}

Result<void> endCopiesOf(PlatformStorage &storage, const QString &cardUuid, const QString &slot)
{
    if (slot != QLatin1String("9A"))
        return {};
    return storage.copies().changeCopies(
        cardUuid, {CopyState::Valid, CopyState::Suspended}, CopyState::Revoked);
}

Result<void> LossWatch::finish(PlatformStorage &storage, const QDateTime &now)
{
    const qint64 second = now.toSecsSinceEpoch();
    if (m_looked.load() == second)
        return {};
    const auto overdue = storage.holds().overdueLosses(now);
    if (!overdue)
        return failure(overdue.error());
    if (overdue->isEmpty()) {
        m_looked = second;
        return {};
    }
    return storage.transaction([&]() -> Result<void> {
        const auto due = storage.holds().overdueLosses(now);
        if (!due)
            return failure(due.error());
        for (const HoldRecord &loss : *due) {
            auto done
                = revokeCredentials(storage, loss.cardUuid, now)
                      .and_then(
                          [&] { return endCopiesOf(storage, loss.cardUuid, QStringLiteral("9A")); })
                      .and_then([&] {
                          return storage.holds().removeHold(loss.cardUuid, HoldRecord::Kind::Loss);
                      })
                      .and_then([&] {
                          return storage.holds().removeHold(
                              loss.cardUuid, HoldRecord::Kind::Frozen);
                      });
            if (!done)
                return done;
        }
        return {};
    });
}

} // namespace eid::sandbox
