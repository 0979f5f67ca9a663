#include "tests/bench/report.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace eid::bench {

namespace {

bool isWithin(const Row &row)
{
    return (!row.atMost || row.value <= *row.atMost) && (!row.atLeast || row.value >= *row.atLeast);
}

QString number(double value)
{
    return QString::number(value, 'f', value == static_cast<qint64>(value) ? 0 : 3);
}

} // namespace

QString Report::toTable() const
{
    QString table;
    QString group;
    for (const Row &row : m_rows) {
        if (row.group != group) {
            group = row.group;
            table += u'\n' + group + u'\n';
        }
        table += QStringLiteral("  %1 %2 %3")
                     .arg(row.name, -42)
                     .arg(number(row.value), 10)
                     .arg(row.unit, -8);
        if (row.atLeast)
            table += QStringLiteral("  at least %1").arg(number(*row.atLeast));
        if (row.atMost)
            table += QStringLiteral("  at most %1").arg(number(*row.atMost));
        if (!isWithin(row))
            table += QStringLiteral("  MISSED");
        table += u'\n';
    }
    return table;
}

QByteArray Report::toJson() const
{
    QJsonArray rows;
    for (const Row &row : m_rows) {
        QJsonObject object{{QStringLiteral("group"), row.group}, {QStringLiteral("name"), row.name},
            {QStringLiteral("value"), row.value}, {QStringLiteral("unit"), row.unit}};
        if (row.atMost)
            object.insert(QStringLiteral("atMost"), *row.atMost);
        if (row.atLeast)
            object.insert(QStringLiteral("atLeast"), *row.atLeast);
        rows.append(object);
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("rows"), rows}}).toJson();
}

bool Report::isWithinLimits() const
{
    return std::ranges::all_of(m_rows, isWithin);
}

} // namespace eid::bench
