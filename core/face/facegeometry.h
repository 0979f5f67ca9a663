#pragma once

#include <QPointF>
#include <QRectF>
#include <QSize>

namespace eid {

/// Where a face is in a picture, in pixels from the picture's upper left corner. Left and right are
/// the person's own (ISO/IEC 19794-5, 5.6), so that the right eye is on the picture's left.
struct FaceGeometry
{
    QSize picture; ///< in which the face was found
    QRectF face; ///< the box of the detector: from the brows to the chin, roughly
    QPointF rightEye; ///< centre of the pupil
    QPointF leftEye;

    /// Pixels between the centres of the eyes.
    [[nodiscard]] double interEyeDistance() const;
    /// Degrees by which the head leans towards the person's left shoulder; negative: right.
    [[nodiscard]] double roll() const;

    bool operator==(const FaceGeometry &) const = default;
};

} // namespace eid
