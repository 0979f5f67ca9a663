#pragma once

#include "core/face/picture.h"

#include <QWidget>

namespace eid::ui {

/// What a camera sees, as in a mirror: whoever moves to the left moves to the left. It takes the
/// room that others leave.
class CameraPicture : public QWidget
{
    Q_OBJECT

public:
    explicit CameraPicture(QWidget *parent = nullptr);

    void setPicture(const eid::Picture &picture);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    /// Draws what stands above the picture, within its rounded corners.
    virtual void paintAbove(QPainter &) { }

private:
    void paintPicture(QPainter &painter) const;

    eid::Picture m_picture;
};

} // namespace eid::ui
