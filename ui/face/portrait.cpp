#include "ui/face/portrait.h"

#include "ui/base/metrics.h"
#include "ui/base/tone.h"
#include "ui/camera/pictureimage.h"

#include <QPainter>
#include <QPainterPath>

namespace eid::ui {

namespace {

constexpr QSize usualSize(300, 400); // px

} // namespace

Portrait::Portrait(const WipedBytes &jpeg, QWidget *parent)
    : QWidget(parent)
    , m_picture(decoded(jpeg))
{
    setFixedSize(usualSize);
}

QSize Portrait::sizeHint() const
{
    return usualSize;
}

void Portrait::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    QPainterPath shape;
    shape.addRoundedRect(
        QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radius, metrics::radius);
    painter.setClipPath(shape);
    if (!m_picture.isNull())
        painter.drawImage(rect(), imageOf(m_picture));
    painter.setClipping(false);
    painter.setPen(lineColor(palette()));
    painter.drawPath(shape);
}

} // namespace eid::ui
