#include "tests/sandbox/faces/cameraeye.h"

#include "tests/sandbox/faces/jpegnoise.h"

#include <opencv2/imgproc.hpp>

namespace eid::sandbox {

namespace {

constexpr int spare = 97; ///< by which the field of noise is larger than a frame

void light(cv::Mat &bgr, const FaceScene &scene)
{
    if (scene.gain != 1 || scene.lift != 0)
        bgr.convertTo(bgr, -1, scene.gain, scene.lift);
    if (scene.sideLight <= 0)
        return;
    for (int x = 0; x < bgr.cols; ++x) {
        cv::Mat column = bgr.col(x);
        const double share = static_cast<double>(x) / bgr.cols;
        column.convertTo(column, -1, 1 - 0.85 * scene.sideLight * (1 - share));
    }
}

void smear(cv::Mat &bgr, double length, double angle)
{
    const int side = static_cast<int>(length) | 1;
    cv::Mat kernel = cv::Mat::zeros(side, side, CV_32F);
    kernel.row(side / 2).setTo(1.0 / side);
    const auto centre = static_cast<float>((side - 1) / 2.0);
    cv::warpAffine(
        kernel, kernel, cv::getRotationMatrix2D({centre, centre}, angle, 1), kernel.size());
    kernel /= cv::sum(kernel)[0];
    cv::filter2D(bgr, bgr, -1, kernel);
}

void addNoise(
    cv::Mat &bgr, const cv::Mat &noise, const FaceScene &scene, std::chrono::milliseconds at)
{
    cv::RNG random(
        scene.seed * 1000003ULL + static_cast<unsigned long long>(at.count()) * 7919 + 1);
    const cv::Rect piece(random.uniform(0, spare), random.uniform(0, spare), bgr.cols, bgr.rows);
    cv::add(bgr, noise(piece), bgr, cv::noArray(), CV_8U);
}

} // namespace

cv::Mat noiseField(const FaceScene &scene)
{
    if (scene.noise <= 0)
        return {};
    cv::Mat field(scene.frame.height() + spare, scene.frame.width() + spare, CV_16SC3);
    cv::RNG random(scene.seed);
    random.fill(field, cv::RNG::NORMAL, 0, scene.noise);
    return field;
}

cv::Mat seenByCamera(const cv::Mat &ideal, const FaceScene &scene, const cv::Mat &noise,
    std::chrono::milliseconds at)
{
    const double unit = scene.frame.height() / 480.0;
    cv::Mat seen = ideal.clone();
    light(seen, scene);
    if (scene.defocus > 0)
        cv::GaussianBlur(seen, seen, {}, scene.defocus * unit);
    if (scene.motionBlur > 1)
        smear(seen, scene.motionBlur * unit, scene.motionAngle);
    if (!noise.empty())
        addNoise(seen, noise, scene, at);
    return scene.jpegQuality > 0 ? throughJpeg(seen, scene.jpegQuality) : seen;
}

} // namespace eid::sandbox
