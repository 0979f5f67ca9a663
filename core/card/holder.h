#pragma once

#include "core/card/cardtypes.h"

#include <optional>

namespace eid {

/// Whose card it is, by the subject of its authentication certificate: the common name, and the
/// resident ID number where the subject's serialNumber is "IDCCN-…" (ETSI EN 319 412-1, 5.1.3).
/// Nothing if the subject has no common name. A number that cannot be one is left out.
std::optional<Holder> holderOf(const Certificate &certificate);

/// Whether \a number is a resident ID number (GB 11643): 17 digits with a possible birth date in
/// the seventh to the fourteenth, and the check digit that belongs to them.
bool isIdNumber(const QString &number);

/// The check digit of the first 17 characters of \a number (ISO/IEC 7064, MOD 11-2): '0' to '9' or
/// 'X'. A null character if they are not digits, or fewer.
QChar idNumberCheckDigit(const QString &number);

/// The birth date within \a number; nothing if there is no such day.
std::optional<QDate> birthDateOf(const QString &number);

} // namespace eid
