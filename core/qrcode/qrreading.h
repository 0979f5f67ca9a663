#pragma once

#include "core/base/result.h"
#include "core/qrcode/grayview.h"

#include <QStringList>

namespace eid {

/// The most codes that are looked for in one picture.
inline constexpr int mostCodes = 16;

/// The texts of the QR codes (ISO/IEC 18004) in \a picture, each once, however they are turned; at
/// most mostCodes of them. None is no failure. A text may be anything: it is whatever somebody
/// printed.
///
/// Takes time that grows with the pixels alone: some 0.05 s for each million of them. A picture
/// made of finder patterns, on which the search would take hours, is passed over. Fails with
/// InvalidArgument where \a picture is not sound, and with Internal.
///
/// Threads: any.
Result<QStringList> readQrCodes(const GrayView &picture);

} // namespace eid
