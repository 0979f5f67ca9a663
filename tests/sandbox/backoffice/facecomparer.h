#pragma once

#include "core/base/result.h"
#include "tests/sandbox/platform/backoffice.h"

#include <QString>

#include <memory>
#include <opencv2/core.hpp>

namespace eid::sandbox {

/// Compares two faces one to one.
///
/// Threads: compare() may be called from any thread.
class FaceComparer
{
public:
    FaceComparer() = default;
    virtual ~FaceComparer() = default;
    FaceComparer(const FaceComparer &) = delete;
    FaceComparer &operator=(const FaceComparer &) = delete;

    /// Two pictures in token geometry, CV_8UC3, 480 x 640. Fails with Internal.
    virtual Result<ComparisonRecord> compare(const cv::Mat &reference, const cv::Mat &probe) = 0;
};

/// OpenCV's SFace with the model in the file \a model (ONNX, "face_recognition_sface_2021dec").
/// Fails with FaceModelUnusable for a file that does not fit; the detail says how.
Result<std::unique_ptr<FaceComparer>> makeSFaceComparer(const QString &model);

/// A baseline that needs no model: histograms of uniform local binary patterns on a grid over the
/// aligned face, compared by chi-square. It tells the portraits of the tests apart, and little
/// else: every comparison says of itself that it is weak.
std::unique_ptr<FaceComparer> makeLbpComparer();

} // namespace eid::sandbox
