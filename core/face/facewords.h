#pragma once

#include "core/face/facequality.h"
#include "core/face/guidance.h"
#include "core/face/presence.h"

#include <QString>

namespace eid {

// What is said to a person before the camera, in the user's language.

/// What to do now, as one short sentence: "Come closer."
QString guidanceWords(Guidance guidance);

/// What a measure is about, without its value: "Light from the front".
QString qualityMeasureWords(QualityMeasure measure);

/// What the presence check asks for: "Turn your head slowly to the left."
QString presenceMovementWords(PresenceMovement movement);

/// Why a movement was not accepted, as one sentence.
QString presenceFailureWords(PresenceFailure failure);

} // namespace eid
