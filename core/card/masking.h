#pragma once

#include <QString>

namespace eid {

/// A resident ID number as it may stand on a screen that others see: the first four characters and
/// the last two, bullets between them. A number too short for that becomes bullets alone.
QString maskedIdNumber(const QString &idNumber);

/// \a text with every resident ID number in it masked: 17 digits and a digit or X that stand
/// alone or behind "IDCCN-", as in the subject of a certificate.
QString withIdNumbersMasked(const QString &text);

} // namespace eid
