#include "core/face/guidancechooser.h"

#include "core/face/guidancecomplaints.h"

#include <QLineF>

#include <algorithm>
#include <cmath>

namespace eid {

using std::chrono::milliseconds;

namespace {

constexpr milliseconds smoothing{200}; ///< time constant
constexpr milliseconds stays{500}; ///< what is said, at least
constexpr milliseconds untilNoFace{250}; ///< a face may be missed for some frames
constexpr milliseconds movement{200}; ///< over which the speed is taken
constexpr milliseconds anew{2000};
constexpr double farthest = 3; ///< margins: what is far off need not be waited for longer

/// No face is found in a frame that is black or white: light is what is missing.
constexpr double black = 0.08;
constexpr double white = 0.88;

Guidance withoutFace(const FrameAnalysis &frame)
{
    if (frame.brightness < black)
        return Guidance::TooDark;
    return frame.brightness > white ? Guidance::TooBright : Guidance::NoFace;
}

double inMilliseconds(milliseconds duration)
{
    return static_cast<double>(duration.count());
}

} // namespace

void GuidanceChooser::reset()
{
    *this = GuidanceChooser();
}

/// Inter-eye distances a second, of the place and of the size.
double GuidanceChooser::speedAt(const FrameAnalysis &frame)
{
    const double distance = std::max(1.0, frame.face->interEyeDistance());
    const Place now{frame.at, (frame.face->rightEye + frame.face->leftEye) / 2, distance};
    m_places.push_back(now);
    while (m_places.size() > 2 && now.at - m_places[1].at >= movement)
        m_places.pop_front();
    const Place &before = m_places.front();
    const double seconds = inMilliseconds(now.at - before.at) / 1000;
    // Two frames that follow each other say more of the finder's tremor than of the face.
    if (seconds < 0.06)
        return 0;
    return std::max(
               QLineF(before.eyes, now.eyes).length(), std::abs(now.distance - before.distance))
        / distance / seconds;
}

void GuidanceChooser::weigh(const FrameAnalysis &frame, bool isFirst)
{
    const double speed = speedAt(frame);
    const double passed = m_last ? inMilliseconds(frame.at - *m_last) : 0;
    const double share = isFirst ? 1 : 1 - std::exp(-passed / inMilliseconds(smoothing));
    for (std::size_t kind = 0; kind < kinds; ++kind) {
        const double cause = causeFor(static_cast<Guidance>(kind), frame, speed);
        Complaint &complaint = m_complaints[kind];
        complaint.excess += share * (std::clamp(cause, -farthest, farthest) - complaint.excess);
        complaint.raised = complaint.excess > (complaint.raised ? -1 : 0);
    }
}

Guidance GuidanceChooser::firstRaised(const FrameAnalysis &frame) const
{
    if (!frame.face)
        return withoutFace(frame);
    if (frame.faces > 1)
        return Guidance::SeveralFaces;
    for (std::size_t kind = 0; kind < kinds; ++kind) {
        if (m_complaints[kind].raised)
            return static_cast<Guidance>(kind);
    }
    return Guidance::Hold;
}

Guidance GuidanceChooser::choose(const FrameAnalysis &frame)
{
    if (m_last && (frame.at < *m_last || frame.at - *m_last > anew))
        reset();
    if (frame.face) {
        const bool isFirst = !m_seen || frame.at - *m_seen > untilNoFace;
        if (isFirst) {
            m_places.clear();
            m_complaints = {};
        }
        weigh(frame, isFirst);
        m_seen = frame.at;
    }
    m_last = frame.at;

    const bool isMissed = !frame.face && m_seen && frame.at - *m_seen <= untilNoFace;
    const Guidance now = isMissed ? m_chosen.value_or(Guidance::NoFace) : firstRaised(frame);
    if (!m_chosen || (now != *m_chosen && frame.at - m_chosenAt >= stays)) {
        m_chosen = now;
        m_chosenAt = frame.at;
    }
    return *m_chosen;
}

} // namespace eid
