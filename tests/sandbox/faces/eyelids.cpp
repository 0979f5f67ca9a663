#include "tests/sandbox/faces/eyelids.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

namespace eid::sandbox {

void closeEye(cv::Mat &bgr, cv::Point2d eye, double interEyeDistance, double share)
{
    if (share <= 0)
        return;
    const double ied = interEyeDistance;
    const cv::Size size(std::max(4, cvRound(0.54 * ied)), std::max(4, cvRound(0.26 * ied)));
    const cv::Rect over(
        cvRound(eye.x) - size.width / 2, cvRound(eye.y) - size.height / 2, size.width, size.height);
    const cv::Rect skin(over.x, cvRound(eye.y + 0.30 * ied), over.width, over.height);
    const cv::Rect whole(cv::Point(), bgr.size());
    if ((over & whole) != over || (skin & whole) != skin)
        return;

    cv::Mat lid;
    cv::GaussianBlur(bgr(skin), lid, {}, 1.0);
    lid *= 0.95;
    cv::Mat opening = cv::Mat::zeros(size, CV_32F);
    cv::ellipse(opening, cv::Point(size.width / 2, size.height / 2),
        cv::Size(cvRound(size.width * 0.46), cvRound(size.height * 0.42)), 0, 0, 360, cv::Scalar(1),
        cv::FILLED);
    const int edge = cvRound(size.height * (0.08 + 0.84 * std::min(1.0, share)));
    if (edge < size.height && share < 1)
        opening.rowRange(edge, size.height).setTo(0);
    cv::GaussianBlur(opening, opening, {}, std::max(0.5, ied * 0.02));

    cv::Mat opened = bgr(over);
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            const float closed = opening.at<float>(y, x);
            auto &pixel = opened.at<cv::Vec3b>(y, x);
            const auto &painted = lid.at<cv::Vec3b>(y, x);
            for (int channel = 0; channel < 3; ++channel)
                pixel[channel]
                    = cv::saturate_cast<uchar>(static_cast<float>(pixel[channel]) * (1 - closed)
                        + static_cast<float>(painted[channel]) * closed);
        }
    }
    const double lashes = eye.y - 0.13 * ied + 0.15 * ied * std::min(1.0, share);
    cv::ellipse(bgr, cv::Point2d(eye.x, lashes),
        cv::Size(cvRound(0.2 * ied), std::max(1, cvRound(0.055 * ied))), 0, 10, 170,
        cv::Scalar(40, 45, 60), std::max(1, cvRound(ied * 0.025)), cv::LINE_AA);
}

} // namespace eid::sandbox
