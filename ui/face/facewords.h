#pragma once

#include "core/facesample/facesample.h"
#include "ui/face/faceflow.h"

#include <QCoreApplication>
#include <QStringList>

namespace eid::ui {

/// What a face sample asks for and tells, in the user's language.
class FaceWords
{
    Q_DECLARE_TR_FUNCTIONS(eid::ui::FaceWords)

public:
    static QString title();
    /// The names of the steps, and which of them \a stage belongs to.
    static QStringList steps();
    static int step(FaceStage stage, bool hasPicture);

    static QString sending(const SampleProgress &progress);
    /// What the back office said of the comparison.
    static QString comparison(const FaceComparison &comparison);
};

} // namespace eid::ui
