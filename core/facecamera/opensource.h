#pragma once

#include "core/facecamera/framesource.h"
#include "core/facecamera/sourcename.h"

#include <memory>

namespace eid {

/// The source that \a name means. Nothing is opened yet.
std::unique_ptr<FrameSource> makeFrameSource(const SourceName &name);

} // namespace eid
