#include "core/renewal/credentialreading.h"

#include "core/crypto/publickey.h"
#include "core/renewal/renewalplan.h"

namespace eid {

Result<void> readCredentials(EidCard &card, CardVisit &visit)
{
    const QList<CertificateSlot> known = visit.state().certificates;
    for (const CertificateSlot &slot : known) {
        const bool isCredential
            = slot.slot == KeySlot::Authentication || slot.slot == KeySlot::Signature;
        if (!isCredential || slot.content != CertificateSlot::Content::Unread)
            continue;
        const auto reading = card.readCertificate(slot.slot);
        if (!reading)
            return failure(reading.error());
        visit.setCertificate(reading->slot);
    }
    return {};
}

Result<QList<KeySlot>> findLostKeys(EidCard &card, const CardState &shown)
{
    QList<KeySlot> lost;
    for (const KeySlot slot : {KeySlot::Authentication, KeySlot::Signature}) {
        const Certificate *certificate = certificateIn(shown, slot);
        const auto key = card.readPublicKey(slot);
        if (!key)
            return failure(key.error());
        if (certificate != nullptr && *key && **key != publicKeyOf(*certificate))
            lost.append(slot);
    }
    return lost;
}

} // namespace eid
