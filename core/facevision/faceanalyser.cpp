#include "core/facevision/faceanalyser.h"

#include "core/face/qualityscale.h"
#include "core/facevision/alignedface.h"
#include "core/facevision/facemeasures.h"
#include "core/facevision/facesearch.h"
#include "core/facevision/matpicture.h"
#include "core/facevision/opencvsetup.h"

#include <cmath>

namespace eid {

using std::chrono::milliseconds;

namespace {

constexpr int smallSide = 320; ///< of the frames in which faces are looked for
constexpr int stillSide = 480; ///< of pictures by themselves
constexpr int framesWithoutSight = 3; ///< a face that is followed may be missed
constexpr int framesOfOneBackground = 5;
constexpr milliseconds untilOthers{1000}; ///< between two looks for other faces
constexpr milliseconds untilOthersAgain{250}; ///< while there are some
constexpr double mostRoll = 40; ///< degrees

bool canBeAnalysed(const cv::Mat &bgr)
{
    return isBgr(bgr) && bgr.cols >= FaceAnalyser::minimumSide
        && bgr.rows >= FaceAnalyser::minimumSide;
}

FrameAnalysis nothingIn(const cv::Mat &bgr, milliseconds at)
{
    FrameAnalysis analysis;
    analysis.at = at;
    analysis.frame = {bgr.cols, bgr.rows};
    return analysis;
}

/// The face that was \a found in the small frame, in the pixels of \a bgr.
FaceGeometry geometryIn(const cv::Mat &bgr, const FoundFace &found, double scale)
{
    // The centre of a small pixel lies between those that it stands for.
    const auto toFrame = [&](cv::Point2d small) {
        return (small + cv::Point2d(0.5, 0.5)) * scale - cv::Point2d(0.5, 0.5);
    };
    FaceBox box = found.box;
    box.centre = toFrame(box.centre);
    box.side *= scale;
    EyePair eyes;
    if (found.eyes)
        eyes = {toFrame(found.eyes->right), toFrame(found.eyes->left)};
    else
        eyes = findEyes(bgr, box).value_or(usualEyes(box));
    FaceGeometry face;
    face.picture = {bgr.cols, bgr.rows};
    face.face
        = QRectF(box.centre.x - box.side / 2, box.centre.y - box.side / 2, box.side, box.side);
    face.rightEye = {eyes.right.x, eyes.right.y};
    face.leftEye = {eyes.left.x, eyes.left.y};
    return face;
}

} // namespace

struct FaceAnalyser::Private
{
    explicit Private(FaceSearch faceSearch)
        : search(std::move(faceSearch))
    { }

    FaceSearch search;

    std::optional<FaceBox> followed; ///< in pixels of the small frame
    int unseen = 0; ///< frames since it was seen
    int lost = 0; ///< frames since there is none
    int frames = 0; ///< since it is followed
    int others = 0;
    milliseconds lookedForOthers{0};
    QualityRecord background;
    cv::Size size;

    FrameAnalysis analyse(const cv::Mat &bgr, milliseconds at);
    FrameAnalysis examine(const cv::Mat &bgr);
    std::optional<FoundFace> next(const SmallFrame &small);
    std::optional<FaceGeometry> locate(
        const cv::Mat &bgr, const SmallFrame &small, const FoundFace &found);
    void lookForOthers(const SmallFrame &small, milliseconds at);
    QualityRecord qualityOf(const cv::Mat &bgr, const FaceGeometry &face);
    void forget();
};

void FaceAnalyser::Private::forget()
{
    followed.reset();
    unseen = 0;
    frames = 0;
    others = 0;
    background = {};
}

/// The face in the next frame: where it was, or, if it is lost, wherever it is.
std::optional<FoundFace> FaceAnalyser::Private::next(const SmallFrame &small)
{
    if (followed) {
        if (const auto box = search.cascades().follow(small.gray, *followed)) {
            unseen = 0;
            return FoundFace{*box};
        }
        if (++unseen <= framesWithoutSight)
            return FoundFace{*followed};
        forget();
    }
    const auto faces = search.quick(small, lost++);
    return faces.empty() ? std::nullopt : std::optional(faces.front());
}

/// The eyes of a face that was just found, and of which it is not known how it leans: where Haar
/// features see a face that stands upright by them.
std::optional<FaceGeometry> FaceAnalyser::Private::locate(
    const cv::Mat &bgr, const SmallFrame &small, const FoundFace &found)
{
    if (found.eyes)
        return geometryIn(bgr, found, small.scale);
    for (const double lean : {0.0, 22.0, -22.0}) {
        FoundFace leaning = found;
        leaning.box.roll += lean;
        const FaceGeometry face = geometryIn(bgr, leaning, small.scale);
        leaning.box.roll = face.roll();
        if (canBeAligned(face) && search.cascades().confirms(small.gray, leaning.box))
            return face;
    }
    return std::nullopt;
}

void FaceAnalyser::Private::lookForOthers(const SmallFrame &small, milliseconds at)
{
    const milliseconds pause = others > 0 ? untilOthersAgain : untilOthers;
    if (frames > 0 && at >= lookedForOthers && at - lookedForOthers < pause)
        return;
    lookedForOthers = at;
    others = search.countOthers(small, *followed);
    // What the patterns take for a face and the Haar features do not is none.
    if (frames > 0 && !search.cascades().confirms(small.gray, *followed))
        ++unseen;
}

QualityRecord FaceAnalyser::Private::qualityOf(const cv::Mat &bgr, const FaceGeometry &face)
{
    if (frames % framesOfOneBackground == 0) {
        background = {};
        addBackgroundMeasures(background, bgr, face);
    }
    QualityRecord record;
    record.values.append(judged(QualityMeasure::SingleFacePresent, 1 + others));
    addFaceMeasures(record, bgr, face);
    record.values += background.values;
    sort(record);
    return record;
}

FrameAnalysis FaceAnalyser::Private::analyse(const cv::Mat &bgr, milliseconds at)
{
    if (bgr.size() != size) {
        forget();
        size = bgr.size();
    }
    FrameAnalysis analysis = nothingIn(bgr, at);
    const SmallFrame small(bgr, smallSide);
    analysis.brightness = cv::mean(small.gray)[0] / 255;
    const auto found = next(small);
    if (!found)
        return analysis;
    const auto located = followed ? std::optional(geometryIn(bgr, *found, small.scale))
                                  : locate(bgr, small, *found);
    if (!located || !canBeAligned(*located)) {
        forget();
        return analysis;
    }
    const FaceGeometry &face = *located;
    lost = 0;
    followed = found->box;
    if (std::abs(face.roll()) <= mostRoll)
        followed->roll = face.roll();
    lookForOthers(small, at);
    analysis.faces = 1 + others;
    analysis.face = face;
    analysis.quality = qualityOf(bgr, face);
    ++frames;
    return analysis;
}

FrameAnalysis FaceAnalyser::Private::examine(const cv::Mat &bgr)
{
    FrameAnalysis analysis = nothingIn(bgr, milliseconds(0));
    const SmallFrame small(bgr, stillSide);
    analysis.brightness = cv::mean(small.gray)[0] / 255;
    const auto faces = search.thorough(small);
    if (faces.empty())
        return analysis;
    const FaceGeometry face
        = locate(bgr, small, faces.front()).value_or(geometryIn(bgr, faces.front(), small.scale));
    if (!canBeAligned(face))
        return analysis;
    analysis.face = face;
    for (const FoundFace &other : faces) {
        if (other.box.side >= faces.front().box.side / 2)
            ++analysis.faces;
    }
    return analysis;
}

FaceAnalyser::FaceAnalyser(std::unique_ptr<Private> parts)
    : d(std::move(parts))
{ }

FaceAnalyser::FaceAnalyser(FaceAnalyser &&) noexcept = default;
FaceAnalyser &FaceAnalyser::operator=(FaceAnalyser &&) noexcept = default;
FaceAnalyser::~FaceAnalyser() = default;

Result<FaceAnalyser> FaceAnalyser::load(const FaceModels &models, const QString &folder)
{
    setUpOpenCv();
    auto cascades = Cascades::load(folder);
    if (!cascades)
        return failure(cascades.error());
    std::optional<YuNet> model;
    if (!models.detector.isEmpty()) {
        auto loaded = YuNet::load(models.detector);
        if (!loaded)
            return failure(loaded.error());
        model = std::move(*loaded);
    }
    return FaceAnalyser(
        std::make_unique<Private>(FaceSearch(std::move(*cascades), std::move(model))));
}

FrameAnalysis FaceAnalyser::analyse(const cv::Mat &bgr, milliseconds at)
{
    const FrameAnalysis none = nothingIn(bgr, at);
    if (!canBeAnalysed(bgr))
        return none;
    return guarded([&] { return d->analyse(bgr, at); }, none);
}

FrameAnalysis FaceAnalyser::examine(const cv::Mat &bgr)
{
    const FrameAnalysis none = nothingIn(bgr, milliseconds(0));
    if (!canBeAnalysed(bgr))
        return none;
    FrameAnalysis analysis = guarded([&] { return d->examine(bgr); }, none);
    if (analysis.face)
        analysis.quality = measure(bgr, *analysis.face, analysis.faces);
    return analysis;
}

std::optional<FaceGeometry> FaceAnalyser::find(const cv::Mat &bgr)
{
    if (!canBeAnalysed(bgr))
        return std::nullopt;
    return guarded([&] { return d->examine(bgr).face; }, std::optional<FaceGeometry>());
}

QualityRecord FaceAnalyser::measure(const cv::Mat &bgr, const FaceGeometry &face, int faces) const
{
    if (!canBeAnalysed(bgr) || !canBeAligned(face))
        return {};
    return guarded(
        [&] {
            QualityRecord record;
            record.values.append(judged(QualityMeasure::SingleFacePresent, faces));
            addFaceMeasures(record, bgr, face);
            addBackgroundMeasures(record, bgr, face);
            sort(record);
            return record;
        },
        QualityRecord());
}

void FaceAnalyser::reset()
{
    d->forget();
    d->lost = 0;
}

} // namespace eid
