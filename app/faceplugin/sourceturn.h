#pragma once

#include "core/facecamera/framesource.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>

namespace eid {

/// Tells when a source was closed.
class SourceTurn
{
public:
    void finish();
    /// False if it was not closed within \a patience.
    bool await(std::chrono::milliseconds patience);

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_isFinished = false;
};

/// A source that is opened once the source of the capture before it was closed, or hangs: a capture
/// that follows another at once would find its camera busy with that one.
///
/// What it opens is made at that moment, on the thread that opens.
class TurnedSource : public FrameSource
{
public:
    using MakeSource = std::function<Result<std::unique_ptr<FrameSource>>()>;

    /// \a before: the turn of the capture before, or nullptr. \a own is finished when this one is
    /// closed.
    TurnedSource(MakeSource makeSource, bool isLive, std::shared_ptr<SourceTurn> before,
        std::shared_ptr<SourceTurn> own);
    ~TurnedSource() override;

    Result<FrameFormat> open(QSize wanted) override;
    Result<bool> read(cv::Mat &frame, std::chrono::milliseconds patience) override;
    void close() override;
    [[nodiscard]] bool isLive() const override { return m_isLive; }

private:
    MakeSource m_makeSource;
    bool m_isLive;
    std::shared_ptr<SourceTurn> m_before;
    std::shared_ptr<SourceTurn> m_own;
    std::unique_ptr<FrameSource> m_source;
};

} // namespace eid
