#include "core/card/holder.h"

#include <algorithm>

namespace eid {

namespace {

constexpr qsizetype idNumberLength = 18;
constexpr qsizetype birthDateAt = 6;
constexpr qsizetype birthDateLength = 8;

bool isDigit(QChar character)
{
    // Not QChar::isDigit(), which knows the digits of every script.
    return character >= u'0' && character <= u'9';
}

std::optional<QString> idNumberOf(const QString &semanticsIdentifier)
{
    // IDC: a national identity card; CN: of China.
    static const QString prefix = QStringLiteral("IDCCN-");
    if (!semanticsIdentifier.startsWith(prefix))
        return std::nullopt;
    const QString number = semanticsIdentifier.sliced(prefix.size()).toUpper();
    if (!isIdNumber(number))
        return std::nullopt;
    return number;
}

} // namespace

QChar idNumberCheckDigit(const QString &number)
{
    static constexpr char16_t checkDigits[] = u"10X98765432";
    if (number.size() < idNumberLength - 1)
        return {};
    int remainder = 0;
    for (const QChar character : number.first(idNumberLength - 1)) {
        if (!isDigit(character))
            return {};
        // Each digit counts twice as much as the one behind it, the last one two.
        remainder = (remainder + (character.unicode() - u'0')) * 2 % 11;
    }
    return checkDigits[remainder];
}

std::optional<QDate> birthDateOf(const QString &number)
{
    if (number.size() != idNumberLength)
        return std::nullopt;
    const QString digits = number.sliced(birthDateAt, birthDateLength);
    if (!std::ranges::all_of(digits, isDigit))
        return std::nullopt;
    const QDate date(
        digits.first(4).toInt(), digits.sliced(4, 2).toInt(), digits.sliced(6, 2).toInt());
    if (!date.isValid())
        return std::nullopt;
    return date;
}

bool isIdNumber(const QString &number)
{
    return number.size() == idNumberLength && birthDateOf(number)
        && idNumberCheckDigit(number) == number.back();
}

std::optional<Holder> holderOf(const Certificate &certificate)
{
    Holder holder;
    holder.name = certificate.commonName.trimmed();
    if (holder.name.isEmpty())
        return std::nullopt;
    holder.idNumber = idNumberOf(certificate.serialNumberAttribute);
    if (holder.idNumber)
        holder.birthDate = birthDateOf(*holder.idNumber);
    return holder;
}

} // namespace eid
