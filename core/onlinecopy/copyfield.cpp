#include "core/onlinecopy/copyfield.h"

#include <algorithm>
#include <array>

namespace eid {

namespace {

constexpr std::array fields{CopyField::Name, CopyField::IdNumber, CopyField::BirthDate,
    CopyField::Sex, CopyField::DocumentExpiry, CopyField::Age14, CopyField::Age16, CopyField::Age18,
    CopyField::Age21, CopyField::Age60};

const QString ages = QStringLiteral("age_equal_or_over");

/// The number of years of an age field; empty for the others.
QString yearsOf(CopyField field)
{
    switch (field) {
    case CopyField::Age14:
        return QStringLiteral("14");
    case CopyField::Age16:
        return QStringLiteral("16");
    case CopyField::Age18:
        return QStringLiteral("18");
    case CopyField::Age21:
        return QStringLiteral("21");
    case CopyField::Age60:
        return QStringLiteral("60");
    case CopyField::Name:
    case CopyField::IdNumber:
    case CopyField::BirthDate:
    case CopyField::Sex:
    case CopyField::DocumentExpiry:
        return {};
    }
    Q_UNREACHABLE();
}

QString claimOf(CopyField field)
{
    switch (field) {
    case CopyField::Name:
        return QStringLiteral("name");
    case CopyField::IdNumber:
        return QStringLiteral("id_number");
    case CopyField::BirthDate:
        return QStringLiteral("birthdate");
    case CopyField::Sex:
        return QStringLiteral("sex");
    case CopyField::DocumentExpiry:
        return QStringLiteral("document_expiry");
    case CopyField::Age14:
    case CopyField::Age16:
    case CopyField::Age18:
    case CopyField::Age21:
    case CopyField::Age60:
        return ages;
    }
    Q_UNREACHABLE();
}

} // namespace

std::span<const CopyField> allCopyFields()
{
    return fields;
}

QString copyFieldIdentifier(CopyField field)
{
    switch (field) {
    case CopyField::Name:
        return QStringLiteral("name");
    case CopyField::IdNumber:
        return QStringLiteral("id-number");
    case CopyField::BirthDate:
        return QStringLiteral("birth-date");
    case CopyField::Sex:
        return QStringLiteral("sex");
    case CopyField::DocumentExpiry:
        return QStringLiteral("document-expiry");
    case CopyField::Age14:
    case CopyField::Age16:
    case CopyField::Age18:
    case CopyField::Age21:
    case CopyField::Age60:
        return QStringLiteral("age-") + yearsOf(field);
    }
    Q_UNREACHABLE();
}

std::optional<CopyField> copyFieldOf(const QString &identifier)
{
    const auto *const found = std::ranges::find(fields, identifier, &copyFieldIdentifier);
    return found == fields.end() ? std::nullopt : std::optional(*found);
}

QStringList copyFieldPath(CopyField field)
{
    return isAgeField(field) ? QStringList{ages, yearsOf(field)} : QStringList{claimOf(field)};
}

std::optional<CopyField> copyFieldAt(const QStringList &path)
{
    const auto *const found = std::ranges::find(fields, path, &copyFieldPath);
    return found == fields.end() ? std::nullopt : std::optional(*found);
}

bool isAgeField(CopyField field)
{
    return !yearsOf(field).isEmpty();
}

} // namespace eid
