#include "core/onlinecopy/copyvalues.h"

#include "core/card/holder.h"
#include "core/card/masking.h"
#include "core/onlinecopy/issuedcopy.h"

#include <algorithm>

namespace eid {

namespace {

constexpr qsizetype longestName = 200;
constexpr QChar bullet(0x2022);

QJsonValue valueAt(const QJsonObject &claims, CopyField field)
{
    QJsonValue value = claims;
    for (const QString &step : copyFieldPath(field))
        value = value.toObject()[step];
    return value;
}

/// A name may have rare characters of private use; what nobody sees it may not have.
bool isName(const QString &text)
{
    return !text.trimmed().isEmpty() && text.size() <= longestName
        && std::ranges::none_of(text, [](QChar c) {
               return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format
                   || c.category() == QChar::Separator_Line
                   || c.category() == QChar::Separator_Paragraph;
           });
}

bool isDate(const QString &text)
{
    const QDate date = QDate::fromString(text, Qt::ISODate);
    return date.isValid() && date.toString(Qt::ISODate) == text;
}

bool isSex(const QString &text)
{
    return text == QLatin1String("male") || text == QLatin1String("female")
        || text == QLatin1String("unknown");
}

bool hasItsForm(CopyField field, const QJsonValue &value)
{
    switch (field) {
    case CopyField::Name:
        return isName(value.toString());
    case CopyField::IdNumber:
        return isIdNumber(value.toString());
    case CopyField::BirthDate:
    case CopyField::DocumentExpiry:
        return isDate(value.toString());
    case CopyField::Sex:
        return isSex(value.toString());
    case CopyField::Age14:
    case CopyField::Age16:
    case CopyField::Age18:
    case CopyField::Age21:
    case CopyField::Age60:
        return value.isBool();
    }
    Q_UNREACHABLE();
}

QString openOf(CopyField field, const QJsonValue &value)
{
    if (isAgeField(field))
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    return value.toString();
}

/// The first character and bullets for the others.
QString maskedName(const QString &name)
{
    const auto characters = name.toUcs4();
    QString masked = QString::fromUcs4(
        reinterpret_cast<const char32_t *>(characters.constData()), characters.isEmpty() ? 0 : 1);
    return masked + QString(std::max<qsizetype>(characters.size() - 1, 1), bullet);
}

QString maskedOf(CopyField field, const QString &open)
{
    switch (field) {
    case CopyField::Name:
        return maskedName(open);
    case CopyField::IdNumber:
        return maskedIdNumber(open);
    case CopyField::BirthDate: {
        const QString two(2, bullet);
        return two + two + u'-' + two + u'-' + two;
    }
    case CopyField::DocumentExpiry:
        return open; // says nothing of the person
    case CopyField::Sex:
    case CopyField::Age14:
    case CopyField::Age16:
    case CopyField::Age18:
    case CopyField::Age21:
    case CopyField::Age60:
        return QString(1, bullet);
    }
    Q_UNREACHABLE();
}

} // namespace

Result<void> checkValues(const QJsonObject &claims)
{
    for (const CopyField field : allCopyFields()) {
        if (!hasItsForm(field, valueAt(claims, field)))
            return failure(ErrorCode::CopyMalformed, copyFieldIdentifier(field));
    }
    return {};
}

QList<CopyValue> valuesOf(const ReadCopy &copy)
{
    QList<CopyValue> values;
    for (const CopyField field : allCopyFields()) {
        const QString open = openOf(field, valueAt(copy.sdJwt.claims(), field));
        values.append({field, maskedOf(field, open), open});
    }
    return values;
}

std::optional<QDate> documentExpiryOf(const ReadCopy &copy)
{
    const QDate date = QDate::fromString(
        valueAt(copy.sdJwt.claims(), CopyField::DocumentExpiry).toString(), Qt::ISODate);
    return date.isValid() ? std::optional(date) : std::nullopt;
}

} // namespace eid
