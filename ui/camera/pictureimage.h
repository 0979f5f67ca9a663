#pragma once

#include "core/face/picture.h"
#include "core/face/wipedbytes.h"

#include <QImage>

namespace eid::ui {

/// The pixels of a Bgrx32 picture as an image that shares them. It is to be painted and let go,
/// not changed: a changed copy would not be wiped.
QImage imageOf(const eid::Picture &picture);

/// What a JPEG shows, as Bgrx32; null if it is none. What it was decoded into is wiped.
eid::Picture decoded(const WipedBytes &jpeg);

} // namespace eid::ui
