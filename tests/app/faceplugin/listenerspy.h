#pragma once

#include "core/face/facecapture.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <vector>

namespace eid {

/// Keeps what a capture tells and lets a test wait for it.
class ListenerSpy : public CaptureListener
{
public:
    void viewChanged(CaptureView view) override;
    void pictureTaken(TakenPicture picture) override;
    void presencePassed(std::vector<KeyFrame> keyFrames) override;
    void failed(Error error) override;

    /// Blocks until \a holds of what was told. Both are called with the lock held.
    void await(const std::function<bool(const ListenerSpy &)> &holds);
    /// Blocks until the capture has failed, and gives why.
    Error awaitFailure();
    /// Blocks until there are as many pictures.
    void awaitPictures(std::size_t count);
    /// Called with each view, on the capture's thread.
    std::function<void(const CaptureView &)> onView = {};

    // To be looked at once the capture is at rest, or in await().
    std::optional<CaptureView> view = {}; ///< the latest
    int views = 0;
    std::vector<Guidance> guidance = {}; ///< each change
    double steadiest = 0;
    std::vector<TakenPicture> pictures = {};
    std::vector<std::vector<KeyFrame>> passed = {};
    std::optional<Error> failure = {};

private:
    std::mutex m_mutex = {};
    std::condition_variable m_changed = {};
};

} // namespace eid
