#include "core/face/facequality.h"

#include <algorithm>

namespace eid {

QList<QualityMeasure> allQualityMeasures()
{
    QList<QualityMeasure> measures;
    for (int index = 0; index <= static_cast<int>(QualityMeasure::BackgroundUniformity); ++index)
        measures.append(static_cast<QualityMeasure>(index));
    return measures;
}

QString identifierOf(QualityMeasure measure)
{
    switch (measure) {
    case QualityMeasure::SingleFacePresent:
        return QStringLiteral("SingleFacePresent");
    case QualityMeasure::InterEyeDistance:
        return QStringLiteral("InterEyeDistance");
    case QualityMeasure::HeadSize:
        return QStringLiteral("HeadSize");
    case QualityMeasure::LeftwardCrop:
        return QStringLiteral("LeftwardCrop");
    case QualityMeasure::RightwardCrop:
        return QStringLiteral("RightwardCrop");
    case QualityMeasure::MarginAbove:
        return QStringLiteral("MarginAbove");
    case QualityMeasure::MarginBelow:
        return QStringLiteral("MarginBelow");
    case QualityMeasure::PoseRoll:
        return QStringLiteral("PoseRoll");
    case QualityMeasure::PoseYaw:
        return QStringLiteral("PoseYaw");
    case QualityMeasure::LuminanceMean:
        return QStringLiteral("LuminanceMean");
    case QualityMeasure::LuminanceVariance:
        return QStringLiteral("LuminanceVariance");
    case QualityMeasure::UnderExposure:
        return QStringLiteral("UnderExposure");
    case QualityMeasure::OverExposure:
        return QStringLiteral("OverExposure");
    case QualityMeasure::DynamicRange:
        return QStringLiteral("DynamicRange");
    case QualityMeasure::IlluminationUniformity:
        return QStringLiteral("IlluminationUniformity");
    case QualityMeasure::Sharpness:
        return QStringLiteral("Sharpness");
    case QualityMeasure::MotionBlur:
        return QStringLiteral("MotionBlur");
    case QualityMeasure::NaturalColour:
        return QStringLiteral("NaturalColour");
    case QualityMeasure::EyesOpen:
        return QStringLiteral("EyesOpen");
    case QualityMeasure::BackgroundUniformity:
        return QStringLiteral("BackgroundUniformity");
    }
    Q_UNREACHABLE();
}

bool mayRefuse(QualityMeasure measure)
{
    return measure != QualityMeasure::BackgroundUniformity
        && measure != QualityMeasure::NaturalColour;
}

std::optional<QualityValue> QualityRecord::of(QualityMeasure measure) const
{
    const auto found = std::find_if(values.begin(), values.end(),
        [measure](const QualityValue &value) { return value.measure == measure; });
    if (found == values.end())
        return std::nullopt;
    return *found;
}

bool QualityRecord::isAcceptable() const
{
    const auto single = of(QualityMeasure::SingleFacePresent);
    return single && single->holds
        && std::all_of(values.begin(), values.end(),
            [](const QualityValue &value) { return value.holds || !mayRefuse(value.measure); });
}

} // namespace eid
