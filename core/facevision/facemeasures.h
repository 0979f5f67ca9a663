#pragma once

#include "core/face/facegeometry.h"
#include "core/face/facequality.h"

#include <opencv2/core.hpp>

namespace eid {

/// What is measured of \a face of \a bgr (CV_8UC3) in every frame: where it is, how it is turned,
/// its eyes, its light and its sharpness.
void addFaceMeasures(QualityRecord &record, const cv::Mat &bgr, const FaceGeometry &face);
/// What is measured now and then: what is behind the head.
void addBackgroundMeasures(QualityRecord &record, const cv::Mat &bgr, const FaceGeometry &face);
/// Puts the values in the order of the enum.
void sort(QualityRecord &record);

} // namespace eid
