#pragma once

#include "core/qrcode/blackandwhite.h"

#include <QStringList>

namespace eid {

/// The texts of the QR codes in \a picture, whose pixels are 0 or 255, in any order; the same text
/// may be there twice. Which library looks for them is chosen when the tool is built.
///
/// Throws what std::exception is the base of, where no memory is left. Threads: any.
QStringList searchCodes(const OwnPicture &picture);

} // namespace eid
