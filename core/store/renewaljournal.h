#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QUuid>

#include <optional>

namespace eid {

class Database;
class Store;

/// The steps in which one slot is renewed, in their order.
enum class RenewalStep {
    Planned, ///< what is to be done is known; nothing was touched
    AdminAuthenticated, ///< the card let the administrator in
    KeyGenerated, ///< the slot has its new key: from here on its old certificate is of no use
    Enrolled, ///< the platform issued the new certificate
    Written, ///< it is on the card
    Verified, ///< it was read back, and its key signed
    Confirmed, ///< the platform has retired the old one
    Abandoned, ///< given up; the detail says why
};

/// Before a step is tried, or after it was done.
enum class RenewalMark {
    Before,
    After,
};

/// How a run ended.
enum class RenewalEnd {
    Done,
    Abandoned,
};

/// The stable identifiers: "key-generated", "before", "done".
QString renewalStepIdentifier(RenewalStep step);
QString renewalMarkIdentifier(RenewalMark mark);
QString renewalEndIdentifier(RenewalEnd end);
std::optional<RenewalStep> renewalStepOf(const QString &identifier);

/// One record of a run. A certificate itself is never kept, because its subject names the holder.
struct RenewalRecord
{
    QUuid run = {};
    QString slot = {}; ///< "9A"
    RenewalStep step = RenewalStep::Planned;
    RenewalMark mark = RenewalMark::Before;
    QDateTime time = {}; ///< UTC, milliseconds; set by append()
    Bytes publicKey = {}; ///< SubjectPublicKeyInfo (DER) of the new key, once it is known
    QString oldFingerprint = {}; ///< SHA-256 of the certificate to be replaced, hexadecimal
    QString newFingerprint = {}; ///< of the new one, once it is known
    QString detail = {}; ///< never personal data

    bool operator==(const RenewalRecord &) const = default;
};

/// A run that has not come to its end, with what was recorded of it, the oldest first.
struct UnfinishedRenewal
{
    QUuid run = {};
    QString card = {};
    QDateTime begun = {}; ///< UTC
    QList<RenewalRecord> records = {};

    bool operator==(const UnfinishedRenewal &) const = default;
};

/// What is known of renewals that were begun, so that one cut short at any point can be brought to
/// its end. Whoever writes holds the RenewalLock of the card.
///
/// Threads: that of the store, which it must not outlive. Errors: those of Database.
class RenewalJournal
{
public:
    explicit RenewalJournal(Store &store);

    /// Begins a run for \a cardReference (Store::cardReference()). Fails with RenewalInterrupted if
    /// one of that card has not come to its end.
    Result<QUuid> begin(const QString &cardReference);

    /// Writes \a record with the time of now. It is on the disk when this returns: only then may
    /// what it announces be done. Fails with RenewalNothingToResume if its run is not, or no
    /// longer, under way.
    Result<void> append(const RenewalRecord &record);

    /// The run of \a cardReference that has not come to its end. Fails with StoreDamaged if a
    /// record of it cannot be understood.
    [[nodiscard]] Result<std::optional<UnfinishedRenewal>> unfinished(
        const QString &cardReference) const;

    /// The references of all cards with such a run.
    [[nodiscard]] Result<QStringList> unfinishedCards() const;

    /// Ends a run, for good. Fails with RenewalNothingToResume likewise.
    Result<void> finish(const QUuid &run, RenewalEnd end);

private:
    Store &m_store;
};

} // namespace eid
