#include "core/facevision/cascades.h"

#include "core/facevision/opencvsetup.h"
#include "core/facevision/uprightpatch.h"

#include <QFileInfo>

#include <algorithm>
#include <opencv2/imgproc.hpp>

namespace eid {

namespace {

constexpr double step = 1.1; ///< from one size of face to the next

// A face that is followed is looked for in a patch of 84 pixels in which it should have 56.
constexpr int patchSide = 84;
constexpr int faceSide = 56;
constexpr int smallestInPatch = 44;
constexpr int largestInPatch = 71;

Result<cv::CascadeClassifier> read(const QString &path)
{
    if (!QFileInfo(path).isFile())
        return failure(ErrorCode::FaceEngineMissing, QStringLiteral("No cascade: ") + path);
    return guarded(
        [&]() -> Result<cv::CascadeClassifier> {
            cv::CascadeClassifier cascade;
            if (!cascade.load(path.toStdString()))
                return failure(ErrorCode::FaceEngineMissing, QStringLiteral("No cascade: ") + path);
            return cascade;
        },
        Result<cv::CascadeClassifier>(
            failure(ErrorCode::FaceEngineMissing, QStringLiteral("Unreadable cascade: ") + path)));
}

std::vector<FaceBox> boxesOf(const std::vector<cv::Rect> &found)
{
    std::vector<FaceBox> boxes;
    boxes.reserve(found.size());
    for (const cv::Rect &rect : found) {
        boxes.push_back({{rect.x + (rect.width - 1) / 2.0, rect.y + (rect.height - 1) / 2.0},
            static_cast<double>(rect.width), 0});
    }
    std::ranges::sort(boxes, std::ranges::greater(), &FaceBox::side);
    return boxes;
}

UprightPatch patchRound(const FaceBox &box)
{
    constexpr double middle = (patchSide - 1) / 2.0;
    return {{patchSide, patchSide}, {middle, middle}, box.centre, box.side / faceSide, box.roll};
}

} // namespace

Result<Cascades> Cascades::load(const QString &folder)
{
    auto patterns = read(folder + QStringLiteral("/lbpcascades/lbpcascade_frontalface.xml"));
    if (!patterns)
        return failure(patterns.error());
    auto haar = read(folder + QStringLiteral("/haarcascades/haarcascade_frontalface_alt2.xml"));
    if (!haar)
        return failure(haar.error());
    Cascades cascades;
    cascades.m_patterns = *patterns;
    cascades.m_haar = *haar;
    return cascades;
}

std::vector<FaceBox> Cascades::quick(const cv::Mat &gray, FaceSizes sizes)
{
    cv::Mat equal;
    cv::equalizeHist(gray, equal);
    std::vector<cv::Rect> found;
    m_patterns.detectMultiScale(equal, found, step, 3, 0, cv::Size(sizes.smallest, sizes.smallest),
        cv::Size(sizes.largest, sizes.largest));
    std::vector<FaceBox> boxes = boxesOf(found);
    std::erase_if(boxes, [&](const FaceBox &box) { return !confirms(gray, box); });
    return boxes;
}

std::vector<FaceBox> Cascades::thorough(const cv::Mat &gray, FaceSizes sizes)
{
    cv::Mat equal;
    cv::equalizeHist(gray, equal);
    std::vector<cv::Rect> found;
    m_haar.detectMultiScale(equal, found, step, 3, 0, cv::Size(sizes.smallest, sizes.smallest),
        cv::Size(sizes.largest, sizes.largest));
    return boxesOf(found);
}

std::vector<FaceBox> Cascades::rolled(const cv::Mat &gray, FaceSizes sizes, double roll)
{
    const cv::Point2d middle((gray.cols - 1) / 2.0, (gray.rows - 1) / 2.0);
    const UprightPatch upright(gray.size(), middle, middle, 1, roll);
    std::vector<FaceBox> boxes = quick(upright.cutFrom(gray), sizes);
    for (FaceBox &box : boxes) {
        box.centre = upright.toPicture(box.centre);
        box.roll = roll;
    }
    return boxes;
}

std::optional<FaceBox> Cascades::searchNear(
    cv::CascadeClassifier &cascade, const cv::Mat &gray, const FaceBox &last)
{
    const UprightPatch patch = patchRound(last);
    cv::Mat equal;
    cv::equalizeHist(patch.cutFrom(gray), equal);
    std::vector<cv::Rect> found;
    cascade.detectMultiScale(equal, found, step, 2, 0, cv::Size(smallestInPatch, smallestInPatch),
        cv::Size(largestInPatch, largestInPatch));
    if (found.empty())
        return std::nullopt;
    FaceBox box = boxesOf(found).front();
    box.centre = patch.toPicture(box.centre);
    box.side *= last.side / faceSide;
    box.roll = last.roll;
    return box;
}

std::optional<FaceBox> Cascades::follow(const cv::Mat &gray, const FaceBox &last)
{
    return searchNear(m_patterns, gray, last);
}

bool Cascades::confirms(const cv::Mat &gray, const FaceBox &box)
{
    return searchNear(m_haar, gray, box).has_value();
}

} // namespace eid
