#pragma once

#include "core/qrcode/qrwriting.h"

namespace eid {

/// The code of makeQrCode(), whose \a text is UTF-8 that says \a characters. Which library makes it
/// is chosen when the tool is built.
///
/// Throws what std::exception is the base of, where it does not fit or no memory is left.
QrCode drawCode(QByteArrayView text, const QString &characters);

} // namespace eid
