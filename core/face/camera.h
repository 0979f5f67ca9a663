#pragma once

#include <QList>
#include <QMetaType>
#include <QString>

namespace eid {

/// A camera that is connected, or another source of frames.
struct Camera
{
    /// What opens it: "camera:/dev/video0", "camera:0" (Windows), "file:/path/film.avi",
    /// "sequence:/path/frame_%04d.png", "pipeline:videotestsrc ! …" (GStreamer). Absolute paths.
    QString source;
    QString name; ///< as its maker names it; the end of the path for the others

    bool operator==(const Camera &) const = default;
};

} // namespace eid

Q_DECLARE_METATYPE(QList<eid::Camera>)
