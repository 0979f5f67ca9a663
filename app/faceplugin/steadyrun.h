#pragma once

#include "core/face/frameanalysis.h"
#include "core/face/steadiness.h"

#include <QDateTime>

#include <chrono>
#include <opencv2/core.hpp>
#include <optional>

namespace eid {

/// A frame that may become the picture.
struct Candidate
{
    cv::Mat bgr;
    FaceGeometry face = {};
    double sharpness = 0;
    QDateTime taken = {}; ///< UTC
};

/// When a picture is taken by itself: once all has held for some time (see Steadiness). Of the
/// frames of that time in which all held it keeps the sharpest.
///
/// Threads: belongs to one thread.
class SteadyRun
{
public:
    using Time = std::chrono::milliseconds;

    /// For which all has to hold.
    static constexpr Time duration{700};

    /// Frames before \a begin do not count: a camera takes some time to find light and focus.
    explicit SteadyRun(Time begin);

    /// The next frame; \a holds: nothing is left to be asked of the person. True when a picture is
    /// due.
    bool see(const cv::Mat &bgr, const FrameAnalysis &analysis, bool holds, const QDateTime &now);
    /// How far it has come, 0 to 1.
    [[nodiscard]] double share() const { return m_steadiness.share(); }
    /// The sharpest frame of the run.
    [[nodiscard]] const std::optional<Candidate> &best() const { return m_best; }
    void restart();

private:
    Time m_begin;
    Steadiness m_steadiness{duration};
    std::optional<Candidate> m_best;
};

} // namespace eid
