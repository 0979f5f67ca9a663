#include "tests/app/faceplugin/listenerspy.h"

#include <algorithm>

namespace eid {

void ListenerSpy::viewChanged(CaptureView fresh)
{
    if (onView)
        onView(fresh);
    const std::scoped_lock lock(m_mutex);
    ++views;
    if (guidance.empty() || guidance.back() != fresh.guidance)
        guidance.push_back(fresh.guidance);
    steadiest = std::max(steadiest, fresh.steady);
    view = std::move(fresh);
    m_changed.notify_all();
}

void ListenerSpy::pictureTaken(TakenPicture picture)
{
    const std::scoped_lock lock(m_mutex);
    pictures.push_back(std::move(picture));
    m_changed.notify_all();
}

void ListenerSpy::presencePassed(std::vector<KeyFrame> keyFrames)
{
    const std::scoped_lock lock(m_mutex);
    passed.push_back(std::move(keyFrames));
    m_changed.notify_all();
}

void ListenerSpy::failed(Error error)
{
    const std::scoped_lock lock(m_mutex);
    failure = std::move(error);
    m_changed.notify_all();
}

void ListenerSpy::await(const std::function<bool(const ListenerSpy &)> &holds)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [&] { return holds(*this); });
}

Error ListenerSpy::awaitFailure()
{
    await([](const ListenerSpy &spy) { return spy.failure.has_value(); });
    return *failure;
}

void ListenerSpy::awaitPictures(std::size_t count)
{
    await([count](const ListenerSpy &spy) { return spy.pictures.size() >= count; });
}

} // namespace eid
