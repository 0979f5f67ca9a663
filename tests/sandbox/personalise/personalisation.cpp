#include "tests/sandbox/personalise/personalisation.h"

#include "core/card/eidcard.h"
#include "core/smartcard/connection.h"
#include "tests/sandbox/demo/democard.h"
#include "tests/sandbox/personalise/cardobjects.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace eid::sandbox {

namespace {

constexpr std::string_view deliveredPin = "123456";
constexpr std::string_view deliveredPuk = "12345678";

struct Slot
{
    KeySlot slot;
    CertificatePurpose purpose;
};

constexpr std::array cardSlots{
    Slot{KeySlot::Authentication, CertificatePurpose::Authentication},
    Slot{KeySlot::Signature, CertificatePurpose::Signature},
    Slot{KeySlot::KeyManagement, CertificatePurpose::KeyAgreement},
    Slot{KeySlot::CardAuthentication, CertificatePurpose::CardAuthentication},
};

eid::KeyAlgorithm algorithmOf(DemoCitizen::Keys keys)
{
    switch (keys) {
    case DemoCitizen::Keys::EcP256:
        return eid::KeyAlgorithm::EcP256;
    case DemoCitizen::Keys::Rsa2048:
        return eid::KeyAlgorithm::Rsa2048;
    }
    Q_UNREACHABLE();
}

AdminAlgorithm algorithmOf(AdministratorAlgorithm algorithm)
{
    switch (algorithm) {
    case AdministratorAlgorithm::TripleDes:
        return AdminAlgorithm::TripleDes;
    case AdministratorAlgorithm::Aes128:
        return AdminAlgorithm::Aes128;
    case AdministratorAlgorithm::Aes192:
        return AdminAlgorithm::Aes192;
    case AdministratorAlgorithm::Aes256:
        return AdminAlgorithm::Aes256;
    }
    Q_UNREACHABLE();
}

Result<std::unique_ptr<EidCard>> cardIn(
    const std::shared_ptr<const PcscApi> &api, const QString &reader)
{
    return PcscContext::establish(api)
        .and_then([&](const std::shared_ptr<PcscContext> &context) {
            return Connection::open(context, reader);
        })
        .and_then([](std::unique_ptr<Connection> &&connection) {
            return EidCard::recognise(std::move(connection));
        });
}

/// Proves the administration key within the visit that is open, and returns it with its cipher.
Result<AdminKey> authenticate(EidCard &card, const Bytes &key)
{
    const auto challenge = card.beginAdministratorAuthentication();
    if (!challenge)
        return failure(challenge.error());
    const AdminKey admin{algorithmOf(challenge->algorithm), key};
    const Bytes response = admin.encrypt(challenge->challenge);
    if (response.empty())
        return failure(ErrorCode::InvalidArgument,
            QStringLiteral("the card's administration key is %1, of %2 octets")
                .arg(administratorAlgorithmName(challenge->algorithm))
                .arg(keySize(admin.algorithm)));
    return card.finishAdministratorAuthentication(response).map([&] { return admin; });
}

CertificateRequest requestFor(const PersonalisationOrder &order, CertificatePurpose purpose)
{
    return demoCertificateRequest(
        order.citizen, purpose, order.cardUuid.toString(QUuid::WithoutBraces));
}

Result<PersonalisedCard> fill(EidCard &card, const PersonalisationOrder &order, const DemoCa &ca)
{
    const EidCard::Visit visit(card);
    const auto admin = authenticate(card, order.adminKey);
    if (!admin)
        return failure(admin.error());
    PersonalisedCard made{
        {order.cardUuid.toString(QUuid::WithoutBraces), *admin, demoDocumentExpiry(order.citizen)},
        {}};
    for (const Slot &slot : cardSlots) {
        PinTrail trail;
        const auto der = card.generateKey(slot.slot, algorithmOf(order.citizen.keys), trail)
                             .and_then([&](const Bytes &publicKey) {
                                 return ca.issue(requestFor(order, slot.purpose), publicKey);
                             });
        if (!der)
            return failure(der.error());
        if (const auto written = card.writeCertificate(slot.slot, *der, trail); !written)
            return failure(written.error());
        made.certificates.insert(slotName(slot.slot), *der);
    }
    return made;
}

Secret secretOf(const Bytes &octets)
{
    return Secret(octets);
}

Secret secretOf(std::string_view characters)
{
    return secretOf(Bytes(characters.begin(), characters.end()));
}

Result<void> changeOnce(EidCard &card, PinRole role, const Secret &from, const Secret &to)
{
    PinTrail trail;
    auto changed = card.changePin(role, from, to, TryConsent::KeepLast, trail);
    // A card that does not tell its tries is as delivered, and has them all.
    if (!changed && changed.error().code == ErrorCode::PinTriesUnknown)
        changed = card.changePin(role, from, to, TryConsent::LastTry, trail);
    return changed;
}

Result<void> change(EidCard &card, PinRole role, std::string_view from, const Bytes &to)
{
    if (std::ranges::equal(from, to))
        return {};
    auto changed = changeOnce(card, role, secretOf(from), secretOf(to));
    // It may have been changed by a run that was cut short; if so, the tries are all back then.
    const bool wrong = !changed
        && (changed.error().code == ErrorCode::PinWrong
            || changed.error().code == ErrorCode::PukWrong);
    return wrong ? changeOnce(card, role, secretOf(to), secretOf(to)) : changed;
}

} // namespace

Result<PersonalisedCard> personalise(const std::shared_ptr<const PcscApi> &api,
    const PersonalisationOrder &order, const DemoCa &ca,
    const std::function<Result<void>(const PersonalisedCard &)> &announce)
{
    auto empty = cardIn(api, order.reader);
    if (!empty)
        return failure(empty.error());
    const auto identity = (*empty)->readIdentity();
    if (!identity)
        return failure(identity.error());
    if (!identity->serial.isEmpty())
        return failure(
            ErrorCode::InvalidArgument, QStringLiteral("the card is not empty: it has a CHUID"));
    auto made = fill(**empty, order, ca);
    if (!made)
        return made;
    const DemoCitizen &citizen = order.citizen;
    const auto changed = change(**empty, PinRole::Pin, deliveredPin, citizen.demoPin).and_then([&] {
        return change(**empty, PinRole::Puk, deliveredPuk, citizen.demoPuk);
    });
    if (!changed)
        return failure(changed.error());
    if (const auto announced = announce(*made); !announced)
        return failure(announced.error());
    // With its CHUID it is another card to whoever knew it before.
    empty->reset();
    const auto written = writeCardObjects(api, order.reader, made->card.adminKey, order.cardUuid);
    if (!written)
        return failure(written.error());
    return made;
}

Bytes deliveredAdminKey()
{
    return demoAdminKey(AdminAlgorithm::TripleDes);
}

} // namespace eid::sandbox
