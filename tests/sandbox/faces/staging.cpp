#include "tests/sandbox/faces/staging.h"

#include "tests/sandbox/faces/eyelids.h"
#include "tests/sandbox/faces/headshape.h"

#include <cmath>
#include <opencv2/imgproc.hpp>

namespace eid::sandbox {

namespace {

constexpr double eyesAboveMiddle = 0.55; ///< inter-eye distances, see HeadShape

/// What is shown of a portrait, brought near the size at which it is seen.
struct Layer
{
    cv::Mat bgr;
    cv::Mat mask;
    cv::Point2d rightEye;
    cv::Point2d leftEye;
};

Layer layerOf(const Actor &actor, const Pose &pose)
{
    const Portrait &portrait = portraitOf(actor.sitter);
    const bool isPrint = actor.presence != Presence::Head;
    Layer layer{(isPrint ? portrait.photo : portrait.bgr).clone(), portrait.outline,
        portrait.rightEye, portrait.leftEye};
    if (isPrint)
        layer.mask = cv::Mat(layer.bgr.size(), CV_8UC1, cv::Scalar(255));
    closeEye(layer.bgr, layer.rightEye, portrait.interEyeDistance(), pose.closedEyes);
    closeEye(layer.bgr, layer.leftEye, portrait.interEyeDistance(), pose.closedEyes);
    // Warping makes nothing smaller without jagged edges.
    const double scale = pose.interEyeDistance / portrait.interEyeDistance();
    if (scale < 1) {
        cv::resize(layer.bgr, layer.bgr, {}, scale, scale, cv::INTER_AREA);
        cv::resize(layer.mask, layer.mask, layer.bgr.size(), 0, 0, cv::INTER_AREA);
        layer.rightEye *= scale;
        layer.leftEye *= scale;
    }
    return layer;
}

/// Between inter-eye distances from the middle of the face and pixels.
struct Frame
{
    cv::Point2d eyes;
    cv::Point2d across; ///< one inter-eye distance, from the person's right eye to the left

    [[nodiscard]] cv::Point2d toPixels(cv::Point2d face) const
    {
        const double y = face.y + eyesAboveMiddle;
        return {
            eyes.x + across.x * face.x - across.y * y, eyes.y + across.y * face.x + across.x * y};
    }
    [[nodiscard]] cv::Point2d toFace(cv::Point2d pixel) const
    {
        const cv::Point2d offset = pixel - eyes;
        const double square = across.dot(across);
        return {offset.dot(across) / square,
            (across.x * offset.y - across.y * offset.x) / square - eyesAboveMiddle};
    }
};

/// Where each pixel of \a area comes from. Found for every fourth pixel and smoothed between: what
/// turns is smooth.
cv::Mat mapOf(const cv::Rect &area, const Frame &seen, const Frame &layer, const HeadShape &shape)
{
    constexpr int step = 4;
    const cv::Size coarse((area.width + step - 1) / step + 1, (area.height + step - 1) / step + 1);
    cv::Mat nodes(coarse, CV_32FC2);
    for (int y = 0; y < coarse.height; ++y) {
        for (int x = 0; x < coarse.width; ++x) {
            const cv::Point2d pixel(area.x + x * step, area.y + y * step);
            nodes.at<cv::Point2f>(y, x) = layer.toPixels(shape.straightOf(seen.toFace(pixel)));
        }
    }
    cv::Mat map(area.size(), CV_32FC2);
    const cv::Mat finer = (cv::Mat_<double>(2, 3) << 1.0 / step, 0, 0, 0, 1.0 / step, 0);
    cv::warpAffine(nodes, map, finer, area.size(), cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
        cv::BORDER_REPLICATE);
    return map;
}

/// Where a \a layer of \a size may be seen in the frame.
cv::Rect areaOf(cv::Size size, const Frame &seen, const Frame &layer, double reach)
{
    std::vector<cv::Point2f> corners;
    for (const double x : {0.0, static_cast<double>(size.width)}) {
        for (const double y : {0.0, static_cast<double>(size.height)})
            corners.emplace_back(seen.toPixels(layer.toFace({x, y})));
    }
    const cv::Rect area = cv::boundingRect(corners);
    const int more = cvCeil(reach);
    return {area.x - more, area.y - more, area.width + 2 * more, area.height + 2 * more};
}

/// Brings what looks straight to the frame: from pixels of \a area to those of the layer.
cv::Mat affineOf(const cv::Rect &area, const Frame &seen, const Frame &layer)
{
    const auto from = [&](double x, double y) {
        return layer.toPixels(seen.toFace({area.x + x, area.y + y}));
    };
    const cv::Point2d origin = from(0, 0);
    const cv::Point2d right = from(1, 0) - origin;
    const cv::Point2d down = from(0, 1) - origin;
    return (cv::Mat_<double>(2, 3) << right.x, down.x, origin.x, right.y, down.y, origin.y);
}

void blend(cv::Mat below, const cv::Mat &above, const cv::Mat &mask)
{
    for (int y = 0; y < below.rows; ++y) {
        auto *under = below.ptr<cv::Vec3b>(y);
        const auto *over = above.ptr<cv::Vec3b>(y);
        const uchar *cover = mask.ptr<uchar>(y);
        for (int x = 0; x < below.cols; ++x) {
            const int share = cover[x];
            if (share == 255) {
                under[x] = over[x];
            } else if (share > 0) {
                for (int channel = 0; channel < 3; ++channel)
                    under[x][channel] = static_cast<uchar>(
                        (under[x][channel] * (255 - share) + over[x][channel] * share) / 255);
            }
        }
    }
}

FaceGeometry geometryOf(const Frame &seen, const HeadShape &shape, cv::Size picture)
{
    const auto at = [&](double x, double y) {
        const cv::Point2d pixel = seen.toPixels(shape.seenOf({x, y}));
        return QPointF(pixel.x, pixel.y);
    };
    FaceGeometry face;
    face.picture = {picture.width, picture.height};
    face.rightEye = at(-0.5, -eyesAboveMiddle);
    face.leftEye = at(0.5, -eyesAboveMiddle);
    const double ied = cv::norm(seen.across);
    const QPointF middle = (face.rightEye + face.leftEye) / 2;
    face.face = QRectF(middle.x() - 1.3 * ied, middle.y() - ied, 2.6 * ied, 2.6 * ied);
    return face;
}

} // namespace

FaceGeometry place(cv::Mat &frame, const Actor &actor, std::chrono::milliseconds at)
{
    const Pose pose = poseOf(actor, frame.size(), at);
    const Layer layer = layerOf(actor, pose);
    const double angle = pose.roll * CV_PI / 180;
    const Frame seen{
        pose.eyes, cv::Point2d(std::cos(angle), std::sin(angle)) * pose.interEyeDistance};
    const Frame from{(layer.rightEye + layer.leftEye) * 0.5, layer.leftEye - layer.rightEye};
    const HeadShape shape(actor.presence, pose.yaw);

    const bool isStraight = pose.yaw == 0 && actor.presence != Presence::BentPrint;
    const cv::Rect area
        = areaOf(layer.bgr.size(), seen, from, isStraight ? 2 : 2 * pose.interEyeDistance)
        & cv::Rect(cv::Point(), frame.size());
    if (area.empty())
        return geometryOf(seen, shape, frame.size());
    cv::Mat bgr;
    cv::Mat mask;
    if (isStraight) {
        const cv::Mat affine = affineOf(area, seen, from);
        cv::warpAffine(layer.bgr, bgr, affine, area.size(), cv::INTER_CUBIC | cv::WARP_INVERSE_MAP,
            cv::BORDER_REPLICATE);
        cv::warpAffine(layer.mask, mask, affine, area.size(),
            cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, cv::BORDER_CONSTANT);
    } else {
        const cv::Mat map = mapOf(area, seen, from, shape);
        cv::remap(layer.bgr, bgr, map, cv::noArray(), cv::INTER_CUBIC, cv::BORDER_REPLICATE);
        cv::remap(layer.mask, mask, map, cv::noArray(), cv::INTER_LINEAR, cv::BORDER_CONSTANT);
    }
    blend(frame(area), bgr, mask);
    return geometryOf(seen, shape, frame.size());
}

} // namespace eid::sandbox
