#pragma once

#include "core/base/result.h"

#include <opencv2/core.hpp>

namespace eid {

/// Tells OpenCV, for this process: one thread, no OpenCL, nothing on standard error. Its threads
/// would cost more than they bring for pictures of this size.
void setUpOpenCv();

/// What \a work gives, or \a otherwise where OpenCV throws: no exception leaves the room.
template <typename Work, typename Value>
Value guarded(Work &&work, Value otherwise)
{
    try {
        return work();
    } catch (const std::exception &) {
        return otherwise;
    }
}

} // namespace eid
