#pragma once

#include "core/journaling/journalkeeper.h"

#include <QAbstractListModel>

namespace eid::ui {

/// The part of the journal that was read so far, the newest entry first.
class JournalModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    /// Shows \a part alone.
    void setPart(const JournalPart &part);
    /// Adds \a part, whose entries are older than those shown.
    void addOlder(const JournalPart &part);

    [[nodiscard]] const JournalEntry &entry(int row) const { return m_part.entries.at(row); }
    /// Whether there are older ones than those shown.
    [[nodiscard]] bool hasOlder() const { return m_part.entries.size() < m_part.total; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    /// DisplayRole and AccessibleTextRole: all of an entry in one sentence; ToolTipRole: its
    /// detail.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    /// The language has changed.
    void retranslate();

private:
    JournalPart m_part;
};

} // namespace eid::ui
