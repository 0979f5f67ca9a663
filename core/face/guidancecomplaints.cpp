#include "core/face/guidancecomplaints.h"

#include "core/face/qualityscale.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace eid {

namespace {

constexpr double none = -std::numeric_limits<double>::infinity();

// Where the eyes may be, as shares of the frame.
constexpr double aside = 0.15;
constexpr double highest = 0.27;
constexpr double lowest = 0.62;
constexpr double placeMargin = 0.02;

constexpr double fastest = 0.8; ///< inter-eye distances a second that blur no picture
constexpr double speedMargin = 0.25;

/// How far a measure is below what is asked at least, in margins.
double below(const FrameAnalysis &frame, QualityMeasure measure, double margin)
{
    const auto value = frame.quality.of(measure);
    const auto least = gateOf(measure).atLeast;
    return value && least ? (*least - value->value) / margin : none;
}

double above(const FrameAnalysis &frame, QualityMeasure measure, double margin)
{
    const auto value = frame.quality.of(measure);
    const auto most = gateOf(measure).atMost;
    return value && most ? (value->value - *most) / margin : none;
}

/// How much faster than a face may move it is, in margins.
double haste(double speed)
{
    return (speed - fastest) / speedMargin;
}

double beyond(const FrameAnalysis &frame, QualityMeasure measure, double margin)
{
    return std::max(below(frame, measure, margin), above(frame, measure, margin));
}

/// The middle of the eyes, as shares of the frame.
QPointF placeOf(const FrameAnalysis &frame)
{
    const QPointF eyes = (frame.face->rightEye + frame.face->leftEye) / 2;
    return {
        eyes.x() / std::max(1, frame.frame.width()), eyes.y() / std::max(1, frame.frame.height())};
}

double blur(const FrameAnalysis &frame)
{
    return std::max(below(frame, QualityMeasure::Sharpness, 0.004),
        above(frame, QualityMeasure::MotionBlur, 0.03));
}

// Some measures rest on others: lids of a smeared face look closed, the pupils of closed eyes are
// found nowhere, and the cheeks of a turned head are lit unevenly. The cause is what is said.

double closedEyes(const FrameAnalysis &frame, double speed)
{
    return std::min({below(frame, QualityMeasure::EyesOpen, 0.1), -blur(frame), -haste(speed)});
}

double lean(const FrameAnalysis &frame, double speed)
{
    return std::min(beyond(frame, QualityMeasure::PoseRoll, 1.5), -closedEyes(frame, speed));
}

double turn(const FrameAnalysis &frame, double speed)
{
    return std::min(beyond(frame, QualityMeasure::PoseYaw, 2.5), -closedEyes(frame, speed));
}

double unevenness(const FrameAnalysis &frame, double speed)
{
    return std::min({below(frame, QualityMeasure::IlluminationUniformity, 0.04),
        -turn(frame, speed), -closedEyes(frame, speed)});
}

/// Few shades: of a dark face, or of a bright one.
double flatness(const FrameAnalysis &frame, bool bright)
{
    const auto mean = frame.quality.of(QualityMeasure::LuminanceMean);
    if (!mean || (mean->value > 0.5) != bright)
        return none;
    return std::max(below(frame, QualityMeasure::DynamicRange, 0.15),
        below(frame, QualityMeasure::LuminanceVariance, 0.0005));
}

double darkness(const FrameAnalysis &frame, double speed)
{
    // A face with a dark side wants light from the front, not more of it.
    const double shadows
        = std::max(above(frame, QualityMeasure::UnderExposure, 0.05), flatness(frame, false));
    return std::max(below(frame, QualityMeasure::LuminanceMean, 0.01),
        std::min(shadows, -unevenness(frame, speed)));
}

double brightness(const FrameAnalysis &frame)
{
    return std::max({above(frame, QualityMeasure::LuminanceMean, 0.03),
        above(frame, QualityMeasure::OverExposure, 0.005), flatness(frame, true)});
}

double tooLow(const FrameAnalysis &frame)
{
    return std::max(below(frame, QualityMeasure::MarginBelow, 0.04),
        (placeOf(frame).y() - lowest) / placeMargin);
}

double tooHigh(const FrameAnalysis &frame)
{
    return std::max(below(frame, QualityMeasure::MarginAbove, 0.04),
        (highest - placeOf(frame).y()) / placeMargin);
}

} // namespace

double causeFor(Guidance guidance, const FrameAnalysis &frame, double speed)
{
    switch (guidance) {
    case Guidance::NoFace:
    case Guidance::SeveralFaces:
    case Guidance::Hold:
        return none;
    case Guidance::TooDark:
        return darkness(frame, speed);
    case Guidance::TooBright:
        return brightness(frame);
    case Guidance::UnevenLight:
        return unevenness(frame, speed);
    case Guidance::ComeCloser:
        return std::max(below(frame, QualityMeasure::InterEyeDistance, 5),
            below(frame, QualityMeasure::HeadSize, 0.02));
    case Guidance::MoveBack:
        // A head that is cut off above and below is too large for the frame.
        return std::max(above(frame, QualityMeasure::HeadSize, 0.04),
            std::min(below(frame, QualityMeasure::MarginAbove, 0.04),
                below(frame, QualityMeasure::MarginBelow, 0.04)));
    case Guidance::MoveLeft:
        return std::max((0.5 - placeOf(frame).x() - aside) / placeMargin,
            below(frame, QualityMeasure::LeftwardCrop, 0.1));
    case Guidance::MoveRight:
        return std::max((placeOf(frame).x() - 0.5 - aside) / placeMargin,
            below(frame, QualityMeasure::RightwardCrop, 0.1));
    case Guidance::MoveUp:
        return tooLow(frame);
    case Guidance::MoveDown:
        return tooHigh(frame);
    case Guidance::LevelHead:
        return lean(frame, speed);
    case Guidance::LookStraight:
        return turn(frame, speed);
    case Guidance::OpenEyes:
        return closedEyes(frame, speed);
    case Guidance::HoldStill:
        return haste(speed);
    case Guidance::Blurred:
        return blur(frame);
    }
    return none;
}

} // namespace eid
