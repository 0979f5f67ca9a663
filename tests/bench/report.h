#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace eid::bench {

/// One figure with what it should be at most, and at least.
struct Row
{
    QString group; ///< "card, short APDUs"
    QString name; ///< "insertion to tries"
    double value = 0;
    QString unit; ///< "APDUs", "ms", "MiB"
    std::optional<double> atMost; ///< both unset: for the record alone
    std::optional<double> atLeast = {};
};

class Report
{
public:
    void add(Row row) { m_rows.append(std::move(row)); }
    [[nodiscard]] QString toTable() const;
    [[nodiscard]] QByteArray toJson() const;
    [[nodiscard]] bool isWithinLimits() const;

private:
    QList<Row> m_rows;
};

} // namespace eid::bench
