#pragma once

#include "core/facecamera/framesource.h"
#include "core/facecamera/videosystem.h"

#include <cstdint>
#include <vector>

namespace eid {

/// A camera of Linux (V4L2, streaming by mapped buffers). Spoken to directly, not through OpenCV:
/// that does not tell why a camera cannot be used, waits up to 10 s for a frame, and keeps frames
/// in memory that nobody wipes.
class V4l2Source : public FrameSource
{
public:
    /// \a path: of the device's node. \a system outlives this object.
    V4l2Source(QString path, VideoSystem &system);
    ~V4l2Source() override;

    Result<FrameFormat> open(QSize wanted) override;
    Result<bool> read(cv::Mat &frame, std::chrono::milliseconds patience) override;
    void close() override;
    [[nodiscard]] bool isLive() const override { return true; }

private:
    struct Buffer
    {
        void *memory = nullptr;
        std::size_t length = 0;
    };

    Result<void> openNode();
    Result<void> chooseFormat(QSize wanted);
    void chooseRate();
    Result<void> startStreaming();
    Result<void> mapBuffers(unsigned count);
    [[nodiscard]] bool control(unsigned long request, void *argument);

    QString m_path;
    VideoSystem &m_system;
    int m_descriptor = -1;
    std::vector<Buffer> m_buffers;
    std::uint32_t m_pixelFormat = 0;
    std::size_t m_stride = 0;
    FrameFormat m_format;
    bool m_isStreaming = false;
    int m_undecodable = 0; ///< frames, one after the other
};

} // namespace eid
