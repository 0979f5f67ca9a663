#pragma once

#include <QString>

namespace eid::sandbox {

struct CameraSetup
{
    QString folder; ///< made, and goes with the sandbox
    QString citizen; ///< whose face is before the camera
    QString control; ///< the sandbox's control channel, which knows the challenges
};

/// What opens the camera that runCamera() serves in \a folder, see Camera::source.
QString cameraSource(const QString &folder);

/// The process that plays the person before a camera: looks into it, and, once a challenge is
/// issued, makes its movements, from two seconds after that, and from five after the camera was
/// opened, on. Whoever opens the camera again sees somebody who looks into it again. It follows
/// whoever looks at the frames, and knows no clock. Writes "ready" or the reason why not as one
/// line to \a report, and serves until it is ended.
int runCamera(const CameraSetup &setup, int report);

} // namespace eid::sandbox
