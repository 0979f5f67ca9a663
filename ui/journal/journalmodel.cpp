#include "ui/journal/journalmodel.h"

#include "ui/journal/journalrow.h"

namespace eid::ui {

void JournalModel::setPart(const JournalPart &part)
{
    beginResetModel();
    m_part = part;
    endResetModel();
}

void JournalModel::addOlder(const JournalPart &part)
{
    m_part.total = part.total;
    if (part.entries.isEmpty())
        return;
    const auto before = static_cast<int>(m_part.entries.size());
    beginInsertRows({}, before, before + static_cast<int>(part.entries.size()) - 1);
    m_part.entries += part.entries;
    endInsertRows();
}

int JournalModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_part.entries.size());
}

QVariant JournalModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const JournalRow row(entry(index.row()));
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return row.spoken();
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return row.detail;
    default:
        return {};
    }
}

void JournalModel::retranslate()
{
    if (!m_part.entries.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

} // namespace eid::ui
