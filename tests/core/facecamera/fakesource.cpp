#include "tests/core/facecamera/fakesource.h"

namespace eid {

class FakeSource : public FrameSource
{
public:
    explicit FakeSource(std::shared_ptr<FakeCamera> camera)
        : m_camera(std::move(camera))
    { }

    Result<FrameFormat> open(QSize) override
    {
        if (m_camera->hangsInOpen)
            hang();
        if (m_camera->refusal)
            return failure(*m_camera->refusal);
        return m_camera->format;
    }

    Result<bool> read(cv::Mat &frame, std::chrono::milliseconds patience) override
    {
        if (m_camera->hangsInRead)
            hang();
        std::unique_lock lock(m_camera->m_mutex);
        m_camera->m_isIdle = m_camera->m_frames.empty();
        m_camera->m_changed.notify_all();
        m_camera->m_changed.wait_for(
            lock, patience, [this] { return !m_camera->m_frames.empty() || m_camera->m_error; });
        if (!m_camera->m_frames.empty()) {
            frame = std::move(m_camera->m_frames.front());
            m_camera->m_frames.pop_front();
            m_camera->m_changed.notify_all();
            return true;
        }
        if (m_camera->m_error)
            return failure(*m_camera->m_error);
        return false;
    }

    void close() override
    {
        const std::scoped_lock lock(m_camera->m_mutex);
        m_camera->m_isClosed = true;
        m_camera->m_changed.notify_all();
    }

    [[nodiscard]] bool isLive() const override { return m_camera->isLive; }

private:
    void hang()
    {
        std::unique_lock lock(m_camera->m_mutex);
        m_camera->m_changed.wait(lock, [this] { return m_camera->m_isLetGo; });
    }

    std::shared_ptr<FakeCamera> m_camera;
};

void FakeCamera::give(int blue)
{
    give(cv::Mat(format.size.height(), format.size.width(), CV_8UC3, cv::Scalar(blue, 0, 0)));
}

void FakeCamera::give(cv::Mat frame)
{
    const std::scoped_lock lock(m_mutex);
    m_frames.push_back(std::move(frame));
    m_isIdle = false;
    m_changed.notify_all();
}

void FakeCamera::fail(Error error)
{
    const std::scoped_lock lock(m_mutex);
    m_error = std::move(error);
    m_changed.notify_all();
}

void FakeCamera::letGo()
{
    const std::scoped_lock lock(m_mutex);
    m_isLetGo = true;
    m_changed.notify_all();
}

void FakeCamera::awaitClosed()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_isClosed; });
}

void FakeCamera::awaitIdle()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_isIdle; });
}

bool FakeCamera::isClosed() const
{
    const std::scoped_lock lock(m_mutex);
    return m_isClosed;
}

std::unique_ptr<FrameSource> FakeCamera::sourceOf(std::shared_ptr<FakeCamera> camera)
{
    return std::make_unique<FakeSource>(std::move(camera));
}

} // namespace eid
