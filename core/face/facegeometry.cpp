#include "core/face/facegeometry.h"

#include <QLineF>
#include <QtMath>

namespace eid {

double FaceGeometry::interEyeDistance() const
{
    return QLineF(rightEye, leftEye).length();
}

double FaceGeometry::roll() const
{
    const QPointF across = leftEye - rightEye;
    return qRadiansToDegrees(std::atan2(across.y(), across.x()));
}

} // namespace eid
