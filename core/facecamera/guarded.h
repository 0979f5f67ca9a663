#pragma once

#include "core/base/result.h"

#include <QString>

#include <exception>
#include <opencv2/core.hpp>
#include <type_traits>

namespace eid {

/// Runs \a work, which returns a Result, and turns whatever OpenCV or the memory throws into an
/// error with \a code: no exception leaves a room.
template <typename Work>
std::invoke_result_t<Work> guarded(ErrorCode code, Work &&work)
{
    try {
        return work();
    } catch (const cv::Exception &exception) {
        // What it says of itself; what() adds paths of OpenCV's sources.
        return failure(code, QStringLiteral("OpenCV: ") + QString::fromStdString(exception.err));
    } catch (const std::exception &exception) {
        return failure(code, QString::fromUtf8(exception.what()));
    }
}

} // namespace eid
