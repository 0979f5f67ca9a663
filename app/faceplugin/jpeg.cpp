#include "app/faceplugin/jpeg.h"

#include <opencv2/imgcodecs.hpp>
#include <vector>

namespace eid {

Result<WipedBytes> encodeJpeg(const cv::Mat &bgr, int quality)
{
    try {
        std::vector<uchar> octets;
        // As large as it can become, so that no part of it is left in memory that is outgrown.
        octets.reserve(bgr.total() * bgr.elemSize() + 4096);
        if (!cv::imencode(".jpg", bgr, octets, {cv::IMWRITE_JPEG_QUALITY, quality}))
            return failure(ErrorCode::Internal, QStringLiteral("no JPEG"));
        WipedBytes jpeg{ByteView(octets)};
        cv::Mat(1, static_cast<int>(octets.size()), CV_8UC1, octets.data()).setTo(0);
        return jpeg;
    } catch (const std::exception &exception) {
        return failure(ErrorCode::Internal, QString::fromUtf8(exception.what()));
    }
}

} // namespace eid
