#pragma once

#include "core/base/bytes.h"
#include "tests/sandbox/card/keyalgorithm.h"

#include <QDate>
#include <QList>
#include <QString>

#include <optional>

namespace eid::sandbox {

/// An invented person and how the demo card of this person is. The PIN and the PUK are known to
/// everybody: they are printed on the sandbox's screen.
struct DemoCitizen
{
    enum class Keys { EcP256, Rsa2048 };

    QString key; ///< what --citizen takes: "default"
    QString name; ///< at most 64 characters, as the common name of a certificate
    QString idNumber; ///< 18 characters with a right check digit
    QString note; ///< what is special, in English, for the list of citizens
    Bytes demoPin; ///< digits, ASCII
    Bytes demoPuk; ///< digits, ASCII
    bool activated = true; ///< false: demoPin is still the one that was issued
    bool metadata = true; ///< the card answers GET METADATA (F7)
    bool extendedLength = false; ///< the card announces extended length
    bool t0 = false; ///< the card speaks T=0
    Keys keys = Keys::EcP256;
    AdminAlgorithm adminAlgorithm = AdminAlgorithm::Aes128;
    int signatureDaysLeft = 731; ///< whole days until the 9C certificate expires
    int documentDaysLeft = 3652; ///< until the last day of the resident ID card
};

/// All citizens; the first is "default".
const QList<DemoCitizen> &demoCitizens();

/// What --citizen takes for a card of nobody: one as PIV cards are delivered, empty.
QString blankCardKey();

/// The citizen that is called \a key, if there is one.
std::optional<DemoCitizen> findDemoCitizen(const QString &key);

/// A resident ID number (GB 11643): six digits of the region, the birth date, three digits of the
/// order, and the check digit that goes with them.
QString residentIdNumber(const QString &region, QDate birth, int order);

} // namespace eid::sandbox
