#pragma once

#include <QCheckBox>

namespace eid::ui {

/// A check box that is easy to hit and whose words wrap: a consent.
class Tick : public QCheckBox
{
    Q_OBJECT

public:
    explicit Tick(QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    [[nodiscard]] bool hitButton(const QPoint &place) const override;

private:
    [[nodiscard]] int indent() const; ///< of the words, px
};

} // namespace eid::ui
