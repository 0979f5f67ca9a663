#pragma once

#include "core/face/facecapture.h"
#include "tests/sandbox/faces/facescene.h"

namespace eid::ui {

/// What a capture shows of one frame of \a scene, found and measured as the engine does it. What
/// needs more frames than one, such as that somebody moves, is not in it.
CaptureView viewOf(const sandbox::FaceScene &scene);

/// The picture that is taken of \a scene, with its quality.
TakenPicture pictureOf(const sandbox::FaceScene &scene);

} // namespace eid::ui
