#include "core/facevision/uprightpatch.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace eid {

UprightPatch::UprightPatch(
    cv::Size size, cv::Point2d at, cv::Point2d centre, double scale, double roll)
    : m_size(size)
    , m_at(at)
    , m_centre(centre)
    , m_across(scale * std::cos(roll * CV_PI / 180), scale * std::sin(roll * CV_PI / 180))
{ }

cv::Point2d UprightPatch::toPicture(cv::Point2d patch) const
{
    const cv::Point2d offset = patch - m_at;
    return {m_centre.x + m_across.x * offset.x - m_across.y * offset.y,
        m_centre.y + m_across.y * offset.x + m_across.x * offset.y};
}

cv::Point2d UprightPatch::toPatch(cv::Point2d picture) const
{
    const cv::Point2d offset = picture - m_centre;
    const double square = m_across.dot(m_across);
    return {m_at.x + offset.dot(m_across) / square,
        m_at.y + (m_across.x * offset.y - m_across.y * offset.x) / square};
}

cv::Mat UprightPatch::cutFrom(const cv::Mat &picture) const
{
    // Warping reads four neighbours only: what is shrunk further is averaged before.
    const double scale = cv::norm(m_across);
    const int shrink = static_cast<int>(scale / 1.5);
    cv::Mat source = picture;
    cv::Point2d origin;
    double unit = 1;
    if (shrink > 1) {
        const double reach = scale * std::hypot(m_size.width, m_size.height);
        const cv::Point2d middle = toPicture({m_size.width / 2.0, m_size.height / 2.0});
        const int side = cvCeil(std::min(reach, 2.0 * std::max(picture.cols, picture.rows)));
        cv::Rect around(cvFloor(middle.x) - side / 2, cvFloor(middle.y) - side / 2, side, side);
        around &= cv::Rect(cv::Point(), picture.size());
        if (around.width >= shrink && around.height >= shrink) {
            around.width -= around.width % shrink;
            around.height -= around.height % shrink;
            cv::resize(picture(around), source, around.size() / shrink, 0, 0, cv::INTER_AREA);
            origin = around.tl();
            unit = shrink;
        }
    }
    // The centre of a pixel that stands for many lies between them.
    const double middle = (unit - 1) / 2;
    const cv::Point2d corner = toPicture({0, 0});
    const cv::Mat map = (cv::Mat_<double>(2, 3) << m_across.x / unit, -m_across.y / unit,
        (corner.x - origin.x - middle) / unit, m_across.y / unit, m_across.x / unit,
        (corner.y - origin.y - middle) / unit);
    cv::Mat patch;
    cv::warpAffine(
        source, patch, map, m_size, cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, cv::BORDER_REPLICATE);
    return patch;
}

} // namespace eid
