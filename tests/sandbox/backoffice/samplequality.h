#pragma once

#include "core/base/result.h"

#include <memory>
#include <opencv2/core.hpp>

namespace eid::sandbox {

/// Measures anew what the tool says it has measured, with what the tool measures with
/// (core/facevision).
///
/// Threads: its functions may be called from any thread.
class SampleQuality
{
public:
    enum class Verdict {
        Enough,
        NotEnough, ///< not one face, or a measure that does not hold
        Elsewhere, ///< the eyes are not where the record says they are
    };

    SampleQuality();
    ~SampleQuality();

    /// What \a token (CV_8UC3, 480 x 640, token geometry) is good for. What depends on the frame
    /// from which it was cut (sizes and margins) is not asked for. Fails with FaceEngineMissing
    /// where the cascades are not installed.
    [[nodiscard]] Result<Verdict> verdictOn(const cv::Mat &token);
    /// Whether one face looks out of \a picture (CV_8UC3). Fails in the same way.
    [[nodiscard]] Result<bool> showsFace(const cv::Mat &picture);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace eid::sandbox
