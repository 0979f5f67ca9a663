#pragma once

#include <QByteArray>
#include <QString>

namespace eid::sandbox {

/// A new code by which a card is reported lost without it: 80 random bits in base32 (RFC 4648, 6),
/// in groups of four.
QString makeLossCode();

/// What is kept of a code, however it is written: groups, blanks and small letters do not matter.
/// Empty where it is none.
QByteArray digestOfLossCode(const QString &code);

} // namespace eid::sandbox
