#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/qrcode/grayview.h"

#include <QByteArrayView>

namespace eid {

/// A QR code, one octet a module: 0 dark, 255 light. Around it is the quiet zone that belongs to
/// it. Whoever shows it makes each module the same whole number of pixels.
struct QrCode
{
    Bytes modules; ///< row by row, from the top
    int side = 0; ///< modules, with the quiet zone

    [[nodiscard]] GrayView view() const { return {modules, side, side, side}; }
    [[nodiscard]] bool isDark(int column, int row) const { return view().row(row)[column] == 0; }
};

/// The modules of light on each side (ISO/IEC 18004, 9.1).
inline constexpr int quietZone = 4;

/// The code that says \a text, UTF-8, with error correction M: 15 % of it may be lost. Fails with
/// InvalidArgument for an empty text, one that is not UTF-8, and one of more than 2330 octets.
///
/// Threads: any.
Result<QrCode> makeQrCode(QByteArrayView text);

} // namespace eid
