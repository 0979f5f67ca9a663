#include "core/face/facecapture.h"
#include "core/facesample/facerecord.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// A record as whoever holds the back office's certificate may seal it. What is read can be written
/// again, and reads the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto record = eid::parseFaceRecord({data, size});
    if (!record) {
        if (record.error().code != eid::ErrorCode::PictureUnreadable)
            std::abort();
        return 0;
    }
    eid::TakenPicture picture;
    picture.jpeg = record->jpeg.duplicate();
    picture.width = record->width;
    picture.height = record->height;
    picture.face.rightEye = record->rightEye;
    picture.face.leftEye = record->leftEye;
    const auto written = eid::makeFaceRecord(picture);
    if (!written) // the other points made room that the two eyes need
        return 0;
    const auto again = eid::parseFaceRecord(written->octets());
    if (!again || again->width != record->width || again->height != record->height
        || again->rightEye != record->rightEye || again->leftEye != record->leftEye
        || !eid::equal(again->jpeg.octets(), record->jpeg.octets()))
        std::abort();
    return 0;
}
