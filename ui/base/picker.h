#pragma once

#include <QComboBox>

namespace eid::ui {

/// One of a few things, of which the chosen one is seen; in the look of the buttons.
class Picker : public QComboBox
{
    Q_OBJECT

public:
    explicit Picker(QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    /// Without the keyboard a wheel scrolls the page and chooses nothing.
    void wheelEvent(QWheelEvent *event) override;
};

} // namespace eid::ui
