#include "tests/sandbox/platform/registration.h"

#include "tests/sandbox/card/bertlv.h"
#include "tests/sandbox/demo/demoauthority.h"
#include "tests/sandbox/platform/cardholds.h"
#include "tests/sandbox/platform/certificatefacts.h"
#include "tests/sandbox/platform/sqlitestorage.h"

#include <QDir>

#include <array>

namespace eid::sandbox {

namespace {

struct Slot
{
    const char *name;
    std::uint32_t object;
};

constexpr std::array cardSlots{
    Slot{"9A", 0x5FC105},
    Slot{"9C", 0x5FC10A},
    Slot{"9D", 0x5FC10B},
    Slot{"9E", 0x5FC101},
};

Result<void> retireLive(
    PlatformStorage &storage, const QString &cardUuid, const QString &slot, const QDateTime &now)
{
    const auto all = storage.credentials(cardUuid);
    if (!all)
        return failure(all.error());
    for (const CredentialRecord &credential : *all) {
        if (credential.slot != slot || credential.state != RecordState::Live)
            continue;
        auto done
            = storage.setState(credential.serialNumber, RecordState::Retired, now).and_then([&] {
                  return endCopiesOf(storage, cardUuid, slot);
              });
        if (!done)
            return done;
    }
    return {};
}

Result<void> addLive(PlatformStorage &storage, const QString &cardUuid, const QString &slot,
    const Bytes &der, const QDateTime &now)
{
    const CertificateHandle certificate = certificateOf(der);
    if (!certificate)
        return failure(ErrorCode::CertificateMalformed, slot);
    CredentialRecord credential;
    credential.serialNumber = serialNumberOf(certificate.get());
    credential.cardUuid = cardUuid;
    credential.slot = slot;
    credential.state = RecordState::Live;
    credential.certificate = der;
    credential.keyDigest = keyDigestOf(X509_get0_pubkey(certificate.get()));
    credential.changedAt = now;
    const auto known = storage.credential(credential.serialNumber);
    if (!known)
        return failure(known.error());
    if (*known)
        return {};
    return retireLive(storage, cardUuid, slot, now)
        .and_then([&] { return storage.addCredential(credential); })
        .and_then([&] {
            return storage.addAudit(
                {now, cardUuid, QStringLiteral("registered"), credential.serialNumber});
        });
}

} // namespace

Result<void> registerCardIn(PlatformStorage &storage, const CardRecord &card,
    const QMap<QString, Bytes> &certificates, const QDateTime &now)
{
    return storage.transaction([&] {
        Result<void> done = storage.putCard(card);
        for (auto it = certificates.begin(); done && it != certificates.end(); ++it)
            done = addLive(storage, card.uuid, it.key(), it.value(), now);
        return done;
    });
}

Result<void> registerCardAt(const QString &folder, const CardRecord &card,
    const QMap<QString, Bytes> &certificates, const QDateTime &now)
{
    if (!QDir().mkpath(folder))
        return failure(ErrorCode::FileNotWritable, folder);
    const auto storage = SqliteStorage::open(SqliteStorage::fileIn(folder));
    if (!storage)
        return failure(storage.error());
    return registerCardIn(**storage, card, certificates, now);
}

Result<void> setReferencePictureAt(
    const QString &folder, const QString &cardUuid, const Bytes &jpeg)
{
    const auto storage = SqliteStorage::open(SqliteStorage::fileIn(folder));
    if (!storage)
        return failure(storage.error());
    return (*storage)->transaction(
        [&] { return (*storage)->faces().putReference(cardUuid, jpeg); });
}

QMap<QString, Bytes> certificatesIn(const VirtualPivCard &card)
{
    QMap<QString, Bytes> certificates;
    for (const Slot &slot : cardSlots) {
        const auto container = card.object(slot.object);
        const Bytes der = container ? certificateInContainer(*container) : Bytes();
        if (!der.empty())
            certificates.insert(QLatin1String(slot.name), der);
    }
    return certificates;
}

Bytes certificateInContainer(ByteView container)
{
    const auto objects = readObjects(container);
    const auto certificate = objects ? find(*objects, 0x70) : std::nullopt;
    const auto information = objects ? find(*objects, 0x71) : std::nullopt;
    const bool compressed = information && !information->empty() && information->front() != 0;
    if (!certificate || compressed)
        return {};
    return {certificate->begin(), certificate->end()};
}

} // namespace eid::sandbox
