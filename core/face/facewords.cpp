#include "core/face/facewords.h"

#include <QCoreApplication>

namespace eid {

namespace {

/// Where the words are translated.
struct FaceWords
{
    Q_DECLARE_TR_FUNCTIONS(eid::FaceWords)
};

} // namespace

QString guidanceWords(Guidance guidance)
{
    switch (guidance) {
    case Guidance::NoFace:
        return FaceWords::tr("Look into the camera.");
    case Guidance::SeveralFaces:
        return FaceWords::tr("Only one person may be in the picture.");
    case Guidance::TooDark:
        return FaceWords::tr("More light on your face, please.");
    case Guidance::TooBright:
        return FaceWords::tr("Less light on your face, please.");
    case Guidance::UnevenLight:
        return FaceWords::tr("Turn towards the light: it should come from the front.");
    case Guidance::ComeCloser:
        return FaceWords::tr("Come closer.");
    case Guidance::MoveBack:
        return FaceWords::tr("Move back a little.");
    case Guidance::MoveLeft:
        return FaceWords::tr("Move to your left.");
    case Guidance::MoveRight:
        return FaceWords::tr("Move to your right.");
    case Guidance::MoveUp:
        return FaceWords::tr("Move up, or tilt the camera down.");
    case Guidance::MoveDown:
        return FaceWords::tr("Move down, or tilt the camera up.");
    case Guidance::LevelHead:
        return FaceWords::tr("Hold your head upright.");
    case Guidance::LookStraight:
        return FaceWords::tr("Look straight into the camera.");
    case Guidance::OpenEyes:
        return FaceWords::tr("Open your eyes.");
    case Guidance::HoldStill:
        return FaceWords::tr("Hold still.");
    case Guidance::Blurred:
        return FaceWords::tr("The picture is blurred: wait a moment, or wipe the lens.");
    case Guidance::Hold:
        return FaceWords::tr("Good. Stay like this.");
    }
    Q_UNREACHABLE();
}

QString qualityMeasureWords(QualityMeasure measure)
{
    switch (measure) {
    case QualityMeasure::SingleFacePresent:
        return FaceWords::tr("One face in the picture");
    case QualityMeasure::InterEyeDistance:
        return FaceWords::tr("Distance between the eyes");
    case QualityMeasure::HeadSize:
        return FaceWords::tr("Size of the head");
    case QualityMeasure::LeftwardCrop:
        return FaceWords::tr("Room at the left of the picture");
    case QualityMeasure::RightwardCrop:
        return FaceWords::tr("Room at the right of the picture");
    case QualityMeasure::MarginAbove:
        return FaceWords::tr("Room above the head");
    case QualityMeasure::MarginBelow:
        return FaceWords::tr("Room below the head");
    case QualityMeasure::PoseRoll:
        return FaceWords::tr("Head upright");
    case QualityMeasure::PoseYaw:
        return FaceWords::tr("Look straight ahead");
    case QualityMeasure::LuminanceMean:
        return FaceWords::tr("Brightness");
    case QualityMeasure::LuminanceVariance:
        return FaceWords::tr("Contrast");
    case QualityMeasure::UnderExposure:
        return FaceWords::tr("No black shadows");
    case QualityMeasure::OverExposure:
        return FaceWords::tr("No glare");
    case QualityMeasure::DynamicRange:
        return FaceWords::tr("Range of tones");
    case QualityMeasure::IlluminationUniformity:
        return FaceWords::tr("Even light on both sides");
    case QualityMeasure::Sharpness:
        return FaceWords::tr("Sharpness");
    case QualityMeasure::MotionBlur:
        return FaceWords::tr("No blur by movement");
    case QualityMeasure::NaturalColour:
        return FaceWords::tr("Natural colours");
    case QualityMeasure::EyesOpen:
        return FaceWords::tr("Eyes open");
    case QualityMeasure::BackgroundUniformity:
        return FaceWords::tr("Calm background");
    }
    Q_UNREACHABLE();
}

QString presenceMovementWords(PresenceMovement movement)
{
    switch (movement) {
    case PresenceMovement::TurnLeft:
        return FaceWords::tr("Turn your head slowly to the left.");
    case PresenceMovement::TurnRight:
        return FaceWords::tr("Turn your head slowly to the right.");
    case PresenceMovement::Blink:
        return FaceWords::tr("Close your eyes for a moment, then open them.");
    case PresenceMovement::ComeCloser:
        return FaceWords::tr("Come slowly closer to the camera.");
    }
    Q_UNREACHABLE();
}

QString presenceFailureWords(PresenceFailure failure)
{
    switch (failure) {
    case PresenceFailure::TooLate:
        return FaceWords::tr("The movement was not seen in time.");
    case PresenceFailure::WrongMovement:
        return FaceWords::tr("Another movement was seen than the one asked for.");
    case PresenceFailure::FlatPicture:
        return FaceWords::tr("What moved looks flat, like a photo or a screen.");
    case PresenceFailure::FaceLost:
        return FaceWords::tr("The face went out of sight.");
    }
    Q_UNREACHABLE();
}

} // namespace eid
