#pragma once

#include "core/face/camera.h"

#include <QString>

#include <functional>
#include <memory>

namespace eid {

class VideoSystem;

/// Where Linux keeps its cameras.
struct CameraPlaces
{
    QString classes = QStringLiteral("/sys/class/video4linux"); ///< a folder for each node
    QString nodes = QStringLiteral("/dev");
};

/// The cameras that are connected, in the order in which the system counts them. None of them is
/// switched on. A camera that may not be used is among them: opening it tells why.
QList<Camera> connectedCameras();
#ifndef Q_OS_WIN
/// The same, in other places.
QList<Camera> connectedCameras(VideoSystem &system, const CameraPlaces &places);
#endif

/// Calls \a changed, on a thread of its own, whenever cameras have come or gone, or may have, until
/// the watch is let go of, which is not to be done in \a changed. The system tells; nothing polls.
std::shared_ptr<void> watchCameras(
    std::function<void()> changed, const CameraPlaces &places = CameraPlaces());

} // namespace eid
