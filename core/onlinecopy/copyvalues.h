#pragma once

#include "core/base/result.h"
#include "core/onlinecopy/onlinecopy.h"

#include <QDate>
#include <QJsonObject>
#include <QList>

#include <optional>

namespace eid {

struct ReadCopy;

/// Whether the fields in \a claims, of a copy with all its disclosures, have their form: a name
/// that shows as what it is, an ID number of 18 characters, ISO dates, "male", "female" or
/// "unknown" for the sex, true or false for ages. Fails with CopyMalformed and the field in the
/// detail.
Result<void> checkValues(const QJsonObject &claims);

/// The values of \a copy in the order of CopyField, masked and open.
QList<CopyValue> valuesOf(const ReadCopy &copy);

/// The last day of the document that \a copy is of.
std::optional<QDate> documentExpiryOf(const ReadCopy &copy);

} // namespace eid
