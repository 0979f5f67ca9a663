#pragma once

#include "core/facecamera/framesource.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>

namespace eid {

/// The hands of a test on a FakeSource, which belongs to its grabber.
class FakeCamera
{
public:
    /// What open() answers; unset: it succeeds.
    std::optional<Error> refusal = {};
    bool isLive = true;
    FrameFormat format = {QSize(64, 48), 30, {}};
    /// open() and read() hang until letGo().
    bool hangsInOpen = false;
    bool hangsInRead = false;

    /// The next frame, all of one colour.
    void give(int blue);
    void give(cv::Mat frame);
    /// What read() fails with once all frames were read.
    void fail(Error error);
    void letGo();
    /// Blocks until the source was closed.
    void awaitClosed();
    /// Blocks until every frame that was given has been read, and lies in the mailbox.
    void awaitIdle();
    [[nodiscard]] bool isClosed() const;

    /// One source a camera.
    static std::unique_ptr<FrameSource> sourceOf(std::shared_ptr<FakeCamera> camera);

private:
    friend class FakeSource;

    mutable std::mutex m_mutex = {};
    std::condition_variable m_changed = {};
    std::deque<cv::Mat> m_frames = {};
    std::optional<Error> m_error = {};
    bool m_isIdle = false;
    bool m_isLetGo = false;
    bool m_isClosed = false;
};

} // namespace eid
