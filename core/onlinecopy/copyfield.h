#pragma once

#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>
#include <span>

namespace eid {

/// What an online copy can tell of its holder, each by itself (resources/platform/openapi.yaml).
enum class CopyField {
    Name,
    IdNumber,
    BirthDate,
    Sex,
    DocumentExpiry, ///< of the ID card
    Age14, ///< whether the holder is 14 or older; the birth date is not told with it
    Age16,
    Age18,
    Age21,
    Age60,
};

/// Every field, in the order in which they are shown.
std::span<const CopyField> allCopyFields();

/// The stable identifier of \a field, for JSON, scripts and the records: "id-number", "age-18".
QString copyFieldIdentifier(CopyField field);
std::optional<CopyField> copyFieldOf(const QString &identifier);

/// Where \a field stands among the claims of a copy: {"id_number"}, {"age_equal_or_over", "18"}.
QStringList copyFieldPath(CopyField field);
std::optional<CopyField> copyFieldAt(const QStringList &path);

/// Whether \a field says yes or no to an age, and nothing else.
bool isAgeField(CopyField field);

} // namespace eid

Q_DECLARE_METATYPE(eid::CopyField)
