#include "core/card/masking.h"

#include <QRegularExpression>

namespace eid {

namespace {

constexpr qsizetype shownAtFront = 4;
constexpr qsizetype shownAtEnd = 2;
constexpr char16_t bullet = u'•';

} // namespace

QString maskedIdNumber(const QString &idNumber)
{
    if (idNumber.size() <= shownAtFront + shownAtEnd)
        return QString(idNumber.size(), QChar(bullet));
    const qsizetype hidden = idNumber.size() - shownAtFront - shownAtEnd;
    return idNumber.first(shownAtFront) + QString(hidden, QChar(bullet))
        + idNumber.last(shownAtEnd);
}

QString withIdNumbersMasked(const QString &text)
{
    static const QRegularExpression idNumber(QStringLiteral("(?<![0-9])[0-9]{17}[0-9Xx](?![0-9])"));
    QString masked = text;
    auto matches = idNumber.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        masked.replace(
            match.capturedStart(), match.capturedLength(), maskedIdNumber(match.captured()));
    }
    return masked;
}

} // namespace eid
