#include "core/facevision/facetoken.h"

#include "core/facevision/alignedface.h"
#include "core/facevision/matpicture.h"
#include "core/facevision/opencvsetup.h"
#include "core/facevision/uprightpatch.h"

namespace eid {

namespace {

constexpr double interEyeDistance = FaceToken::width / 4.0;
constexpr double eyeLine = 0.6 * FaceToken::width;

QPointF toPoint(cv::Point2d point)
{
    return {point.x, point.y};
}

} // namespace

FaceToken takeToken(const cv::Mat &picture, const FaceGeometry &face)
{
    if (!isBgr(picture) || !canBeAligned(face))
        return {};
    const double distance = face.interEyeDistance();
    const QPointF middle = (face.rightEye + face.leftEye) / 2;
    const UprightPatch patch({FaceToken::width, FaceToken::height},
        {FaceToken::width / 2.0, eyeLine}, {middle.x(), middle.y()}, distance / interEyeDistance,
        face.roll());
    return guarded(
        [&] {
            FaceToken token;
            token.bgr = patch.cutFrom(picture);
            token.face.picture = {FaceToken::width, FaceToken::height};
            token.face.rightEye = {(FaceToken::width - interEyeDistance) / 2, eyeLine};
            token.face.leftEye = {(FaceToken::width + interEyeDistance) / 2, eyeLine};
            const double side = face.face.width() * interEyeDistance / distance;
            const QPointF centre
                = toPoint(patch.toPatch({face.face.center().x(), face.face.center().y()}));
            token.face.face = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side);
            return token;
        },
        FaceToken());
}

} // namespace eid
