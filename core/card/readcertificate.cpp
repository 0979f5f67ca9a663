#include "core/card/readcertificate.h"

#include "core/card/carddesk.h"
#include "core/card/eidcard.h"

namespace eid {

QFuture<Result<CertificateSlot>> readCertificate(
    CardDesk &desk, const QString &reader, const QString &serial, KeySlot slot)
{
    return desk.run(CardDesk::Target{reader, serial},
        [slot](EidCard &card, CardVisit &) -> Result<CertificateSlot> {
            auto reading = card.readCertificate(slot);
            if (!reading)
                return failure(reading.error());
            return std::move(reading->slot);
        });
}

} // namespace eid
