#pragma once

#include "copycraft.h"
#include "core/onlinecopy/onlinecopyservice.h"
#include "core/store/journalentry.h"
#include "tests/core/testing/testdesk.h"
#include "tests/sandbox/card/virtualpivcard.h"
#include "tests/sandbox/demo/democa.h"
#include "tests/sandbox/demo/democitizen.h"
#include "tests/sandbox/platform/referenceplatform.h"

#include <QJsonObject>
#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace eid::testing {

/// The value of \a result; ends the process where there is none.
template <typename T>
T sure(Result<T> result)
{
    if (!result)
        qFatal("%d %s", int(result.error().code), qUtf8Printable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

/// A request that a relying party has left with the platform.
struct Asked
{
    QString link; ///< for the tool
    QByteArray transaction; ///< for its result
    QJsonObject claims;
};

/// What a relying party gets for a result.
struct Told
{
    int status = 0; ///< of HTTP
    QJsonObject claims; ///< of the signed result
};

/// A demo citizen's card at a desk, the reference platform behind real TLS, a relying party, and
/// the service, with records on the disk.
class CopyScene
{
public:
    /// \a citizen as DemoCitizen::key.
    explicit CopyScene(const QString &citizen = sandbox::demoCitizens().first().key);

    void startPlatform();
    /// Another service, as after the tool was started anew.
    void startService();

    [[nodiscard]] CopyTarget target() const;
    [[nodiscard]] Secret pin() const { return secret(citizen.demoPin); }
    [[nodiscard]] QString cardUuid() const;

    template <typename T>
    Result<T> end(QFuture<Result<T>> future)
    {
        auto result = resultOf(std::move(future));
        if (!result)
            qFatal("The job does not end");
        return *std::move(result);
    }

    /// An offer of the counter, understood.
    CopyOffer offer();
    Result<CopiesTaken> take(const CopyOffer &offer);
    Result<CopiesTaken> take() { return take(offer()); }

    /// Claims of a request of \a party that asks for the fields at \a paths.
    [[nodiscard]] QJsonObject claims(const QList<QStringList> &paths = {}) const;
    /// Leaves \a claims, signed by the shop, with the platform.
    Asked ask(const QJsonObject &claims);
    Asked ask(const QList<QStringList> &paths = {}) { return ask(claims(paths)); }
    Told result(const Asked &asked);
    Result<AuthenticationRequest> read(const QString &link)
    {
        return end(service->readRequest(link));
    }
    Result<AuthenticationOutcome> answer(
        const AuthenticationRequest &request, const QList<CopyField> &fields = {});

    /// A relying party below the demo authorities, registered at the platform.
    Signer party(const QByteArray &host, const QString &name);
    void use(const QByteArray &host, const QString &name);

    /// The oldest first.
    [[nodiscard]] QList<JournalEntry> journal() const;
    /// All that lies in the folder of the records.
    [[nodiscard]] QByteArray filesOnDisk() const;
    [[nodiscard]] CopyOverview overview() { return sure(end(service->overview(target()))); }
    [[nodiscard]] PlatformSettings settings() const;

    static const QString reader;

    sandbox::DemoCitizen citizen;
    QTemporaryDir folder;
    sandbox::DemoCa ca;
    std::shared_ptr<sandbox::PlatformListener> listener;
    std::shared_ptr<sandbox::VirtualPivCard> card;
    std::unique_ptr<sandbox::ReferencePlatform> platform;
    TestDesk desk;
    /// What the service takes for now.
    QDateTime now = QDateTime::currentDateTimeUtc();
    std::unique_ptr<OnlineCopyService> service;
    QList<CopyProgress> progress;
    Signer shop;
    QByteArray host; ///< of the shop
    QString transactionCode; ///< of the last offer
};

} // namespace eid::testing
