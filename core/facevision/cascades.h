#pragma once

#include "core/base/result.h"
#include "core/facevision/eyefinder.h"

#include <QString>

#include <opencv2/objdetect.hpp>
#include <vector>

namespace eid {

/// The sides of the faces that are looked for, in pixels. The smaller, the slower.
struct FaceSizes
{
    int smallest = 24;
    int largest = 0; ///< 0: whatever there is room for
};

/// Finds faces by OpenCV's cascades in small gray pictures (CV_8UC1, some 320 pixels wide).
///
/// Threads: on one thread at a time.
class Cascades
{
public:
    /// From the folder that holds haarcascades and lbpcascades. Fails with FaceEngineMissing.
    static Result<Cascades> load(const QString &folder);

    /// Faces of the sizes asked for: found by local binary patterns, each confirmed by Haar
    /// features. The largest first.
    [[nodiscard]] std::vector<FaceBox> quick(const cv::Mat &gray, FaceSizes sizes);
    /// The same by Haar features over the whole picture: slower, and finds more.
    [[nodiscard]] std::vector<FaceBox> thorough(const cv::Mat &gray, FaceSizes sizes);
    /// What quick() finds in \a gray turned by \a roll degrees.
    [[nodiscard]] std::vector<FaceBox> rolled(const cv::Mat &gray, FaceSizes sizes, double roll);

    /// Where the face that was at \a last is now, if it is near; the roll is taken over.
    [[nodiscard]] std::optional<FaceBox> follow(const cv::Mat &gray, const FaceBox &last);
    /// Whether Haar features see a face at \a box too.
    [[nodiscard]] bool confirms(const cv::Mat &gray, const FaceBox &box);

private:
    Cascades() = default;
    std::optional<FaceBox> searchNear(
        cv::CascadeClassifier &cascade, const cv::Mat &gray, const FaceBox &last);

    cv::CascadeClassifier m_patterns;
    cv::CascadeClassifier m_haar;
};

} // namespace eid
