#include "tests/ui/face/posedengine.h"

#include <utility>

namespace eid::ui {

class PosedEngine::Capture : public FaceCapture
{
public:
    explicit Capture(PosedEngine &engine)
        : m_engine(engine)
    { }
    ~Capture() override { m_engine.m_listener = nullptr; }
    Capture(const Capture &) = delete;
    Capture &operator=(const Capture &) = delete;

    void takeNow() override { ++m_engine.m_takes; }
    void retake() override { }
    void beginPresence(PresenceChallenge challenge) override
    {
        m_engine.m_checks.append(std::move(challenge));
    }

private:
    PosedEngine &m_engine;
};

PosedEngine::PosedEngine()
    : m_connected{{QStringLiteral("camera:/dev/video0"), QStringLiteral("Bench Camera")},
        {QStringLiteral("camera:/dev/video2"), QStringLiteral("Second Camera")}}
{ }

std::shared_ptr<void> PosedEngine::watchCameras(CamerasChanged changed)
{
    auto watcher = std::make_shared<CamerasChanged>(std::move(changed));
    m_watcher = watcher;
    return watcher;
}

Result<std::unique_ptr<FaceCapture>> PosedEngine::start(
    CaptureOptions options, CaptureListener &listener)
{
    ++m_started;
    m_options = std::move(options);
    if (refusal)
        return failure(*std::exchange(refusal, std::nullopt));
    m_listener = &listener;
    return std::make_unique<Capture>(*this);
}

void PosedEngine::connectCameras(const QList<Camera> &cameras)
{
    m_connected = cameras;
    if (const auto watcher = m_watcher.lock())
        (*watcher)();
}

CaptureView PosedEngine::view(Guidance guidance)
{
    CaptureView view;
    view.preview = Picture(64, 36, PixelFormat::Bgrx32);
    view.frame = {1280, 720};
    view.guidance = guidance;
    if (guidance != Guidance::NoFace)
        view.face = FaceGeometry{view.frame, {500, 200, 280, 320}, {570, 320}, {700, 320}};
    view.meters.values = {{QualityMeasure::SingleFacePresent, 1, 100, true},
        {QualityMeasure::LuminanceMean, 0.02, 4, guidance != Guidance::TooDark},
        {QualityMeasure::Sharpness, 0.01, 20, guidance != Guidance::Blurred}};
    view.steady = guidance == Guidance::Hold ? 0.5 : 0;
    return view;
}

CaptureView PosedEngine::view(const PresenceProgress &progress)
{
    CaptureView view = PosedEngine::view(Guidance::Hold);
    view.presence = progress;
    return view;
}

} // namespace eid::ui
