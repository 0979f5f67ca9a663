#pragma once

#include <opencv2/core.hpp>
#include <vector>

namespace eid {

/// A face laid down for measuring: the middle between the eyes, the unit and the level.
struct FaceFrame
{
    cv::Point2f rightEye;
    cv::Point2f leftEye;

    [[nodiscard]] cv::Point2f middle() const { return (rightEye + leftEye) * 0.5F; }
    [[nodiscard]] float unit() const; ///< inter-eye distance, pixels
    /// Of \a point in inter-eye distances from the middle, x along the line of the eyes towards the
    /// left one, y down the face.
    [[nodiscard]] cv::Point2f inUnits(cv::Point2f point) const;
};

/// Points of a face that are followed from the neutral pose on.
class FacePoints
{
public:
    /// Chooses points in \a face; \a pyramid is of the neutral frame.
    void choose(const std::vector<cv::Mat> &pyramid, const FaceFrame &face);
    /// Follows them from one frame into the next; drops those that got lost.
    void follow(const std::vector<cv::Mat> &before, const std::vector<cv::Mat> &now);

    [[nodiscard]] const std::vector<cv::Point2f> &neutral() const { return m_neutral; }
    [[nodiscard]] const std::vector<cv::Point2f> &now() const { return m_now; }
    [[nodiscard]] int count() const { return static_cast<int>(m_now.size()); }
    [[nodiscard]] int chosen() const { return m_chosen; } ///< count in the neutral pose

    /// The pyramid that choose() and follow() work on.
    static void makePyramid(const cv::Mat &gray, std::vector<cv::Mat> &pyramid);

private:
    void settle(const cv::Mat &now, std::vector<cv::Point2f> &next, std::vector<bool> &alive) const;
    void keep(const std::vector<bool> &alive);

    std::vector<cv::Mat> m_pyramid; ///< of the neutral face
    cv::Mat m_light; ///< brightness around each pixel of the neutral face
    cv::Rect m_box; ///< of the neutral face, in its frame
    int m_chosen = 0;
    float m_unit = 0; ///< inter-eye distance of the neutral face, pixels
    std::vector<cv::Point2f> m_neutral;
    std::vector<cv::Point2f> m_now;
};

} // namespace eid
