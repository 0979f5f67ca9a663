#include "tests/ui/face/filmengine.h"

#include <condition_variable>
#include <mutex>
#include <utility>

namespace eid::ui {

namespace {

constexpr int framesBefore = 200; ///< in which the picture must have been taken
constexpr int framesAhead = 20; ///< more than were read from the film and not looked at yet
constexpr int framesAfter = 100;

template <typename T>
T sure(Result<T> result)
{
    if (!result)
        qFatal("%s", qUtf8Printable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

} // namespace

/// Counts the frames that were looked at, and holds the film once the picture is taken.
class FilmEngine::Audience : public CaptureListener
{
public:
    explicit Audience(CaptureListener &listener)
        : m_listener(listener)
    { }

    void viewChanged(CaptureView view) override
    {
        m_listener.viewChanged(std::move(view));
        std::unique_lock lock(m_mutex);
        ++m_seen;
        m_changed.wait(lock, [this] { return !m_isHeld; });
    }
    void pictureTaken(TakenPicture picture) override
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_isHeld = !m_isOver;
        }
        m_listener.pictureTaken(std::move(picture));
    }
    void presencePassed(std::vector<KeyFrame> keyFrames) override
    {
        m_listener.presencePassed(std::move(keyFrames));
    }
    void failed(Error error) override { m_listener.failed(std::move(error)); }

    [[nodiscard]] int seen()
    {
        const std::scoped_lock lock(m_mutex);
        return m_seen;
    }
    void goOn(bool isOver = false)
    {
        const std::scoped_lock lock(m_mutex);
        m_isHeld = false;
        m_isOver = m_isOver || isOver;
        m_changed.notify_all();
    }

private:
    CaptureListener &m_listener;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_seen = 0;
    bool m_isHeld = false;
    bool m_isOver = false;
};

class FilmEngine::Capture : public FaceCapture
{
public:
    Capture(sandbox::CameraRoll &roll, CaptureListener &listener)
        : m_roll(roll)
        , m_audience(listener)
    { }
    ~Capture() override
    {
        m_audience.goOn(true);
        m_real.reset();
    }
    Capture(const Capture &) = delete;
    Capture &operator=(const Capture &) = delete;

    Result<void> begin(FaceEngine &engine, const CaptureOptions &options)
    {
        auto real = engine.start(options, m_audience);
        if (!real)
            return failure(real.error());
        m_real = std::move(*real);
        return {};
    }

    void takeNow() override { m_real->takeNow(); }
    void retake() override { m_real->retake(); }
    void beginPresence(PresenceChallenge challenge) override
    {
        QStringList movements;
        for (const PresenceMovement movement : challenge.movements)
            movements << identifierOf(movement);
        const int end = sure(m_roll.perform(m_audience.seen() + framesAhead, movements));
        sure(m_roll.extendTo(end + framesAfter));
        m_real->beginPresence(std::move(challenge));
        m_audience.goOn();
    }

private:
    sandbox::CameraRoll &m_roll;
    Audience m_audience;
    std::unique_ptr<FaceCapture> m_real;
};

FilmEngine::FilmEngine(FaceEngine &engine, sandbox::Sitter sitter)
    : m_engine(engine)
    , m_roll(sure(sandbox::CameraRoll::open(m_folder.path(), sitter)))
{
    sure(m_roll.extendTo(framesBefore));
}

FilmEngine::~FilmEngine() = default;

QList<Camera> FilmEngine::cameras()
{
    return {{sandbox::CameraRoll::sourceIn(m_folder.path()), QStringLiteral("Film")}};
}

Result<std::unique_ptr<FaceCapture>> FilmEngine::start(
    CaptureOptions options, CaptureListener &listener)
{
    sure(m_roll.forget());
    options.inRealTime = false;
    auto capture = std::make_unique<Capture>(m_roll, listener);
    if (auto begun = capture->begin(m_engine, options); !begun)
        return failure(begun.error());
    return capture;
}

} // namespace eid::ui
