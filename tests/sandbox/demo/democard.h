#pragma once

#include "core/base/result.h"
#include "tests/sandbox/card/virtualpivcard.h"
#include "tests/sandbox/demo/democa.h"
#include "tests/sandbox/demo/democitizen.h"

#include <QUuid>

#include <memory>

namespace eid::sandbox {

/// The card of \a citizen as it comes out of the bureau: keys made in the card, certificates of \a
/// ca of about 1 kB in 9A, 9C, 9D and 9E, CHUID, CCC, PIN, PUK and administration key. Keys and
/// validity are new each time; the GUID is always the same one.
Result<std::shared_ptr<VirtualPivCard>> makeDemoCard(const DemoCitizen &citizen, const DemoCa &ca);

/// The same from an authority of its own, which is then gone. Ends the process where the machine
/// has no random numbers or no memory: there is nothing a test could do about it.
std::shared_ptr<VirtualPivCard> makeDemoCard(const DemoCitizen &citizen);

/// What the authority is asked to certify for \a citizen's card with the GUID \a cardUuid.
CertificateRequest demoCertificateRequest(
    const DemoCitizen &citizen, CertificatePurpose purpose, const QString &cardUuid);

/// The GUID of the card of \a citizen.
QUuid demoCardUuid(const DemoCitizen &citizen);

/// The last day on which the resident ID card of \a citizen is valid.
QDate demoDocumentExpiry(const DemoCitizen &citizen);

/// The administration key (9B) of all demo cards with this algorithm.
Bytes demoAdminKey(AdminAlgorithm algorithm);

} // namespace eid::sandbox
