#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/face/presence.h"
#include "core/facesample/facesample.h"

#include <QString>

#include <optional>

namespace eid {

/// What the platform says of a sample that it has whole.
struct SampleVerdict
{
    bool isJudging = false; ///< the back office has not come to it yet
    QString problem; ///< why it was refused before anything was compared: a URN; else empty
    std::optional<FaceComparison> comparison;
};

/// The body of an answer to POST /v1/face/challenges (resources/platform/openapi.yaml), within the
/// bounds of PresenceChallenge. Else PlatformMalformedAnswer: a movement that this tool does not
/// know too.
Result<PresenceChallenge> challengeIn(ByteView body);

/// The body of the answer to a sample, which must be that of \a identifier. Else
/// PlatformMalformedAnswer.
Result<SampleVerdict> verdictIn(ByteView body, const QString &identifier);

/// The error that the problem type \a problem of a sample stands for: FaceChallengeExpired, or
/// FaceSampleRefused with the type as its detail. Nothing for a type that is not of a sample.
std::optional<Error> sampleErrorOf(const QString &problem);

} // namespace eid
