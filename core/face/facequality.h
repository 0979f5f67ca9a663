#pragma once

#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace eid {

/// What is measured of a picture of a face, under the names of ISO/IEC 29794-5 where it has one.
/// The measures are made without a model and do not claim conformance to that standard.
enum class QualityMeasure {
    SingleFacePresent,
    InterEyeDistance, ///< pixels
    HeadSize, ///< height of the head / height of the picture
    LeftwardCrop, ///< room beside the face at the picture's left, in inter-eye distances
    RightwardCrop,
    MarginAbove, ///< room above the eyes, in head heights
    MarginBelow,
    PoseRoll, ///< degrees
    PoseYaw, ///< degrees, estimated from the symmetry of the face
    LuminanceMean, ///< of linear luminance, 0 to 1
    LuminanceVariance,
    UnderExposure, ///< share of the face's pixels that are black
    OverExposure, ///< share that are white
    DynamicRange, ///< entropy, bits
    IlluminationUniformity, ///< darker cheek / brighter cheek
    Sharpness, ///< variance of the Laplacian / variance of the face
    MotionBlur, ///< re-blur ratio: 0 sharp, 1 blurred
    NaturalColour, ///< distance from the range of skin in CIELAB; 0 is within
    EyesOpen, ///< 0 closed, 1 open, against what is usual
    BackgroundUniformity, ///< gradient of what is behind the head; told, never refused
};

/// Every measure, in the order of the enum.
[[nodiscard]] QList<QualityMeasure> allQualityMeasures();

/// A stable name for scripts and records: "LuminanceMean".
[[nodiscard]] QString identifierOf(QualityMeasure measure);

/// One measure of one picture.
struct QualityValue
{
    QualityMeasure measure = QualityMeasure::SingleFacePresent;
    double value = 0; ///< in the unit of the measure
    int score = 0; ///< 0 (worst) to 100 (best), mapped as OFIQ maps it where it does
    bool holds = false; ///< within what the tool asks for

    bool operator==(const QualityValue &) const = default;
};

/// All measures of one picture, in the order of the enum; those that could not be made are left
/// out.
struct QualityRecord
{
    QList<QualityValue> values;

    [[nodiscard]] std::optional<QualityValue> of(QualityMeasure measure) const;
    /// Whether there is a face and every measure that may refuse a picture holds.
    [[nodiscard]] bool isAcceptable() const;

    bool operator==(const QualityRecord &) const = default;
};

/// Whether a picture is refused where \a measure does not hold; the others are told only.
[[nodiscard]] bool mayRefuse(QualityMeasure measure);

} // namespace eid

Q_DECLARE_METATYPE(eid::QualityRecord)
