#pragma once

#include "core/base/result.h"
#include "core/smartcard/pcscapi.h"
#include "tests/sandbox/demo/democa.h"
#include "tests/sandbox/demo/democitizen.h"
#include "tests/sandbox/platform/registration.h"

#include <QMap>
#include <QUuid>

#include <functional>
#include <memory>

namespace eid::sandbox {

/// What an empty PIV card shall become.
struct PersonalisationOrder
{
    QString reader; ///< its name in PC/SC
    DemoCitizen citizen;
    Bytes adminKey; ///< the card's present 9B key, which stays: 16, 24 or 32 octets
    QUuid cardUuid; ///< goes into the CHUID and the certificates
};

/// What came of it, as the platform has to know it.
struct PersonalisedCard
{
    CardRecord card;
    QMap<QString, Bytes> certificates; ///< DER, by slot: "9A", "9C", "9D", "9E"
};

/// Turns the empty PIV card in a reader into a citizen's eID card, by standard commands alone: keys
/// made in the card, certificates of \a ca, the citizen's PIN and PUK in the place of those that
/// PIV cards are delivered with (123456 and 12345678), CCC and, at the very end, CHUID. Just before
/// that \a announce is called: a card with a CHUID is one that the platform knows.
///
/// Fails with InvalidArgument, before anything is written, where the card has a CHUID already or
/// the key does not fit its administration cipher; with CardRefused where it is the wrong key; with
/// PinWrong and PukWrong where they are neither as delivered nor the citizen's; and with all that a
/// card and a reader can do wrong. A card that was left in the middle has no CHUID and can be done
/// again.
Result<PersonalisedCard> personalise(const std::shared_ptr<const PcscApi> &api,
    const PersonalisationOrder &order, const DemoCa &ca,
    const std::function<Result<void>(const PersonalisedCard &)> &announce);

/// The administration key that PIV cards are often delivered with: 0102030405060708 three times.
Bytes deliveredAdminKey();

} // namespace eid::sandbox
