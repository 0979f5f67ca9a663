#include "core/facevision/facemeasures.h"

#include "core/face/qualityscale.h"
#include "core/facevision/background.h"
#include "core/facevision/lightmeasures.h"
#include "core/facevision/posemeasures.h"

#include <algorithm>

namespace eid {

namespace {

constexpr double headHeight = 3.4; ///< inter-eye distances: twice that from the eyes to the chin

void addPlace(QualityRecord &record, cv::Size picture, const FaceGeometry &face)
{
    const double distance = face.interEyeDistance();
    const QPointF middle = (face.rightEye + face.leftEye) / 2;
    const double head = headHeight * distance;
    const double left = std::min(face.rightEye.x(), face.leftEye.x());
    const double right = picture.width - std::max(face.rightEye.x(), face.leftEye.x());
    record.values += {
        judged(QualityMeasure::InterEyeDistance, distance),
        judged(QualityMeasure::HeadSize, head / picture.height),
        judged(QualityMeasure::LeftwardCrop, left / distance),
        judged(QualityMeasure::RightwardCrop, right / distance),
        judged(QualityMeasure::MarginAbove, middle.y() / head),
        judged(QualityMeasure::MarginBelow, (picture.height - middle.y()) / head),
        judged(QualityMeasure::PoseRoll, face.roll()),
    };
}

} // namespace

void addFaceMeasures(QualityRecord &record, const cv::Mat &bgr, const FaceGeometry &face)
{
    addPlace(record, bgr.size(), face);
    const AlignedFace aligned = align(bgr, face);
    const LightMeasures light = measureLight(aligned);
    const SharpnessMeasures sharpness = measureSharpness(aligned);
    record.values += {
        judged(QualityMeasure::PoseYaw, estimateYaw(aligned)),
        judged(QualityMeasure::EyesOpen, estimateEyesOpen(bgr, face)),
        judged(QualityMeasure::LuminanceMean, light.mean),
        judged(QualityMeasure::LuminanceVariance, light.variance),
        judged(QualityMeasure::UnderExposure, light.under),
        judged(QualityMeasure::OverExposure, light.over),
        judged(QualityMeasure::DynamicRange, light.entropy),
        judged(QualityMeasure::IlluminationUniformity, light.uniformity),
        judged(QualityMeasure::Sharpness, sharpness.laplacian),
        judged(QualityMeasure::MotionBlur, sharpness.reblur),
        judged(QualityMeasure::NaturalColour, light.colourDistance),
    };
}

void addBackgroundMeasures(QualityRecord &record, const cv::Mat &bgr, const FaceGeometry &face)
{
    if (const auto background = measureBackground(bgr, face))
        record.values.append(judged(QualityMeasure::BackgroundUniformity, *background));
}

void sort(QualityRecord &record)
{
    std::ranges::sort(record.values, {}, &QualityValue::measure);
}

} // namespace eid
