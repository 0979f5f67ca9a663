#pragma once

#include "app/faceplugin/steadyrun.h"
#include "core/base/result.h"
#include "core/face/facecapture.h"
#include "core/facevision/faceanalyser.h"

#include <optional>

namespace eid {

/// Makes pictures of frames: by itself once all has held for long enough, or when it is asked to.
///
/// Threads: belongs to one thread.
class PictureTaker
{
public:
    /// \a begin: before that time of the frames none is taken by itself.
    PictureTaker(bool isAutomatic, SteadyRun::Time begin);

    /// The next frame; \a holds as in SteadyRun::see(). The picture, when one was taken of it or of
    /// a frame shortly before.
    std::optional<TakenPicture> see(const FaceAnalyser &analyser, const cv::Mat &bgr,
        const FrameAnalysis &analysis, bool holds);

    /// Of the next frame with one face in it.
    void takeNow() { m_takesNext = true; }
    /// Forgets that a picture was taken.
    void retake();
    [[nodiscard]] bool hasTaken() const { return m_hasTaken; }
    [[nodiscard]] double steady() const { return m_run.share(); }

private:
    std::optional<TakenPicture> ofRun(const FaceAnalyser &analyser);

    bool m_isAutomatic;
    SteadyRun m_run;
    bool m_takesNext = false;
    bool m_hasTaken = false;
};

/// The picture of the sample from \a candidate, with \a quality as it was measured of it. Nothing
/// if its face cannot be brought to the places of a token.
std::optional<TakenPicture> makePicture(const Candidate &candidate, QualityRecord quality);

} // namespace eid
