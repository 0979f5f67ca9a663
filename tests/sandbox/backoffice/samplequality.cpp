#include "tests/sandbox/backoffice/samplequality.h"

#include "core/facevision/faceanalyser.h"
#include "tests/sandbox/backoffice/tokenpicture.h"

#include <cmath>
#include <mutex>
#include <optional>

namespace eid::sandbox {

namespace {

/// How far from their places eyes are found that are there, as a share of the width.
constexpr double eyeTolerance = 0.05 * tokenWidth;

bool isAsked(QualityMeasure measure)
{
    switch (measure) {
    case QualityMeasure::InterEyeDistance:
    case QualityMeasure::HeadSize:
    case QualityMeasure::LeftwardCrop:
    case QualityMeasure::RightwardCrop:
    case QualityMeasure::MarginAbove:
    case QualityMeasure::MarginBelow:
        return false;
    case QualityMeasure::SingleFacePresent:
    case QualityMeasure::PoseRoll:
    case QualityMeasure::PoseYaw:
    case QualityMeasure::LuminanceMean:
    case QualityMeasure::LuminanceVariance:
    case QualityMeasure::UnderExposure:
    case QualityMeasure::OverExposure:
    case QualityMeasure::DynamicRange:
    case QualityMeasure::IlluminationUniformity:
    case QualityMeasure::Sharpness:
    case QualityMeasure::MotionBlur:
    case QualityMeasure::NaturalColour:
    case QualityMeasure::EyesOpen:
    case QualityMeasure::BackgroundUniformity:
        return mayRefuse(measure);
    }
    Q_UNREACHABLE();
}

bool isNear(QPointF found, QPointF wanted)
{
    return std::hypot(found.x() - wanted.x(), found.y() - wanted.y()) <= eyeTolerance;
}

} // namespace

class SampleQuality::Private
{
public:
    Result<FrameAnalysis> examine(const cv::Mat &picture);

    std::mutex mutex; ///< an analyser is for one thread at a time
    std::optional<FaceAnalyser> analyser; ///< made when the first sample comes
};

SampleQuality::SampleQuality()
    : d(std::make_unique<Private>())
{ }

SampleQuality::~SampleQuality() = default;

Result<FrameAnalysis> SampleQuality::Private::examine(const cv::Mat &picture)
{
    const std::lock_guard lock(mutex);
    if (!analyser) {
        auto loaded = FaceAnalyser::load({}, QStringLiteral(EID_CASCADES));
        if (!loaded)
            return failure(loaded.error());
        analyser.emplace(std::move(*loaded));
    }
    return analyser->examine(picture);
}

Result<bool> SampleQuality::showsFace(const cv::Mat &picture)
{
    return d->examine(picture).map(
        [](const FrameAnalysis &analysis) { return analysis.faces == 1; });
}

Result<SampleQuality::Verdict> SampleQuality::verdictOn(const cv::Mat &token)
{
    const auto examined = d->examine(token);
    if (!examined)
        return failure(examined.error());
    const FrameAnalysis &analysis = *examined;
    if (!analysis.face || analysis.faces != 1)
        return Verdict::NotEnough;
    if (!isNear(analysis.face->rightEye, tokenRightEye)
        || !isNear(analysis.face->leftEye, tokenLeftEye))
        return Verdict::Elsewhere;
    for (const QualityValue &value : analysis.quality.values) {
        if (isAsked(value.measure) && !value.holds)
            return Verdict::NotEnough;
    }
    return Verdict::Enough;
}

} // namespace eid::sandbox
