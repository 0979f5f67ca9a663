#pragma once

#include <opencv2/core.hpp>

namespace eid {

/// A piece of a picture that is cut out turned and scaled.
class UprightPatch
{
public:
    /// Of \a size pixels, so that the patch's point \a at shows the picture's point \a centre, one
    /// pixel of the patch is \a scale pixels of the picture, and what leans by \a roll degrees
    /// (FaceGeometry::roll()) stands upright.
    UprightPatch(cv::Size size, cv::Point2d at, cv::Point2d centre, double scale, double roll);

    /// Cuts it out of \a picture; beyond its edges, the edge goes on. Pictures that are shrunk to
    /// less than half are smoothed first.
    [[nodiscard]] cv::Mat cutFrom(const cv::Mat &picture) const;

    [[nodiscard]] cv::Point2d toPicture(cv::Point2d patch) const;
    [[nodiscard]] cv::Point2d toPatch(cv::Point2d picture) const;

private:
    cv::Size m_size;
    cv::Point2d m_at;
    cv::Point2d m_centre;
    cv::Point2d m_across; ///< one pixel to the patch's right, in pixels of the picture
};

} // namespace eid
