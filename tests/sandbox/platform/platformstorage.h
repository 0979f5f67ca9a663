#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "tests/sandbox/card/adminkey.h"
#include "tests/sandbox/platform/authenticationstorage.h"
#include "tests/sandbox/platform/copystorage.h"
#include "tests/sandbox/platform/facestorage.h"
#include "tests/sandbox/platform/holdstorage.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace eid::sandbox {

/// A card as the platform knows it. A real platform keeps the key in a hardware module.
struct CardRecord
{
    QString uuid; ///< without braces, lower case
    AdminKey adminKey;
    QDate documentExpires; ///< last day of the resident ID card on record; invalid: none is
};

enum class RecordState {
    Pending, ///< issued, and not confirmed to be in the card
    Live, ///< the one credential that its slot has
    Retired, ///< another has taken its place
    Revoked, ///< stopped by an authority
};

/// A certificate of a card. What it says of a person is in the certificate alone.
struct CredentialRecord
{
    QString serialNumber; ///< upper-case hexadecimal
    QString cardUuid;
    QString slot; ///< "9A", "9C", "9D", "9E"
    RecordState state = RecordState::Pending;
    Bytes certificate; ///< DER
    QString keyDigest; ///< SHA-256 of the SubjectPublicKeyInfo, upper-case hexadecimal
    QDateTime changedAt; ///< UTC; when it came into its state
};

/// An answer that is given again to whoever asks again with the same idempotency key.
struct RememberedAnswer
{
    QString request; ///< what was asked for: the same key for something else is a misuse
    QByteArray body;
};

/// One line of what the platform did.
struct AuditRow
{
    QDateTime at;
    QString cardUuid;
    QString action; ///< "issued", "confirmed", "retired", "admin-response", "revoked",
                    ///< "registered", "face-accepted", "face-refused", "copies-offered",
                    ///< "copies-issued", "copies-revoked", "loss-code", "loss-reported",
                    ///< "loss-withdrawn", "frozen", "unfrozen"
    QString serialNumber; ///< of the credential it was done to or with; may be empty
};

/// All that the platform keeps. The rule that a slot has at most one live credential is the
/// storage's own: it refuses what would break it.
///
/// Every function fails with StoreFull where there is no room, else with StoreUnavailable; nothing
/// of a transaction that failed remains.
///
/// Threads: an object belongs to the thread that made it; several objects may share one database.
class PlatformStorage
{
public:
    PlatformStorage() = default;
    virtual ~PlatformStorage() = default;
    PlatformStorage(const PlatformStorage &) = delete;
    PlatformStorage &operator=(const PlatformStorage &) = delete;

    /// Runs \a work as one change that happens as a whole or not at all. Not nested.
    virtual Result<void> transaction(const std::function<Result<void>()> &work) = 0;
    /// Returns once everything that can be seen is there for good, whoever changed it.
    virtual Result<void> settle() = 0;

    /// Of a card that is known, an expiry that is not given stays as it is.
    virtual Result<void> putCard(const CardRecord &card) = 0;
    virtual Result<std::optional<CardRecord>> card(const QString &uuid) = 0;

    virtual Result<void> addCredential(const CredentialRecord &credential) = 0;
    virtual Result<void> setState(
        const QString &serialNumber, RecordState state, const QDateTime &at)
        = 0;
    virtual Result<std::optional<CredentialRecord>> credential(const QString &serialNumber) = 0;
    virtual Result<std::optional<CredentialRecord>> credentialOfKey(const QString &keyDigest) = 0;
    /// By slot, then in the order in which they were issued.
    virtual Result<QList<CredentialRecord>> credentials(const QString &cardUuid) = 0;

    virtual Result<void> remember(
        const QString &cardUuid, const QString &key, const RememberedAnswer &answer)
        = 0;
    virtual Result<std::optional<RememberedAnswer>> remembered(
        const QString &cardUuid, const QString &key)
        = 0;

    virtual Result<void> addAudit(const AuditRow &row) = 0;
    virtual Result<QList<AuditRow>> audit() = 0; ///< oldest first

    // What is kept of the rest: within the same transactions.
    virtual FaceStorage &faces() = 0;
    virtual CopyStorage &copies() = 0;
    virtual HoldStorage &holds() = 0;
    virtual AuthenticationStorage &authentications() = 0;

    /// Makes the disk look full, or not: transactions fail when they are about to be kept.
    virtual Result<void> setDiskFull(bool full) = 0;
};

/// Opens the storage once more, for the thread that calls.
using StorageFactory = std::function<Result<std::unique_ptr<PlatformStorage>>()>;

/// "pending", "live", "retired", "revoked".
QString nameOf(RecordState state);

} // namespace eid::sandbox
