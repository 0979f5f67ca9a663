#include "tests/sandbox/faces/jpegnoise.h"

#include <QBuffer>

namespace eid::sandbox {

cv::Mat matOf(const QImage &image)
{
    QImage bgr = image.convertToFormat(QImage::Format_BGR888);
    return cv::Mat(bgr.height(), bgr.width(), CV_8UC3, bgr.bits(),
        static_cast<std::size_t>(bgr.bytesPerLine()))
        .clone();
}

cv::Mat throughJpeg(const cv::Mat &bgr, int quality)
{
    const QImage image(
        bgr.data, bgr.cols, bgr.rows, static_cast<qsizetype>(bgr.step), QImage::Format_BGR888);
    QBuffer jpeg;
    jpeg.open(QIODevice::ReadWrite);
    if (!image.save(&jpeg, "JPEG", quality))
        qFatal("Qt cannot write JPEG");
    return matOf(QImage::fromData(jpeg.data(), "JPEG"));
}

} // namespace eid::sandbox
