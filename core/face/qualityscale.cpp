#include "core/face/qualityscale.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace eid {

namespace {

/// The sigmoid of OFIQ.
double sigmoid(double x, double middle, double width)
{
    return 1 / (1 + std::exp((middle - x) / width));
}

double scoreOfAngle(double degrees)
{
    const double cosine = std::max(0.0, std::cos(degrees * std::numbers::pi / 180));
    return 100 * cosine * cosine;
}

double scoreOf(QualityMeasure measure, double value)
{
    switch (measure) {
    case QualityMeasure::SingleFacePresent:
        return value == 1 ? 100 : 0;
    case QualityMeasure::InterEyeDistance:
        return 100 * sigmoid(value, 70, 20);
    case QualityMeasure::HeadSize:
        return 100 * sigmoid(value, 0.25, 0.05) * (1 - sigmoid(value, 0.95, 0.03));
    case QualityMeasure::LeftwardCrop:
    case QualityMeasure::RightwardCrop:
        return 100 * sigmoid(value, 0.9, 0.1);
    case QualityMeasure::MarginAbove:
        // OFIQ counts in distances from the eyes to the chin: half a head.
        return 100 * sigmoid(2 * value, 1.4, 0.1);
    case QualityMeasure::MarginBelow:
        return 100 * sigmoid(2 * value, 1.8, 0.1);
    case QualityMeasure::PoseRoll:
    case QualityMeasure::PoseYaw:
        return scoreOfAngle(value);
    case QualityMeasure::LuminanceMean:
        return 100 * sigmoid(value, 0.2, 0.05) * (1 - sigmoid(value, 0.8, 0.05));
    case QualityMeasure::LuminanceVariance:
        return 100 * std::sin(std::numbers::pi * 60 * value / (60 * value + 1));
    case QualityMeasure::UnderExposure:
        return 120 * (0.832 - sigmoid(value, 0.92, 0.05));
    case QualityMeasure::OverExposure:
        return 1 / (value + 0.01);
    case QualityMeasure::DynamicRange:
        return 12.5 * value;
    case QualityMeasure::IlluminationUniformity:
        return 100 * value;
    case QualityMeasure::Sharpness:
        return 100 * sigmoid(value, 0.03, 0.008);
    case QualityMeasure::MotionBlur:
        return 100 * (1 - sigmoid(value, 0.7, 0.05));
    case QualityMeasure::NaturalColour:
        return 200 * (1 - sigmoid(value, 0, 10));
    case QualityMeasure::EyesOpen:
        return 100 * value;
    case QualityMeasure::BackgroundUniformity:
        return 190 * (1 - sigmoid(value, 10, 100));
    }
    return 0;
}

} // namespace

QualityGate gateOf(QualityMeasure measure)
{
    switch (measure) {
    case QualityMeasure::SingleFacePresent:
        return {1, 1};
    case QualityMeasure::InterEyeDistance:
        return {90, {}};
    case QualityMeasure::HeadSize:
        return {0.25, 0.9};
    case QualityMeasure::LeftwardCrop:
    case QualityMeasure::RightwardCrop:
        return {1.2, {}};
    case QualityMeasure::MarginAbove:
        return {0.5, {}};
    case QualityMeasure::MarginBelow:
        return {0.6, {}};
    case QualityMeasure::PoseRoll:
        return {-8, 8};
    case QualityMeasure::PoseYaw:
        return {-12, 12};
    case QualityMeasure::LuminanceMean:
        return {0.08, 0.75};
    case QualityMeasure::LuminanceVariance:
        return {0.002, {}};
    case QualityMeasure::UnderExposure:
        return {{}, 0.5};
    case QualityMeasure::OverExposure:
        return {{}, 0.02};
    case QualityMeasure::DynamicRange:
        return {6.1, {}};
    case QualityMeasure::IlluminationUniformity:
        return {0.8, {}};
    case QualityMeasure::Sharpness:
        return {0.04, {}};
    case QualityMeasure::MotionBlur:
        return {{}, 0.7};
    case QualityMeasure::NaturalColour:
        return {{}, 10};
    case QualityMeasure::EyesOpen:
        return {0.4, {}};
    case QualityMeasure::BackgroundUniformity:
        return {{}, 60};
    }
    return {};
}

QualityValue judged(QualityMeasure measure, double value)
{
    if (!std::isfinite(value))
        return {measure, 0, 0, false};
    const double score = scoreOf(measure, value);
    const int rounded
        = std::isfinite(score) ? static_cast<int>(std::clamp(std::round(score), 0.0, 100.0)) : 0;
    return {measure, value, rounded, gateOf(measure).admits(value)};
}

} // namespace eid
