#pragma once

#include "core/base/result.h"

#include <memory>
#include <opencv2/core.hpp>

namespace eid::sandbox {

/// Measures anew what the tool says it has measured.
///
/// Threads: isEnough() may be called from any thread.
class SampleQuality
{
public:
    static Result<std::unique_ptr<SampleQuality>> load();

    /// Whether \a token (CV_8UC3, 480 x 640, token geometry) is good enough to be compared.
    [[nodiscard]] bool isEnough(const cv::Mat &token) const;
};

} // namespace eid::sandbox
