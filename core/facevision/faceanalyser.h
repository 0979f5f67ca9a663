#pragma once

#include "core/base/result.h"
#include "core/face/faceengine.h"
#include "core/face/frameanalysis.h"

#include <chrono>
#include <memory>
#include <opencv2/core.hpp>
#include <optional>

namespace eid {

/// Finds the face in each frame of a camera, follows it, and measures it.
///
/// Frames are CV_8UC3 (blue, green, red), from minimumSide to Picture::maximumSide pixels a side;
/// what is not gives the analysis of an empty room. Nothing is thrown.
///
/// A frame of 1280 x 720 costs some milliseconds of one thread; more until a face is found.
///
/// Threads: on one thread at a time. The first load() sets OpenCV up for the whole process (see
/// setUpOpenCv()).
class FaceAnalyser
{
public:
    static constexpr int minimumSide = 64;

    /// \a cascades is the folder that holds haarcascades and lbpcascades. Fails with
    /// FaceEngineMissing where they are not there, and FaceModelUnusable for a model that does not
    /// fit (see YuNet).
    static Result<FaceAnalyser> load(const FaceModels &models, const QString &cascades);

    FaceAnalyser(FaceAnalyser &&) noexcept;
    FaceAnalyser &operator=(FaceAnalyser &&) noexcept;
    ~FaceAnalyser();

    /// The next frame of one camera, taken \a at; times rise. What is behind the head is measured
    /// in every fifth frame and kept in between; another face in the picture is looked for once a
    /// second.
    [[nodiscard]] FrameAnalysis analyse(const cv::Mat &bgr, std::chrono::milliseconds at);

    /// A picture by itself, searched thoroughly, with all measures. Changes nothing for analyse().
    [[nodiscard]] FrameAnalysis examine(const cv::Mat &bgr);
    /// The largest face in a picture by itself, searched as examine() does.
    [[nodiscard]] std::optional<FaceGeometry> find(const cv::Mat &bgr);
    /// All measures of \a face in \a bgr; how many faces there are is told by the caller.
    [[nodiscard]] QualityRecord measure(
        const cv::Mat &bgr, const FaceGeometry &face, int faces = 1) const;

    /// Forgets the face that is followed: the next frame is of another camera or another time.
    void reset();

private:
    struct Private;
    explicit FaceAnalyser(std::unique_ptr<Private> parts);
    std::unique_ptr<Private> d;
};

} // namespace eid
