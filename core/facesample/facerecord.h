#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/face/wipedbytes.h"

#include <QPoint>

#include <cstddef>

namespace eid {

struct TakenPicture;

/// The most octets of a record, its picture included.
constexpr std::size_t maximumFaceRecordSize = 1024 * 1024;

/// What is in a facial record of ISO/IEC 19794-5:2005 with one picture.
struct FaceRecord
{
    WipedBytes jpeg; ///< baseline JPEG, from its first marker to the end of the record
    int width = 0; ///< pixels, as the record says; what the JPEG says is not looked at
    int height = 0;
    QPoint rightEye; ///< feature point 12.2, pixels; the person's right is on the picture's left
    QPoint leftEye; ///< feature point 12.1
};

/// Writes \a picture as a record (ISO/IEC 19794-5:2005, 5): facial record header of 14 octets,
/// facial information of 20, the centres of the eyes as MPEG-4 feature points 12.1 and 12.2 of 8
/// octets each, image information of 12, then the JPEG. Token frontal, sRGB, from the video frames
/// of a digital camera. Who is in the picture, the pose and a number for the quality are not told
/// ("unspecified"): the back office measures by itself.
///
/// Fails with InvalidArgument where eyes lie outside of the picture, it is no JPEG, or too large.
Result<WipedBytes> makeFaceRecord(const TakenPicture &picture);

/// Reads a record with exactly one picture in JPEG and the two feature points, each once; others
/// may lie beside them. Every length must fit every other one, and nothing may lie behind. Fails
/// with PictureUnreadable.
Result<FaceRecord> parseFaceRecord(ByteView octets);

} // namespace eid
