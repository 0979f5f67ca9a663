#pragma once

#include "core/base/result.h"
#include "tests/sandbox/card/virtualpivcard.h"
#include "tests/sandbox/demo/democa.h"
#include "tests/sandbox/demo/democitizen.h"
#include "tests/sandbox/platform/backoffice.h"
#include "tests/sandbox/platform/copyoffers.h"
#include "tests/sandbox/platform/platformfaults.h"
#include "tests/sandbox/platform/platformlistener.h"
#include "tests/sandbox/platform/platformstorage.h"
#include "tests/sandbox/platform/transactionsignature.h"

#include <QString>

#include <chrono>
#include <memory>
#include <optional>

namespace eid::sandbox {

/// What a card has signed, as the back office reads it where it is disputed.
struct DisputedTransaction
{
    QString clientId; ///< who had asked for it
    QDateTime at; ///< UTC; when the platform checked it
    SignedTransaction transaction;
};

struct PlatformOptions
{
    QString folder; ///< for the database and the server's key; made where there is none
    std::uint16_t port = 0; ///< 0: any that is free
    /// Where to listen instead; stays bound when the platform ends, and refuses connections then.
    std::shared_ptr<PlatformListener> listener;
    bool allowTls12 = false;
    /// How long before the first credential expires renewal is offered; unset: always.
    std::optional<std::chrono::days> renewalOpensBefore;
    std::shared_ptr<BackOffice> backOffice; ///< null: no face samples are taken
};

/// What has come to the platform since it started.
struct PlatformStatistics
{
    int connections = 0;
    int fullHandshakes = 0;
    int resumedHandshakes = 0;
    int refusedHandshakes = 0; ///< by either side, or broken off
    int requests = 0; ///< to one of the routes
};

/// The identity platform of the sandbox: what resources/platform/openapi.yaml describes, over
/// mutual TLS on 127.0.0.1, with everything verified for real and kept in SQLite. Runs in threads
/// of its own from start() until it is destroyed; one that is started again in the same folder,
/// with the same authorities, knows what it knew.
///
/// Needs a QCoreApplication. Threads: every function may be called from any thread.
class ReferencePlatform
{
public:
    /// Fails with StoreUnavailable, StoreTooNew, FileNotWritable, PlatformUnreachable (the port is
    /// taken) and Internal.
    static Result<std::unique_ptr<ReferencePlatform>> start(
        const DemoCa &ca, const PlatformOptions &options);
    ~ReferencePlatform();
    ReferencePlatform(const ReferencePlatform &) = delete;
    ReferencePlatform &operator=(const ReferencePlatform &) = delete;

    [[nodiscard]] std::uint16_t port() const;
    [[nodiscard]] QString address() const; ///< "https://localhost:PORT"
    [[nodiscard]] QByteArray rootsPem() const; ///< what to trust
    [[nodiscard]] const DemoCa &ca() const;

    /// Makes a card known with its administration key and what lies in its slots, by slot ("9A").
    /// Of a card that is known, certificates that are not become live in their slots' place; those
    /// that are known stay as they are. Fails with the storage's errors.
    /// \a documentExpires: the last day of the ID card on record; invalid: as it was, or none, of
    /// which no online copy is issued.
    Result<void> registerCard(const QString &cardUuid, const AdminKey &adminKey,
        const QMap<QString, Bytes> &certificates, QDate documentExpires = {});
    /// The same for \a card, which is the demo card of \a citizen.
    Result<void> registerDemoCard(const DemoCitizen &citizen, const VirtualPivCard &card);
    /// Keeps the reference picture of a card that is known, see FaceStorage::putReference().
    Result<void> setReferencePicture(const QString &cardUuid, const Bytes &jpeg);
    /// What an authority does: nobody is let in with this certificate any more.
    Result<void> revoke(const QString &serialNumber);

    // What happens at a counter.

    /// Offers the holder of a card online copies, see makeOffer().
    Result<MadeOffer> offerCopies(const QString &cardUuid);
    /// Takes a card's holder at their word, whom the counter knows: as POST /v1/loss-reports. Fails
    /// with InvalidArgument where the card is not known.
    Result<HoldRecord> reportLoss(const QString &cardUuid);
    /// Ends all online copies of a card for good; the card itself goes on.
    Result<void> revokeCopies(const QString &cardUuid);
    /// Lets a relying party ask for authentications, or changes what is known of it.
    Result<void> registerRelyingParty(const RelyingPartyRecord &party);

    /// Everything that shall go wrong from now on, instead of what was to go wrong; requests are
    /// counted from 1 again. Connections that stand stay. Fails with Internal.
    Result<void> arm(PlatformFaultPlan plan);
    [[nodiscard]] int faultsLeft() const; ///< faults of one request that have not come yet

    // Inspection.

    /// By slot, then in the order in which they were issued.
    [[nodiscard]] Result<QList<CredentialRecord>> credentials(const QString &cardUuid) const;
    /// DER of the live credentials in \a slot ("9A"): one, unless something is very wrong.
    [[nodiscard]] Result<QList<Bytes>> liveCertificates(
        const QString &cardUuid, const QString &slot) const;
    [[nodiscard]] Result<QList<AuditRow>> audit() const; ///< oldest first
    /// The journal of authentications, oldest first.
    [[nodiscard]] Result<QList<AuthenticationRow>> authentications() const;
    /// What was signed in answer to the request \a identifier (what its request_uri ends with, and
    /// its transaction_id begins with); nothing: nothing was. Fails with StoreDamaged besides.
    [[nodiscard]] Result<std::optional<DisputedTransaction>> signedTransaction(
        const QString &identifier) const;
    /// The challenge with this identifier; of an empty one, the one that was issued last.
    [[nodiscard]] Result<std::optional<ChallengeRecord>> challenge(const QString &identifier) const;
    [[nodiscard]] PlatformStatistics statistics() const;

private:
    class Private;
    explicit ReferencePlatform(std::unique_ptr<Private> parts);
    std::unique_ptr<Private> d;
};

} // namespace eid::sandbox
