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
