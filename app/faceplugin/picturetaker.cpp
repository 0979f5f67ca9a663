#include "app/faceplugin/picturetaker.h"

#include "app/faceplugin/jpeg.h"
#include "core/facevision/facetoken.h"

#include <utility>

namespace eid {

namespace {

constexpr int pictureQuality = 90;

} // namespace

std::optional<TakenPicture> makePicture(const Candidate &candidate, QualityRecord quality)
{
    const FaceToken token = takeToken(candidate.bgr, candidate.face);
    if (token.bgr.empty())
        return std::nullopt;
    auto jpeg = encodeJpeg(token.bgr, pictureQuality);
    if (!jpeg)
        return std::nullopt;
    return TakenPicture{std::move(*jpeg), FaceToken::width, FaceToken::height, token.face,
        std::move(quality), candidate.taken};
}

PictureTaker::PictureTaker(bool isAutomatic, SteadyRun::Time begin)
    : m_isAutomatic(isAutomatic)
    , m_run(begin)
{ }

void PictureTaker::retake()
{
    m_takesNext = false;
    m_hasTaken = false;
    m_run.restart();
}

std::optional<TakenPicture> PictureTaker::ofRun(const FaceAnalyser &analyser)
{
    // Some measures are not made of every frame: what is taken is measured by itself.
    const auto best = m_run.best();
    m_run.restart();
    if (!best)
        return std::nullopt;
    QualityRecord quality = analyser.measure(best->bgr, best->face);
    if (!quality.isAcceptable())
        return std::nullopt;
    return makePicture(*best, std::move(quality));
}

std::optional<TakenPicture> PictureTaker::see(
    const FaceAnalyser &analyser, const cv::Mat &bgr, const FrameAnalysis &analysis, bool holds)
{
    std::optional<TakenPicture> picture;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (m_takesNext && analysis.faces == 1 && analysis.face) {
        picture = makePicture(
            {bgr, *analysis.face, 0, now}, analyser.measure(bgr, *analysis.face, analysis.faces));
        m_run.restart();
    } else if (m_isAutomatic && !m_hasTaken && m_run.see(bgr, analysis, holds, now)) {
        picture = ofRun(analyser);
    }
    if (picture) {
        m_takesNext = false;
        m_hasTaken = true;
    }
    return picture;
}

} // namespace eid
