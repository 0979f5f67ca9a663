#pragma once

#include "tests/sandbox/faces/facescene.h"

namespace eid::sandbox {

/// What is behind everybody, the same for the same \a seed.
[[nodiscard]] cv::Mat paintBackdrop(Backdrop backdrop, QSize size, unsigned seed);

} // namespace eid::sandbox
