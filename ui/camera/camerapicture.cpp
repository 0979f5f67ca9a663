#include "ui/camera/camerapicture.h"

#include "ui/base/metrics.h"
#include "ui/camera/pictureimage.h"

#include <QPainter>
#include <QPainterPath>

namespace eid::ui {

namespace {

constexpr QSize leastSize(320, 200); // px
constexpr int greatestHeight = 560; // px: a column is not wider than it fills
constexpr QColor empty(28, 32, 40);

} // namespace

CameraPicture::CameraPicture(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    setMaximumHeight(greatestHeight);
    setAttribute(Qt::WA_OpaquePaintEvent, false);
}

void CameraPicture::setPicture(const eid::Picture &picture)
{
    m_picture = picture;
    update();
}

QSize CameraPicture::sizeHint() const
{
    return leastSize;
}

void CameraPicture::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath shape;
    shape.addRoundedRect(rect(), metrics::radius, metrics::radius);
    painter.setClipPath(shape);
    painter.fillRect(rect(), empty);
    if (!m_picture.isNull())
        paintPicture(painter);
    paintAbove(painter);
}

// All of its height is seen, so that what it shows lies in the widget as it lies in the picture;
// what is too wide is cut off on both sides.
void CameraPicture::paintPicture(QPainter &painter) const
{
    const QImage image = imageOf(m_picture);
    const double filled = static_cast<double>(height()) * image.width() / image.height();
    const QRectF place((width() - filled) / 2, 0, filled, height());
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.translate(width(), 0);
    painter.scale(-1, 1);
    painter.drawImage(place, image);
    painter.restore();
}

} // namespace eid::ui
