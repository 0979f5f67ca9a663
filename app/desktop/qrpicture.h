#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

/// The text of the first QR code in the picture that \a file holds, JPEG or PNG. Loads the plug-in
/// with OpenCV for it. Fails with CopyOfferMalformed where there is no code, and as
/// FaceEngine::readCodes() does. Blocks.
eid::Result<QString> readQrPicture(const QByteArray &file);
