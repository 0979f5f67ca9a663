#include "tests/sandbox/backoffice/tokenpicture.h"

#include <QBuffer>
#include <QImage>
#include <QImageReader>

#include <cmath>
#include <opencv2/imgproc.hpp>

namespace eid::sandbox {

cv::Mat tokenOf(const cv::Mat &bgr, cv::Point2d rightEye, cv::Point2d leftEye)
{
    const cv::Point2d across = leftEye - rightEye;
    const cv::Point2d middle = (leftEye + rightEye) * 0.5;
    const cv::Point2d target((tokenRightEye.x() + tokenLeftEye.x()) / 2, tokenRightEye.y());
    const double scale = (tokenLeftEye.x() - tokenRightEye.x()) / cv::norm(across);
    const double angle = std::atan2(across.y, across.x);
    const double c = std::cos(angle) * scale;
    const double s = std::sin(angle) * scale;
    const cv::Mat map = (cv::Mat_<double>(2, 3) << c, s, target.x - c * middle.x - s * middle.y, -s,
        c, target.y + s * middle.x - c * middle.y);
    cv::Mat token;
    cv::warpAffine(bgr, token, map, {tokenWidth, tokenHeight},
        scale < 1 ? cv::INTER_AREA : cv::INTER_CUBIC, cv::BORDER_REPLICATE);
    return token;
}

Result<Bytes> jpegOf(const cv::Mat &bgr, int quality)
{
    const QImage view(
        bgr.data, bgr.cols, bgr.rows, static_cast<qsizetype>(bgr.step), QImage::Format_BGR888);
    QBuffer file;
    file.open(QIODevice::WriteOnly);
    if (view.isNull() || !view.save(&file, "JPG", quality))
        return failure(ErrorCode::Internal, QStringLiteral("no JPEG could be written"));
    const QByteArray &octets = file.data();
    return Bytes(octets.begin(), octets.end());
}

cv::Mat pictureIn(ByteView jpeg, int mostPixels)
{
    const QByteArray octets = QByteArray::fromRawData(
        reinterpret_cast<const char *>(jpeg.data()), static_cast<qsizetype>(jpeg.size()));
    QBuffer file;
    file.setData(octets);
    file.open(QIODevice::ReadOnly);
    QImageReader reader(&file, "JPG");
    // What a file says of its own orientation is no part of the picture's geometry.
    reader.setAutoTransform(false);
    const QSize size = reader.size();
    if (size.isEmpty() || size.width() > mostPixels || size.height() > mostPixels)
        return {};
    const QImage image = reader.read().convertToFormat(QImage::Format_BGR888);
    if (image.isNull())
        return {};
    return cv::Mat(image.height(), image.width(), CV_8UC3, const_cast<uchar *>(image.constBits()),
        static_cast<std::size_t>(image.bytesPerLine()))
        .clone();
}

} // namespace eid::sandbox
