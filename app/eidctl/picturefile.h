#pragma once

#include "core/base/result.h"
#include "core/face/wipedbytes.h"

#include <QString>

namespace eid::ctl {

/// The octets of the picture at \a path. Fails with PictureUnreadable for a file that cannot be
/// read, is empty, or is larger than 32 MiB.
Result<WipedBytes> readPictureFile(const QString &path);

/// The text of the first QR code in the picture at \a path, JPEG or PNG, that begins with one of
/// \a beginnings, whatever its case. Loads the plug-in with OpenCV for it. Fails with \a otherwise
/// where there is no such code, with FaceEngineMissing, and with PictureUnreadable.
Result<QString> readQrPicture(
    const QString &path, const QStringList &beginnings, ErrorCode otherwise);

} // namespace eid::ctl
