#pragma once

#include <QScrollBar>

namespace eid::ui {

/// A scroll bar that is a rounded handle and nothing else, as far as it is painted.
class SlimScrollBar : public QScrollBar
{
    Q_OBJECT

public:
    explicit SlimScrollBar(Qt::Orientation orientation, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace eid::ui
