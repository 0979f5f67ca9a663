#pragma once

#include "core/facecamera/framesource.h"
#include "core/facecamera/waitingclock.h"

#include <memory>
#include <optional>
#include <thread>

namespace eid {

/// One frame, and when it was seen.
struct GrabbedFrame
{
    cv::Mat bgr; ///< CV_8UC3; of nobody else
    /// Since the first frame; in a film by its own rate, however fast it is played.
    std::chrono::milliseconds at = {};
};

struct GrabOptions
{
    QSize frame = {1280, 720}; ///< asked of a camera
    /// Films and sequences come in their own time, and a reader that is slow misses frames as with
    /// a camera; else each frame waits for its reader.
    bool inRealTime = true;
    std::chrono::milliseconds openPatience = std::chrono::seconds(30);
    std::chrono::milliseconds framePatience = std::chrono::seconds(3);
};

/// The thread that reads a source, and the mailbox that holds its latest frame.
///
/// When it goes, the source is closed as soon as the call it is in returns, and this object waits
/// for that at most 300 ms. A thread that hangs in its camera for longer is left to itself: it owns
/// all it uses, drops what it reads, closes the camera as soon as it can, and nobody waits.
class FrameGrabber
{
public:
    FrameGrabber(std::unique_ptr<FrameSource> source, const GrabOptions &options,
        std::shared_ptr<WaitingClock> clock);
    ~FrameGrabber();
    FrameGrabber(const FrameGrabber &) = delete;
    FrameGrabber &operator=(const FrameGrabber &) = delete;

    /// The latest frame that was not taken yet; waits for one. Fails with what ended the source,
    /// with CameraFrozen when none comes for GrabOptions::framePatience, and with Cancelled after
    /// interrupt(). After a failure all further calls fail alike. One thread at a time.
    Result<GrabbedFrame> next();

    /// Ends a next(), this one and all to come. From any thread.
    void interrupt();

    /// What the source gives, once it is open. From any thread.
    [[nodiscard]] std::optional<FrameFormat> format() const;

    /// Has the source closed and waits for that. False if it still hangs after \a patience.
    bool end(std::chrono::milliseconds patience);

private:
    struct Shared;
    std::shared_ptr<Shared> m_shared;
    std::thread m_thread;
};

} // namespace eid
