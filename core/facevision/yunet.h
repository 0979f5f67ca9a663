#pragma once

#include "core/base/result.h"
#include "core/facevision/eyefinder.h"

#include <QString>

#include <memory>
#include <opencv2/objdetect.hpp>
#include <optional>
#include <vector>

namespace eid {

/// A face that a model found, with its eyes.
struct ModelledFace
{
    FaceBox box;
    EyePair eyes;
};

/// The face detector YuNet, whose model the administrator brings along.
///
/// Threads: on one thread at a time.
class YuNet
{
public:
    /// The largest file that is read.
    static constexpr qint64 maximumSize = 16 * 1024 * 1024;

    /// OpenCV before 4.8 takes the model of March 2022 ("2022mar"), later ones that of March 2023.
    /// Fails with FaceModelUnusable; the detail says whether the file is missing, is too large, is
    /// no model, or is a model of the other kind.
    static Result<YuNet> load(const QString &file);

    /// Faces in \a bgr (CV_8UC3, some 320 pixels wide), the largest first.
    [[nodiscard]] std::vector<ModelledFace> find(const cv::Mat &bgr);

private:
    YuNet() = default;
    cv::Ptr<cv::FaceDetectorYN> m_detector;
};

} // namespace eid
