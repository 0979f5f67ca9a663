#include "tests/sandbox/faces/backdrop.h"

#include <opencv2/imgproc.hpp>

namespace eid::sandbox {

namespace {

void paintShelves(cv::Mat &wall, cv::RNG &random)
{
    const int shelf = wall.rows / 5;
    for (int top = wall.rows / 20; top + shelf < wall.rows; top += shelf) {
        for (int x = wall.cols / 20; x < wall.cols * 2 / 5;) {
            const int width = random.uniform(wall.cols / 100, wall.cols / 35);
            const int height = random.uniform(shelf / 2, shelf * 9 / 10);
            cv::rectangle(wall, cv::Rect(x, top + shelf - height, width, height),
                cv::Scalar(
                    random.uniform(30, 220), random.uniform(30, 220), random.uniform(30, 220)),
                cv::FILLED);
            x += width + 1;
        }
        cv::rectangle(wall, cv::Rect(wall.cols / 25, top + shelf, wall.cols * 2 / 5, shelf / 12),
            cv::Scalar(60, 90, 130), cv::FILLED);
    }
}

void paintWindow(cv::Mat &wall)
{
    const cv::Rect window(wall.cols * 7 / 10, wall.rows / 12, wall.cols / 5, wall.rows / 2);
    cv::rectangle(wall, window, cv::Scalar(245, 235, 225), cv::FILLED);
    cv::rectangle(wall, window, cv::Scalar(90, 100, 110), std::max(2, wall.rows / 80));
    cv::line(wall, {window.x + window.width / 2, window.y},
        {window.x + window.width / 2, window.y + window.height}, cv::Scalar(90, 100, 110),
        std::max(2, wall.rows / 120));
}

} // namespace

cv::Mat paintBackdrop(Backdrop backdrop, QSize size, unsigned seed)
{
    cv::Mat wall(size.height(), size.width(), CV_8UC3);
    for (int y = 0; y < wall.rows; ++y) {
        const double darker = 30.0 * y / wall.rows;
        wall.row(y).setTo(cv::Scalar(190 - darker, 185 - darker, 180 - darker));
    }
    if (backdrop == Backdrop::Office) {
        cv::RNG random(seed);
        paintShelves(wall, random);
        paintWindow(wall);
        cv::GaussianBlur(wall, wall, {}, wall.rows / 480.0);
    }
    return wall;
}

} // namespace eid::sandbox
