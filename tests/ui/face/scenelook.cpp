#include "tests/ui/face/scenelook.h"

#include "core/face/guidancechooser.h"
#include "core/facevision/faceanalyser.h"
#include "core/facevision/matpicture.h"
#include "tests/sandbox/backoffice/tokenpicture.h"

namespace eid::ui {

namespace {

constexpr std::chrono::milliseconds moment(400);
constexpr QSize largestPreview(640, 480);
constexpr int jpegQuality = 90;

FrameAnalysis analysed(const cv::Mat &bgr)
{
    static auto analyser = FaceAnalyser::load({}, QStringLiteral(EID_CASCADES));
    if (!analyser)
        qFatal("%s", qUtf8Printable(analyser.error().detail));
    return analyser->examine(bgr);
}

} // namespace

CaptureView viewOf(const sandbox::FaceScene &scene)
{
    const cv::Mat bgr = sandbox::FaceStage(scene).frame(moment).bgr;
    const FrameAnalysis analysis = analysed(bgr);
    GuidanceChooser chooser;
    CaptureView view;
    view.preview = previewOf(bgr, largestPreview);
    view.face = analysis.face;
    view.frame = scene.frame;
    view.guidance = chooser.choose(analysis);
    view.meters = analysis.quality;
    return view;
}

TakenPicture pictureOf(const sandbox::FaceScene &scene)
{
    const sandbox::SceneFrame frame = sandbox::FaceStage(scene).frame(moment);
    const FaceGeometry &face = frame.faces.front();
    const auto jpeg
        = sandbox::jpegOf(sandbox::tokenOf(frame.bgr, {face.rightEye.x(), face.rightEye.y()},
                              {face.leftEye.x(), face.leftEye.y()}),
            jpegQuality);
    if (!jpeg)
        qFatal("%s", qUtf8Printable(jpeg.error().detail));
    TakenPicture picture;
    picture.jpeg = WipedBytes(ByteView(*jpeg));
    picture.width = sandbox::tokenWidth;
    picture.height = sandbox::tokenHeight;
    picture.face
        = {{picture.width, picture.height}, {}, sandbox::tokenRightEye, sandbox::tokenLeftEye};
    picture.quality = analysed(frame.bgr).quality;
    picture.taken = QDateTime::currentDateTimeUtc();
    return picture;
}

} // namespace eid::ui
