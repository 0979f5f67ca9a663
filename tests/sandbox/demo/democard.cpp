#include "tests/sandbox/demo/democard.h"

#include "tests/sandbox/demo/demoobjects.h"

#include <QDateTime>

#include <array>

namespace eid::sandbox {

namespace {

struct Slot
{
    std::uint8_t key;
    std::uint32_t object;
    CertificatePurpose purpose;
};

constexpr std::array demoSlots{
    Slot{0x9A, 0x5FC105, CertificatePurpose::Authentication},
    Slot{0x9C, 0x5FC10A, CertificatePurpose::Signature},
    Slot{0x9D, 0x5FC10B, CertificatePurpose::KeyAgreement},
    Slot{0x9E, 0x5FC101, CertificatePurpose::CardAuthentication},
};

constexpr std::uint32_t chuidTag = 0x5FC102;
constexpr std::uint32_t cccTag = 0x5FC107;
constexpr int usualDaysLeft = 731;

KeyAlgorithm algorithmOf(DemoCitizen::Keys keys)
{
    switch (keys) {
    case DemoCitizen::Keys::EcP256:
        return KeyAlgorithm::EccP256;
    case DemoCitizen::Keys::Rsa2048:
        return KeyAlgorithm::Rsa2048;
    }
    Q_UNREACHABLE();
}

/// Half a day more, so that the number of whole days holds for as long as a sandbox is used.
QDateTime afterDays(int days)
{
    return QDateTime::currentDateTimeUtc().addDays(days).addSecs(12 * 60 * 60);
}

Result<void> fillSlot(
    VirtualPivCard &card, const DemoCitizen &citizen, const DemoCa &ca, const Slot &slot)
{
    const auto publicKey = card.generateKey(slot.key, algorithmOf(citizen.keys));
    if (!publicKey)
        return failure(publicKey.error());
    const auto certificate = ca.issue(demoCertificateRequest(citizen, slot.purpose,
                                          demoCardUuid(citizen).toString(QUuid::WithoutBraces)),
        *publicKey);
    if (!certificate)
        return failure(certificate.error());
    return card.putObject(slot.object, certificateContainer(*certificate));
}

CardProfile profileFor(const DemoCitizen &citizen)
{
    CardProfile profile;
    profile.metadata = citizen.metadata;
    profile.extendedLength = citizen.extendedLength;
    profile.t0 = citizen.t0;
    return profile;
}

} // namespace

Result<std::shared_ptr<VirtualPivCard>> makeDemoCard(const DemoCitizen &citizen, const DemoCa &ca)
{
    auto card = std::make_shared<VirtualPivCard>(profileFor(citizen));
    const QByteArray rfc4122 = demoCardUuid(citizen).toRfc4122();
    const Bytes guid(rfc4122.begin(), rfc4122.end());

    Result<void> made = card->putObject(
        chuidTag, cardholderUniqueIdentifier(guid, afterDays(usualDaysLeft).date()));
    if (made)
        made = card->putObject(cccTag, cardCapabilityContainer(guid));
    for (const Slot &slot : demoSlots) {
        if (made)
            made = fillSlot(*card, citizen, ca, slot);
    }
    if (made)
        made = card->setAdminKey(citizen.adminAlgorithm, demoAdminKey(citizen.adminAlgorithm));
    if (made && citizen.activated)
        made = card->setPin(citizen.demoPin);
    if (made)
        made = card->setPuk(citizen.demoPuk);
    if (!made)
        return failure(made.error());
    return card;
}

std::shared_ptr<VirtualPivCard> makeDemoCard(const DemoCitizen &citizen)
{
    const auto card
        = DemoCa::create().and_then([&](const DemoCa &ca) { return makeDemoCard(citizen, ca); });
    if (!card)
        qFatal("%s", qUtf8Printable(card.error().detail));
    return *card;
}

CertificateRequest demoCertificateRequest(
    const DemoCitizen &citizen, CertificatePurpose purpose, const QString &cardUuid)
{
    const bool namesPerson = purpose != CertificatePurpose::CardAuthentication;
    const bool signs = purpose == CertificatePurpose::Signature;
    CertificateRequest request;
    request.purpose = purpose;
    request.commonName = namesPerson ? citizen.name : QStringLiteral("eID card ") + cardUuid;
    request.serialNumber = namesPerson ? QStringLiteral("IDCCN-") + citizen.idNumber : cardUuid;
    request.cardUuid = cardUuid;
    request.notAfter = afterDays(signs ? citizen.signatureDaysLeft : usualDaysLeft);
    return request;
}

QUuid demoCardUuid(const DemoCitizen &citizen)
{
    static const QUuid space(QStringLiteral("6f1c1d0e-2b7a-4f57-9d43-3a0b6a9b7c11"));
    return QUuid::createUuidV5(space, citizen.key);
}

QDate demoDocumentExpiry(const DemoCitizen &citizen)
{
    return QDateTime::currentDateTimeUtc().date().addDays(citizen.documentDaysLeft);
}

Bytes demoAdminKey(AdminAlgorithm algorithm)
{
    Bytes key(keySize(algorithm));
    for (std::size_t i = 0; i < key.size(); ++i)
        key[i] = static_cast<std::uint8_t>(i % 8 + 1);
    return key;
}

} // namespace eid::sandbox
