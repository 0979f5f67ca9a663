#include "core/facecamera/framegrabber.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <utility>

namespace eid {

namespace {

/// How long a source may wait before it is asked whether it is still wanted.
constexpr std::chrono::milliseconds slice{100};
constexpr std::chrono::milliseconds endPatience{300};
/// Of a film that does not say.
constexpr double usualRate = 30;

} // namespace

struct FrameGrabber::Shared
{
    GrabOptions options = {};
    std::shared_ptr<WaitingClock> clock = {};

    mutable std::mutex mutex = {};
    std::condition_variable changed = {};
    std::optional<FrameFormat> format = {};
    std::optional<GrabbedFrame> latest = {};
    std::optional<Error> error = {};
    WaitingClock::TimePoint opened = {};
    bool isInterrupted = false;
    bool isEnding = false;
    bool hasEnded = false;

    void run(FrameSource &source);
    void play(FrameSource &source, const FrameFormat &opening);
    bool put(cv::Mat frame, std::chrono::milliseconds at);
    bool awaitDue(WaitingClock::TimePoint due);
    bool awaitTaken();
    void fail(Error why);
};

void FrameGrabber::Shared::fail(Error why)
{
    const std::scoped_lock lock(mutex);
    if (!error)
        error = std::move(why);
    changed.notify_all();
}

bool FrameGrabber::Shared::put(cv::Mat frame, std::chrono::milliseconds at)
{
    const std::scoped_lock lock(mutex);
    if (isEnding)
        return false;
    latest = GrabbedFrame{std::move(frame), at};
    changed.notify_all();
    return true;
}

bool FrameGrabber::Shared::awaitDue(WaitingClock::TimePoint due)
{
    std::unique_lock lock(mutex);
    while (!isEnding && clock->now() < due)
        clock->waitUntil(lock, changed, due);
    return !isEnding;
}

bool FrameGrabber::Shared::awaitTaken()
{
    std::unique_lock lock(mutex);
    changed.wait(lock, [this] { return isEnding || !latest; });
    return !isEnding;
}

void FrameGrabber::Shared::play(FrameSource &source, const FrameFormat &opening)
{
    using std::chrono::duration;
    using std::chrono::duration_cast;
    using std::chrono::milliseconds;
    const bool isLive = source.isLive();
    const double rate = opening.framesPerSecond > 0 ? opening.framesPerSecond : usualRate;
    std::optional<WaitingClock::TimePoint> first;
    for (qint64 number = 0;; ++number) {
        cv::Mat frame;
        auto got = source.read(frame, slice);
        while (got && !*got) {
            {
                const std::scoped_lock lock(mutex);
                if (isEnding)
                    return;
            }
            got = source.read(frame, slice);
        }
        if (!got)
            return fail(got.error());
        const auto now = clock->now();
        first = first.value_or(now);
        const duration<double> position(static_cast<double>(number) / rate);
        const auto due = *first + duration_cast<WaitingClock::TimePoint::duration>(position);
        if (!isLive && !(options.inRealTime ? awaitDue(due) : awaitTaken()))
            return;
        if (!put(std::move(frame),
                isLive ? duration_cast<milliseconds>(now - *first)
                       : duration_cast<milliseconds>(position)))
            return;
    }
}

void FrameGrabber::Shared::run(FrameSource &source)
{
    const auto opening = source.open(options.frame);
    if (!opening)
        return fail(opening.error());
    {
        const std::scoped_lock lock(mutex);
        format = *opening;
        opened = clock->now();
        changed.notify_all();
    }
    play(source, *opening);
}

FrameGrabber::FrameGrabber(std::unique_ptr<FrameSource> source, const GrabOptions &options,
    std::shared_ptr<WaitingClock> clock)
    : m_shared(std::make_shared<Shared>())
{
    m_shared->options = options;
    m_shared->clock = std::move(clock);
    m_thread = std::thread([shared = m_shared, reader = std::move(source)]() mutable {
        try {
            shared->run(*reader);
        } catch (const std::exception &exception) { // no memory is left
            shared->fail({ErrorCode::Internal, QString::fromUtf8(exception.what()), std::nullopt});
        }
        reader->close();
        reader.reset();
        const std::scoped_lock lock(shared->mutex);
        shared->hasEnded = true;
        shared->changed.notify_all();
    });
}

FrameGrabber::~FrameGrabber()
{
    interrupt();
    if (!end(endPatience))
        m_thread.detach();
}

Result<GrabbedFrame> FrameGrabber::next()
{
    Shared &shared = *m_shared;
    const auto called = shared.clock->now();
    std::unique_lock lock(shared.mutex);
    for (;;) {
        if (shared.isInterrupted)
            return failure(ErrorCode::Cancelled);
        // The last frame of a film goes before its end.
        if (shared.latest) {
            GrabbedFrame frame = std::move(*shared.latest);
            shared.latest.reset();
            shared.changed.notify_all();
            return frame;
        }
        if (shared.error)
            return failure(*shared.error);
        const auto deadline = shared.format
            ? std::max(called, shared.opened) + shared.options.framePatience
            : called + shared.options.openPatience;
        if (shared.clock->now() >= deadline) {
            shared.error = Error{ErrorCode::CameraFrozen,
                shared.format ? QStringLiteral("no new frame for %1 ms")
                                    .arg(shared.options.framePatience.count())
                              : QStringLiteral("the camera does not open"),
                std::nullopt};
            shared.isEnding = true;
            shared.changed.notify_all();
            continue;
        }
        shared.clock->waitUntil(lock, shared.changed, deadline);
    }
}

void FrameGrabber::interrupt()
{
    const std::scoped_lock lock(m_shared->mutex);
    m_shared->isInterrupted = true;
    m_shared->isEnding = true;
    m_shared->latest.reset();
    m_shared->changed.notify_all();
}

std::optional<FrameFormat> FrameGrabber::format() const
{
    const std::scoped_lock lock(m_shared->mutex);
    return m_shared->format;
}

bool FrameGrabber::end(std::chrono::milliseconds patience)
{
    std::unique_lock lock(m_shared->mutex);
    m_shared->isEnding = true;
    m_shared->latest.reset();
    m_shared->changed.notify_all();
    if (!m_shared->changed.wait_for(lock, patience, [this] { return m_shared->hasEnded; }))
        return false;
    lock.unlock();
    if (m_thread.joinable())
        m_thread.join();
    return true;
}

} // namespace eid
