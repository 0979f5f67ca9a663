#pragma once

#include <QByteArray>
#include <QMap>

#include <optional>

namespace eid::sandbox {

using FormFields = QMap<QByteArray, QByteArray>;

/// The fields of \a body, "application/x-www-form-urlencoded" (RFC 6749, appendix B). Nothing where
/// a field comes twice (3.2), where what stands behind "%" is no octet, and for more than 16
/// fields.
std::optional<FormFields> formFields(QByteArrayView body);

} // namespace eid::sandbox
