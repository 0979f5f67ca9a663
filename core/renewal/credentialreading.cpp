#include "core/renewal/credentialreading.h"

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

} // namespace eid
