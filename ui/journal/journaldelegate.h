#pragma once

#include <QStyledItemDelegate>

namespace eid::ui {

class JournalModel;

/// Paints an entry of the journal: a sign, what was done and when, and below it how it ended. All
/// of the words are shown, on as many lines as they need.
class JournalDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    JournalDelegate(const JournalModel &model, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(
        const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const JournalModel &m_model;
};

} // namespace eid::ui
