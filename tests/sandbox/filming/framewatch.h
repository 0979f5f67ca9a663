#pragma once

#include "core/base/result.h"

#include <QString>

#include <chrono>
#include <deque>
#include <memory>
#include <optional>

namespace eid::sandbox {

/// Tells which frames of a CameraRoll somebody looks at: so the one before the camera knows how far
/// the other has come, without a clock.
///
/// Threads: belongs to one thread.
class FrameWatch
{
public:
    /// \a folder: the one in which the frames are. Fails with Internal.
    static Result<FrameWatch> on(const QString &folder);
    ~FrameWatch();
    FrameWatch(FrameWatch &&) noexcept;
    FrameWatch &operator=(FrameWatch &&) = delete;

    /// Waits until a frame is opened, \a patience at most (-1 ms: for ever); which
    /// one. Nothing: none was.
    std::optional<int> next(std::chrono::milliseconds patience);

private:
    explicit FrameWatch(int descriptor);

    int m_descriptor;
    std::deque<int> m_seen;
};

} // namespace eid::sandbox
