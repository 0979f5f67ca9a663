#pragma once

#include <QListView>

namespace eid::ui {

class JournalModel;

/// The entries of a JournalModel one below the other, as high as all of them are: the page around
/// it scrolls, and follows the current entry.
class JournalList : public QListView
{
    Q_OBJECT

public:
    explicit JournalList(JournalModel &model, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void fitHeight();
    void showCurrent();
};

} // namespace eid::ui
