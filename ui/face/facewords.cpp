#include "ui/face/facewords.h"

namespace eid::ui {

QString FaceWords::title()
{
    return tr("Take a face sample");
}

QStringList FaceWords::steps()
{
    return {tr("Before you begin"), tr("Picture"), tr("Movements"), tr("Review"), tr("Send")};
}

int FaceWords::step(FaceStage stage, bool hasPicture)
{
    switch (stage) {
    case FaceStage::Preparing:
    case FaceStage::Explanation:
    case FaceStage::Failed:
        return 0;
    case FaceStage::Camera:
        return hasPicture ? 2 : 1;
    case FaceStage::Review:
        return 3;
    case FaceStage::AwaitCard:
    case FaceStage::PinEntry:
    case FaceStage::Sending:
        return 4;
    case FaceStage::Done:
        return 5;
    }
    Q_UNREACHABLE();
}

QString FaceWords::guidance(Guidance guidance)
{
    switch (guidance) {
    case Guidance::NoFace:
        return tr("Look into the camera");
    case Guidance::SeveralFaces:
        return tr("Only one person in the picture, please");
    case Guidance::TooDark:
        return tr("Too dark: turn on a light in front of you");
    case Guidance::TooBright:
        return tr("Too bright: move away from the light");
    case Guidance::UnevenLight:
        return tr("Light from one side only: turn towards it");
    case Guidance::ComeCloser:
        return tr("Come closer");
    case Guidance::MoveBack:
        return tr("Move back a little");
    case Guidance::MoveLeft:
        return tr("Move to your left");
    case Guidance::MoveRight:
        return tr("Move to your right");
    case Guidance::MoveUp:
        return tr("Move up a little, or tilt the camera down");
    case Guidance::MoveDown:
        return tr("Move down a little, or tilt the camera up");
    case Guidance::LevelHead:
        return tr("Hold your head upright");
    case Guidance::LookStraight:
        return tr("Look straight into the camera");
    case Guidance::OpenEyes:
        return tr("Open your eyes");
    case Guidance::HoldStill:
        return tr("Hold still");
    case Guidance::Blurred:
        return tr("Blurred: wipe the lens, or wait a moment");
    case Guidance::Hold:
        return tr("Good. Stay like this…");
    }
    Q_UNREACHABLE();
}

QString FaceWords::movement(PresenceMovement movement)
{
    switch (movement) {
    case PresenceMovement::TurnLeft:
        return tr("Turn your head slowly to your left, then back");
    case PresenceMovement::TurnRight:
        return tr("Turn your head slowly to your right, then back");
    case PresenceMovement::Blink:
        return tr("Close your eyes for a moment, and open them again");
    case PresenceMovement::ComeCloser:
        return tr("Come slowly closer, then back");
    }
    Q_UNREACHABLE();
}

QString FaceWords::failure(PresenceFailure failure)
{
    switch (failure) {
    case PresenceFailure::TooLate:
        return tr("The movement was not seen in time.");
    case PresenceFailure::WrongMovement:
        return tr("Another movement was seen than the one asked for.");
    case PresenceFailure::FlatPicture:
        return tr("What moved looked flat, like a photo.");
    case PresenceFailure::FaceLost:
        return tr("The face went out of sight.");
    }
    Q_UNREACHABLE();
}

QString FaceWords::measure(QualityMeasure measure)
{
    switch (measure) {
    case QualityMeasure::SingleFacePresent:
        return tr("One face");
    case QualityMeasure::InterEyeDistance:
        return tr("Distance between the eyes");
    case QualityMeasure::HeadSize:
        return tr("Size of the head");
    case QualityMeasure::LeftwardCrop:
        return tr("Room at the left of the picture");
    case QualityMeasure::RightwardCrop:
        return tr("Room at the right of the picture");
    case QualityMeasure::MarginAbove:
        return tr("Room above");
    case QualityMeasure::MarginBelow:
        return tr("Room below");
    case QualityMeasure::PoseRoll:
        return tr("Head upright");
    case QualityMeasure::PoseYaw:
        return tr("Looking straight");
    case QualityMeasure::LuminanceMean:
        return tr("Brightness");
    case QualityMeasure::LuminanceVariance:
        return tr("Contrast");
    case QualityMeasure::UnderExposure:
        return tr("Dark parts");
    case QualityMeasure::OverExposure:
        return tr("Overexposed parts");
    case QualityMeasure::DynamicRange:
        return tr("Range of tones");
    case QualityMeasure::IlluminationUniformity:
        return tr("Even light");
    case QualityMeasure::Sharpness:
        return tr("Sharpness");
    case QualityMeasure::MotionBlur:
        return tr("Stillness");
    case QualityMeasure::NaturalColour:
        return tr("Natural colour");
    case QualityMeasure::EyesOpen:
        return tr("Open eyes");
    case QualityMeasure::BackgroundUniformity:
        return tr("Plain background");
    }
    Q_UNREACHABLE();
}

QString FaceWords::sending(const SampleProgress &progress)
{
    switch (progress.stage) {
    case SampleProgress::Stage::Sealing:
        return tr("The sample is encrypted for the back office…");
    case SampleProgress::Stage::Signing:
        return tr("The card signs the sample…");
    case SampleProgress::Stage::Sending:
        return tr("The sample is sent…");
    case SampleProgress::Stage::Judging:
        return tr("The back office compares it…");
    }
    Q_UNREACHABLE();
}

QString FaceWords::comparison(const FaceComparison &comparison)
{
    if (!comparison.accepted)
        return tr(
            "The back office does not find it like the picture on record. A counter can help.");
    return comparison.weak
        ? tr("It is like the picture on record, by a simple method that proves little.")
        : tr("It is like the picture on record.");
}

} // namespace eid::ui
