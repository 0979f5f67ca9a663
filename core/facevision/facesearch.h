#pragma once

#include "core/facevision/cascades.h"
#include "core/facevision/yunet.h"

#include <chrono>
#include <opencv2/core.hpp>
#include <optional>
#include <vector>

namespace eid {

/// A frame brought down to a size at which faces are looked for.
struct SmallFrame
{
    cv::Mat bgr;
    cv::Mat gray;
    double scale = 1; ///< pixels of the frame / pixels of the small one

    /// The longer side of the small frame is \a side pixels, or that of the frame if it is less.
    SmallFrame(const cv::Mat &frame, int side);
};

/// A face in a SmallFrame. The eyes are there where a model has found them.
struct FoundFace
{
    FaceBox box;
    std::optional<EyePair> eyes = {};
};

/// Looks for faces in whole frames.
///
/// Threads: on one thread at a time.
class FaceSearch
{
public:
    FaceSearch(Cascades cascades, std::optional<YuNet> model);

    /// For one frame of many: what is found soon is enough. \a round counts the frames in which
    /// nothing was found: near, far and leaning faces are looked for in turn.
    [[nodiscard]] std::vector<FoundFace> quick(const SmallFrame &frame, int round);
    /// For a picture by itself.
    [[nodiscard]] std::vector<FoundFace> thorough(const SmallFrame &frame);
    /// Those besides \a main that are at least half as large.
    [[nodiscard]] int countOthers(const SmallFrame &frame, const FaceBox &main);

    [[nodiscard]] Cascades &cascades() { return m_cascades; }

private:
    Cascades m_cascades;
    std::optional<YuNet> m_model;
};

} // namespace eid
