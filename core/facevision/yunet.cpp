#include "core/facevision/yunet.h"

#include "core/facevision/opencvsetup.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cmath>

namespace eid {

namespace {

constexpr bool takesModelsOf2023
    = CV_VERSION_MAJOR > 4 || (CV_VERSION_MAJOR == 4 && CV_VERSION_MINOR >= 8);

tl::unexpected<Error> unusable(const QString &why)
{
    return failure(ErrorCode::FaceModelUnusable, why);
}

/// The names of the outputs tell the two kinds of YuNet apart.
enum class Kind { Unknown, Of2022, Of2023 };

Kind kindOf(const QByteArray &model)
{
    if (model.contains("cls_8") && model.contains("kps_32"))
        return Kind::Of2023;
    if (model.contains("loc") && model.contains("conf") && model.contains("iou"))
        return Kind::Of2022;
    return Kind::Unknown;
}

Result<void> checkKind(Kind kind)
{
    switch (kind) {
    case Kind::Of2022:
        if (takesModelsOf2023)
            return unusable(QStringLiteral(
                "YuNet of March 2022: OpenCV " CV_VERSION " needs that of March 2023"));
        return {};
    case Kind::Of2023:
        if (!takesModelsOf2023)
            return unusable(
                QStringLiteral("YuNet of March 2023: needs OpenCV 4.8, this is " CV_VERSION
                               "; use that of March 2022"));
        return {};
    case Kind::Unknown:
        return unusable(QStringLiteral("No YuNet model: its outputs are missing"));
    }
    Q_UNREACHABLE();
}

Result<QByteArray> read(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return unusable(QStringLiteral("The file cannot be read"));
    if (file.size() > YuNet::maximumSize)
        return unusable(QStringLiteral("The file is larger than 16 MiB"));
    return file.read(YuNet::maximumSize);
}

bool isSane(const cv::Mat &faces, int row)
{
    if (faces.cols < 15)
        return false;
    for (int column = 0; column < 15; ++column) {
        if (!std::isfinite(faces.at<float>(row, column))
            || std::abs(faces.at<float>(row, column)) > 1e5F)
            return false;
    }
    return faces.at<float>(row, 2) >= 1 && faces.at<float>(row, 3) >= 1;
}

} // namespace

Result<YuNet> YuNet::load(const QString &file)
{
    const auto model = read(file);
    if (!model)
        return failure(model.error());
    if (const auto checked = checkKind(kindOf(*model)); !checked)
        return failure(checked.error());
    try {
        YuNet net;
        net.m_detector = cv::FaceDetectorYN::create(
            QFile::encodeName(file).toStdString(), "", cv::Size(320, 192), 0.7F, 0.3F, 50);
        // What does not fit shows only when the net is run.
        cv::Mat faces;
        net.m_detector->detect(cv::Mat(192, 320, CV_8UC3, cv::Scalar::all(127)), faces);
        return net;
    } catch (const std::exception &thrown) {
        return unusable(QStringLiteral("OpenCV " CV_VERSION ": ")
            + QString::fromUtf8(thrown.what()).simplified().left(160));
    }
}

std::vector<ModelledFace> YuNet::find(const cv::Mat &bgr)
{
    m_detector->setInputSize(bgr.size());
    cv::Mat faces;
    m_detector->detect(bgr, faces);
    std::vector<ModelledFace> found;
    for (int row = 0; row < faces.rows; ++row) {
        if (!isSane(faces, row))
            continue;
        const auto at
            = [&](int column) { return static_cast<double>(faces.at<float>(row, column)); };
        ModelledFace face;
        face.eyes = {{at(4), at(5)}, {at(6), at(7)}};
        const cv::Point2d across = face.eyes.left - face.eyes.right;
        // As large as the boxes of the cascades, which are square and follow the eyes.
        const double distance = std::max(1.0, cv::norm(across));
        face.box.roll = std::atan2(across.y, across.x) * 180 / CV_PI;
        face.box.side = 2.5 * distance;
        const cv::Point2d down(-across.y / distance, across.x / distance);
        face.box.centre = (face.eyes.right + face.eyes.left) * 0.5 + down * (0.11 * face.box.side);
        found.push_back(face);
    }
    std::ranges::sort(
        found, std::ranges::greater(), [](const ModelledFace &face) { return face.box.side; });
    return found;
}

} // namespace eid
