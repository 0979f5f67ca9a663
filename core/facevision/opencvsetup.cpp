#include "core/facevision/opencvsetup.h"

#include <opencv2/core/ocl.hpp>
#include <opencv2/core/utils/logger.hpp>

namespace eid {

namespace {

int sayNothing(int, const char *, const char *, const char *, int, void *)
{
    return 0;
}

} // namespace

void setUpOpenCv()
{
    cv::setNumThreads(1);
    cv::ocl::setUseOpenCL(false);
    cv::redirectError(&sayNothing);
    cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
}

} // namespace eid
