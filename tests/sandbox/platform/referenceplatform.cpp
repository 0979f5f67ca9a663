#include "tests/sandbox/platform/referenceplatform.h"

#include "tests/sandbox/demo/democard.h"
#include "tests/sandbox/platform/cardholds.h"
#include "tests/sandbox/platform/certificatefacts.h"
#include "tests/sandbox/platform/guesslimit.h"
#include "tests/sandbox/platform/lossreports.h"
#include "tests/sandbox/platform/partykeys.h"
#include "tests/sandbox/platform/platformworker.h"
#include "tests/sandbox/platform/registration.h"
#include "tests/sandbox/platform/sqlitestorage.h"
#include "tests/sandbox/platform/statuslists.h"
#include "tests/sandbox/vpcd/filedescriptor.h"

#include <QDir>

#include <sys/eventfd.h>

#include <thread>

namespace eid::sandbox {

namespace {

constexpr int workerCount = 8;
} // namespace

class ReferencePlatform::Private
{
public:
    Private(const DemoCa &authorities, const PlatformOptions &chosen)
        : ca(authorities)
        , options(chosen)
    { }

    Result<void> prepare();
    void run();
    void stop();
    Result<std::unique_ptr<PlatformStorage>> openStorage() const;
    Result<void> openKeeper();
    [[nodiscard]] QString address() const;
    Result<void> show(ServerCertificate certificate);
    /// Of a certificate of the server authority.
    [[nodiscard]] OcspStatus statusOf(const QString &serialNumber) const;

    template <typename Work>
    auto withStorage(const Work &work) const -> decltype(work(std::declval<PlatformStorage &>()))
    {
        const auto storage = openStorage();
        if (!storage)
            return failure(storage.error());
        return work(**storage);
    }

    DemoCa ca;
    PlatformOptions options;
    PlatformClock clock;
    std::optional<OcspResponder> ocsp;
    std::unique_ptr<ServerIdentity> identity;
    std::optional<PlatformSecrets> secrets;
    std::unique_ptr<CopyIssuer> issuer;
    std::optional<StatusLists> lists;
    GuessLimit guesses;
    LossWatch losses;
    std::optional<PartyKeys> parties;
    std::optional<PlatformServices> services;
    /// Open for as long as the platform runs, so that the write-ahead log stays.
    std::unique_ptr<PlatformStorage> keeper;
    std::shared_ptr<CommitGroup> commits;
    FaultQueue faults;
    PlatformCounters counters;
    std::shared_ptr<PlatformListener> listener;
    FileDescriptor stopEvent;
    std::vector<std::thread> workers;

private:
    std::shared_ptr<SSL_CTX> context();

    std::mutex m_mutex;
    std::shared_ptr<SSL_CTX> m_context;
    ServerCertificate m_shown = ServerCertificate::Good;
};

Result<void> ReferencePlatform::Private::prepare()
{
    if (!QDir().mkpath(options.folder))
        return failure(ErrorCode::FileNotWritable, options.folder);
    if (auto opened = openKeeper(); !opened)
        return opened;
    auto responder = OcspResponder::create(ca);
    if (!responder)
        return failure(responder.error());
    ocsp = std::move(*responder);
    auto own = ServerIdentity::open(ca, options.folder);
    if (!own)
        return failure(own.error());
    identity = std::move(*own);
    auto derived = PlatformSecrets::open(options.folder);
    if (!derived)
        return failure(derived.error());
    secrets = std::move(*derived);
    auto signer = CopyIssuer::open(ca, options.folder);
    if (!signer)
        return failure(signer.error());
    issuer = std::move(*signer);
    if (auto shown = show(ServerCertificate::Good); !shown)
        return shown;
    listener = options.listener;
    if (!listener) {
        auto bound = PlatformListener::bind(options.port);
        if (!bound)
            return failure(bound.error());
        listener = std::move(*bound);
    }
    if (auto listening = listener->listen(); !listening)
        return listening;
    stopEvent = FileDescriptor(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    if (!stopEvent.isOpen())
        return failure(ErrorCode::Internal, QStringLiteral("eventfd: %1").arg(errno));
    lists.emplace(*issuer, address());
    auto root = parseCertificate(derOf(ca.root().certificate()));
    if (!root)
        return failure(root.error());
    parties.emplace(QList<Certificate>{std::move(*root)});
    services.emplace(PlatformServices{ca, clock, *ocsp,
        [this](IssuedBy, const QString &serialNumber) -> Result<OcspStatus> {
            return statusOf(serialNumber);
        },
        options.renewalOpensBefore, options.backOffice.get(), address(), *secrets, *issuer, *lists,
        guesses, losses, *parties});
    return {};
}

void ReferencePlatform::Private::run()
{
    const WorkerParts parts{listener->descriptor(), stopEvent.get(), *services, *identity, faults,
        counters, [this] { return openStorage(); }, [this] { return context(); }};
    for (int i = 0; i < workerCount; ++i)
        workers.emplace_back([parts] { runWorker(parts); });
}

void ReferencePlatform::Private::stop()
{
    // Nobody reads it away: it stays readable for every worker.
    ::eventfd_write(stopEvent.get(), 1);
    for (std::thread &worker : workers)
        worker.join();
    workers.clear();
    listener->refuse();
}

Result<std::unique_ptr<PlatformStorage>> ReferencePlatform::Private::openStorage() const
{
    return SqliteStorage::open(SqliteStorage::fileIn(options.folder), commits);
}

Result<void> ReferencePlatform::Private::openKeeper()
{
    // The tables are there before the first worker looks for them.
    auto opened = openStorage();
    if (!opened)
        return failure(opened.error());
    keeper = std::move(*opened);
    auto group = CommitGroup::open(SqliteStorage::fileIn(options.folder));
    if (!group)
        return failure(group.error());
    commits = std::move(*group);
    return {};
}

QString ReferencePlatform::Private::address() const
{
    return QStringLiteral("https://localhost:%1").arg(listener->port());
}

Result<void> ReferencePlatform::Private::show(ServerCertificate certificate)
{
    const std::lock_guard lock(m_mutex);
    // Whoever holds a ticket of the same certificate goes on resuming.
    if (m_context && m_shown == certificate)
        return {};
    const auto chain = identity->chain(certificate);
    if (!chain)
        return failure(chain.error());
    auto made = makeTlsContext(ca, *chain, options.allowTls12);
    if (!made)
        return failure(made.error());
    m_context = std::move(*made);
    m_shown = certificate;
    return {};
}

OcspStatus ReferencePlatform::Private::statusOf(const QString &serialNumber) const
{
    const QList<Bytes> known
        = options.backOffice ? options.backOffice->certificates() : QList<Bytes>();
    if (!known.isEmpty() && serialNumberOf(certificateOf(known.first()).get()) == serialNumber)
        return {OcspStatus::Kind::Good, {}, 0};
    return identity->statusOf(serialNumber);
}

std::shared_ptr<SSL_CTX> ReferencePlatform::Private::context()
{
    const std::lock_guard lock(m_mutex);
    return m_context;
}

ReferencePlatform::ReferencePlatform(std::unique_ptr<Private> parts)
    : d(std::move(parts))
{ }

Result<std::unique_ptr<ReferencePlatform>> ReferencePlatform::start(
    const DemoCa &ca, const PlatformOptions &options)
{
    auto parts = std::make_unique<Private>(ca, options);
    if (const auto prepared = parts->prepare(); !prepared)
        return failure(prepared.error());
    parts->run();
    return std::unique_ptr<ReferencePlatform>(new ReferencePlatform(std::move(parts)));
}

ReferencePlatform::~ReferencePlatform()
{
    d->stop();
}

std::uint16_t ReferencePlatform::port() const
{
    return d->listener->port();
}

QString ReferencePlatform::address() const
{
    return d->address();
}

QByteArray ReferencePlatform::rootsPem() const
{
    return d->ca.rootsPem();
}

const DemoCa &ReferencePlatform::ca() const
{
    return d->ca;
}

Result<void> ReferencePlatform::registerCard(const QString &cardUuid, const AdminKey &adminKey,
    const QMap<QString, Bytes> &certificates, QDate documentExpires)
{
    return d->withStorage([&](PlatformStorage &storage) {
        return registerCardIn(
            storage, {cardUuid, adminKey, documentExpires}, certificates, d->clock.now());
    });
}

Result<void> ReferencePlatform::registerDemoCard(
    const DemoCitizen &citizen, const VirtualPivCard &card)
{
    const AdminKey key{citizen.adminAlgorithm, demoAdminKey(citizen.adminAlgorithm)};
    return registerCard(demoCardUuid(citizen).toString(QUuid::WithoutBraces), key,
        certificatesIn(card), demoDocumentExpiry(citizen));
}

Result<void> ReferencePlatform::setReferencePicture(const QString &cardUuid, const Bytes &jpeg)
{
    return d->withStorage([&](PlatformStorage &storage) {
        return storage.transaction([&] { return storage.faces().putReference(cardUuid, jpeg); });
    });
}

Result<std::optional<ChallengeRecord>> ReferencePlatform::challenge(const QString &identifier) const
{
    return d->withStorage([&](PlatformStorage &storage) {
        return identifier.isEmpty() ? storage.faces().latestChallenge()
                                    : storage.faces().challenge(identifier);
    });
}

Result<void> ReferencePlatform::revoke(const QString &serialNumber)
{
    return d->withStorage([&](PlatformStorage &storage) {
        return storage.transaction([&]() -> Result<void> {
            const auto found = storage.credential(serialNumber);
            if (!found)
                return failure(found.error());
            if (!*found)
                return failure(ErrorCode::InvalidArgument, serialNumber);
            const QDateTime now = d->clock.now();
            return storage.setState(serialNumber, RecordState::Revoked, now)
                .and_then([&] { return endCopiesOf(storage, (*found)->cardUuid, (*found)->slot); })
                .and_then([&] {
                    return storage.addAudit(
                        {now, (*found)->cardUuid, QStringLiteral("revoked"), serialNumber});
                });
        });
    });
}

Result<MadeOffer> ReferencePlatform::offerCopies(const QString &cardUuid)
{
    return d->withStorage([&](PlatformStorage &storage) {
        return makeOffer(storage, *d->secrets, address(), cardUuid, d->clock.now());
    });
}

Result<void> ReferencePlatform::registerRelyingParty(const RelyingPartyRecord &party)
{
    return d->withStorage([&](PlatformStorage &storage) {
        return storage.transaction(
            [&] { return storage.authentications().putRelyingParty(party); });
    });
}

Result<HoldRecord> ReferencePlatform::reportLoss(const QString &cardUuid)
{
    return d->withStorage([&](PlatformStorage &storage) {
        HoldRecord report;
        return storage
            .transaction([&]() -> Result<void> {
                const auto card = storage.card(cardUuid);
                if (card && !*card)
                    return failure(ErrorCode::InvalidArgument, QStringLiteral("no such card"));
                return sandbox::reportLoss(storage, cardUuid, d->clock.now())
                    .map([&](const HoldRecord &made) { report = made; });
            })
            .map([&] { return report; });
    });
}

Result<void> ReferencePlatform::revokeCopies(const QString &cardUuid)
{
    return d->withStorage([&](PlatformStorage &storage) {
        return storage.transaction([&] {
            return endCopiesOf(storage, cardUuid, QStringLiteral("9A")).and_then([&] {
                return storage.addAudit(
                    {d->clock.now(), cardUuid, QStringLiteral("copies-revoked"), QString()});
            });
        });
    });
}

Result<QList<AuthenticationRow>> ReferencePlatform::authentications() const
{
    return d->withStorage(
        [](PlatformStorage &storage) { return storage.authentications().authentications(); });
}

Result<std::optional<DisputedTransaction>> ReferencePlatform::signedTransaction(
    const QString &identifier) const
{
    return d->withStorage(
        [&](PlatformStorage &storage) -> Result<std::optional<DisputedTransaction>> {
            const auto record = storage.authentications().transactionSignature(identifier);
            if (!record)
                return failure(record.error());
            if (!*record)
                return std::nullopt;
            auto opened = openedTransaction(*d->secrets, **record);
            if (!opened)
                return failure(ErrorCode::StoreDamaged, identifier);
            return DisputedTransaction{(*record)->clientId, (*record)->at, *std::move(opened)};
        });
}

Result<void> ReferencePlatform::arm(PlatformFaultPlan plan)
{
    if (auto shown = d->show(plan.certificate); !shown)
        return shown;
    d->clock.setSkew(plan.clockSkew);
    d->faults.arm(std::move(plan.faults));
    return {};
}

int ReferencePlatform::faultsLeft() const
{
    return d->faults.left();
}

Result<QList<CredentialRecord>> ReferencePlatform::credentials(const QString &cardUuid) const
{
    return d->withStorage([&](PlatformStorage &storage) { return storage.credentials(cardUuid); });
}

Result<QList<Bytes>> ReferencePlatform::liveCertificates(
    const QString &cardUuid, const QString &slot) const
{
    return credentials(cardUuid).map([&](const QList<CredentialRecord> &all) {
        QList<Bytes> live;
        for (const CredentialRecord &credential : all) {
            if (credential.slot == slot && credential.state == RecordState::Live)
                live << credential.certificate;
        }
        return live;
    });
}

Result<QList<AuditRow>> ReferencePlatform::audit() const
{
    return d->withStorage([](PlatformStorage &storage) { return storage.audit(); });
}

PlatformStatistics ReferencePlatform::statistics() const
{
    const PlatformCounters &c = d->counters;
    return {c.connections, c.fullHandshakes, c.resumedHandshakes, c.refusedHandshakes, c.requests};
}

} // namespace eid::sandbox
