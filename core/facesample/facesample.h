#pragma once

#include "core/face/facecapture.h"

#include <QDateTime>
#include <QMetaType>
#include <QString>

#include <optional>
#include <vector>

namespace eid {

/// What a person has agreed to send.
struct FaceSample
{
    TakenPicture picture;
    PresenceChallenge challenge;
    std::vector<KeyFrame> keyFrames;
};

/// How the back office judged a sample against the reference picture on record.
struct FaceComparison
{
    QString method; ///< "opencv-sface", "lbp-histogram"
    double score = 0; ///< of the method; higher is more alike
    double threshold = 0;
    bool accepted = false;
    bool weak = false; ///< the method says of itself that it proves little

    bool operator==(const FaceComparison &) const = default;
};

/// How a sample stands after send().
struct SampleOutcome
{
    QString identifier; ///< UUID of the sample, lower case
    /// False where the platform could not be reached: the sample waits, sealed for the back office.
    bool sent = false;
    std::optional<Error> reason; ///< why it waits
    std::optional<FaceComparison> comparison; ///< where the platform has one already

    bool operator==(const SampleOutcome &) const = default;
};

/// A sample that is kept until the platform can be reached: sealed, so that nobody but the back
/// office can open it.
struct WaitingSample
{
    QString identifier;
    QDateTime taken; ///< UTC
    QDateTime expires; ///< UTC, of its challenge: it is worth nothing after that
    qint64 size = 0; ///< octets
    qint64 sent = 0; ///< octets that the platform has already
    bool ofThisCard = false; ///< of the card in the target

    bool operator==(const WaitingSample &) const = default;
};

/// How far sending has come.
struct SampleProgress
{
    enum class Stage {
        Sealing, ///< encrypted for the back office
        Signing, ///< the card signs
        Sending,
        Judging, ///< the back office compares
    };

    Stage stage = Stage::Sealing;
    qint64 sent = 0; ///< octets
    qint64 size = 0;

    bool operator==(const SampleProgress &) const = default;
};

} // namespace eid

Q_DECLARE_METATYPE(eid::SampleOutcome)
Q_DECLARE_METATYPE(eid::SampleProgress)
Q_DECLARE_METATYPE(QList<eid::WaitingSample>)
