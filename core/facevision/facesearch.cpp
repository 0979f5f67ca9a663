#include "core/facevision/facesearch.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

namespace eid {

namespace {

// Pixels. The cascades were trained for 24; a face near enough for a picture has some 80.
constexpr int smallestFace = 24;
constexpr int nearFace = 48;
constexpr FaceSizes all{smallestFace, 0};
constexpr FaceSizes nearFaces{nearFace, 0};
constexpr FaceSizes farFaces{smallestFace, nearFace + 4};
constexpr double leaning = 22; ///< degrees at which leaning heads are looked for

std::vector<FoundFace> foundIn(const std::vector<FaceBox> &boxes)
{
    std::vector<FoundFace> faces;
    faces.reserve(boxes.size());
    for (const FaceBox &box : boxes)
        faces.push_back({box});
    return faces;
}

bool isSameFace(const FaceBox &one, const FaceBox &other)
{
    return cv::norm(one.centre - other.centre) < 0.5 * std::max(one.side, other.side);
}

} // namespace

SmallFrame::SmallFrame(const cv::Mat &frame, int side)
    : scale(std::max(1.0, static_cast<double>(std::max(frame.cols, frame.rows)) / side))
{
    const cv::Size size(
        std::max(1, cvRound(frame.cols / scale)), std::max(1, cvRound(frame.rows / scale)));
    cv::resize(frame, bgr, size, 0, 0, cv::INTER_LINEAR);
    cv::cvtColor(bgr, gray, cv::COLOR_BGR2GRAY);
}

FaceSearch::FaceSearch(Cascades cascades, std::optional<YuNet> model)
    : m_cascades(std::move(cascades))
    , m_model(std::move(model))
{ }

std::vector<FoundFace> FaceSearch::quick(const SmallFrame &frame, int round)
{
    if (m_model) {
        std::vector<FoundFace> faces;
        for (const ModelledFace &face : m_model->find(frame.bgr))
            faces.push_back({face.box, face.eyes});
        return faces;
    }
    // Everything in one frame would take longer than the frame lasts.
    switch (round % 6) {
    case 1:
    case 4:
        return foundIn(m_cascades.quick(frame.gray, farFaces));
    case 2:
        return foundIn(m_cascades.rolled(frame.gray, nearFaces, leaning));
    case 3:
        return foundIn(m_cascades.thorough(frame.gray, nearFaces));
    case 5:
        return foundIn(m_cascades.rolled(frame.gray, nearFaces, -leaning));
    default:
        return foundIn(m_cascades.quick(frame.gray, nearFaces));
    }
}

std::vector<FoundFace> FaceSearch::thorough(const SmallFrame &frame)
{
    if (m_model)
        return quick(frame, 0);
    auto boxes = m_cascades.thorough(frame.gray, all);
    for (const FaceBox &box : m_cascades.quick(frame.gray, all)) {
        if (std::ranges::none_of(boxes, [&](const FaceBox &had) { return isSameFace(had, box); }))
            boxes.push_back(box);
    }
    for (const double roll : {leaning, -leaning}) {
        if (boxes.empty())
            boxes = m_cascades.rolled(frame.gray, all, roll);
    }
    std::ranges::sort(boxes, std::ranges::greater(), &FaceBox::side);
    return foundIn(boxes);
}

int FaceSearch::countOthers(const SmallFrame &frame, const FaceBox &main)
{
    const int smallest = std::max(smallestFace, cvFloor(main.side / 2));
    const auto counts
        = [&](const FaceBox &box) { return box.side >= main.side / 2 && !isSameFace(box, main); };
    if (m_model) {
        const auto faces = m_model->find(frame.bgr);
        return static_cast<int>(std::ranges::count_if(
            faces, [&](const ModelledFace &face) { return counts(face.box); }));
    }
    return static_cast<int>(
        std::ranges::count_if(m_cascades.quick(frame.gray, {smallest, 0}), counts));
}

} // namespace eid
