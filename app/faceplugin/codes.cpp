#include "app/faceplugin/codes.h"

#include "core/facecamera/guarded.h"
#include "core/qrcode/qrreading.h"

#include <opencv2/imgproc.hpp>

namespace eid {

Result<QStringList> codesIn(const cv::Mat &bgr)
{
    return guarded(ErrorCode::Internal, [&bgr] {
        cv::Mat gray;
        cv::cvtColor(bgr, gray, cv::COLOR_BGR2GRAY);
        return readQrCodes({{gray.data, gray.total()}, gray.cols, gray.rows, gray.cols});
    });
}

} // namespace eid
