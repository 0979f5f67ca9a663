#pragma once

#include "core/base/result.h"

#include <QString>

namespace eid {

/// A Camera::source, taken apart.
struct SourceName
{
    enum class Kind {
        Camera, ///< "camera:/dev/video0", "camera:/dev/v4l/by-id/NAME"; on Windows "camera:0"
        Film, ///< "file:/path/film.avi"
        Sequence, ///< "sequence:/path/frame_%04d.png"
        Pipeline, ///< "pipeline:videotestsrc ! … ! appsink"
    };

    Kind kind = Kind::Camera;
    QString target; ///< what stands behind the colon

    bool operator==(const SourceName &) const = default;
};

/// Takes \a source apart. Paths are absolute and lead nowhere roundabout; a camera is a node that
/// the system makes for cameras; a sequence has one number in the name of its file. A pipeline is
/// taken only with \a pipelines: it is a program that GStreamer runs. Fails with InvalidArgument.
Result<SourceName> sourceName(const QString &source, bool pipelines);

} // namespace eid
