#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace eid::sandbox {

/// Writes the QR code of \a text to \a path as a PNG. Fails with InvalidArgument for a text that is
/// too long, and with FileNotWritable.
Result<void> writeQrPicture(const QString &path, const QString &text);

/// Takes "--qr FILE" out of \a words: the file; empty where there is none.
QString takeQrFile(QStringList &words);

} // namespace eid::sandbox
