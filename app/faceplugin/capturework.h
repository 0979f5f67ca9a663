#pragma once

#include "app/faceplugin/capturewishes.h"
#include "app/faceplugin/listenergate.h"
#include "app/faceplugin/picturetaker.h"
#include "app/faceplugin/presencephase.h"
#include "core/face/faceengine.h"
#include "core/face/guidancechooser.h"
#include "core/facecamera/framegrabber.h"

#include <memory>
#include <optional>

namespace eid {

/// What a capture is made of.
struct CaptureParts
{
    std::unique_ptr<FrameSource> source;
    CaptureOptions options;
    FaceModels models;
    QString cascades; ///< see FaceAnalyser::load()
    std::shared_ptr<WaitingClock> clock;
};

/// What the analysis thread of a capture does: takes frames from the grabber until that ends or is
/// interrupted, and tells the listener what is in them.
class CaptureWork
{
public:
    CaptureWork(CaptureParts parts, std::shared_ptr<ListenerGate> listener);

    /// The analysis thread, once. Throws nothing.
    void run();
    /// From any thread; run() returns soon after the frame it is in, or is left to its camera.
    void interrupt() { m_grabber->interrupt(); }
    [[nodiscard]] CaptureWishes &wishes() { return m_wishes; }

private:
    Result<void> analyseAll();
    Result<void> readAllCodes();
    /// What each view shows of \a frame.
    [[nodiscard]] CaptureView viewOf(const GrabbedFrame &frame);
    void fulfil(CaptureWishes::Wishes wishes);
    void analyse(FaceAnalyser &analyser, const GrabbedFrame &frame);
    void seePresence(const GrabbedFrame &frame, const FrameAnalysis &analysis, CaptureView &view);
    void countFrame();

    CaptureOptions m_options;
    FaceModels m_models;
    QString m_cascades;
    std::shared_ptr<WaitingClock> m_clock;
    std::shared_ptr<ListenerGate> m_listener;
    CaptureWishes m_wishes;
    PictureTaker m_taker;
    GuidanceChooser m_chooser;
    std::optional<PresencePhase> m_presence;
    std::optional<WaitingClock::TimePoint> m_lastFrame;
    double m_secondsPerFrame = 0; ///< smoothed
    /// Made last: it begins to read at once.
    std::unique_ptr<FrameGrabber> m_grabber;
};

} // namespace eid
