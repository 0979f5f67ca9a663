#include "app/faceplugin/opencvengine.h"

#include "app/faceplugin/capturesession.h"
#include "app/faceplugin/codes.h"
#include "core/facecamera/cameralist.h"
#include "core/facecamera/matwiping.h"
#include "core/facecamera/opensource.h"
#include "core/facecamera/picturefile.h"
#include "core/facevision/faceanalyser.h"
#include "core/facevision/opencvsetup.h"

#include <optional>
#include <utility>

namespace eid {

namespace {

/// \a name, or the first camera of the system.
Result<std::unique_ptr<FrameSource>> sourceOf(const std::optional<SourceName> &name)
{
    if (name)
        return makeFrameSource(*name);
    const QList<Camera> cameras = connectedCameras();
    if (cameras.isEmpty())
        return failure(ErrorCode::CameraMissing);
    return sourceName(cameras.constFirst().source, false).map(makeFrameSource);
}

bool isLive(const std::optional<SourceName> &name)
{
    return !name || name->kind == SourceName::Kind::Camera
        || name->kind == SourceName::Kind::Pipeline;
}

} // namespace

OpenCvEngine::OpenCvEngine(QString cascades)
    : m_cascades(std::move(cascades))
{
    setUpOpenCv();
    wipeMatsFromNowOn();
}

Result<void> OpenCvEngine::useModels(const FaceModels &models)
{
    if (const auto analyser = FaceAnalyser::load(models, m_cascades); !analyser)
        return failure(analyser.error());
    m_models = models;
    return {};
}

QList<Camera> OpenCvEngine::cameras()
{
    return connectedCameras();
}

std::shared_ptr<void> OpenCvEngine::watchCameras(CamerasChanged changed)
{
    return eid::watchCameras(std::move(changed));
}

Result<std::unique_ptr<FaceCapture>> OpenCvEngine::start(
    CaptureOptions options, CaptureListener &listener)
{
    std::optional<SourceName> name;
    if (!options.source.isEmpty()) {
        const auto named = sourceName(options.source, options.pipelines);
        if (!named)
            return failure(named.error());
        name = *named;
    }
    auto turn = std::make_shared<SourceTurn>();
    auto before = std::exchange(m_lastTurn, turn);
    auto source = std::make_unique<TurnedSource>(
        [name] { return sourceOf(name); }, isLive(name), std::move(before), std::move(turn));
    return std::make_unique<CaptureSession>(
        CaptureParts{std::move(source), std::move(options), m_models, m_cascades, steadyClock()},
        listener, m_threads);
}

Result<QualityRecord> OpenCvEngine::measure(ByteView file)
{
    const auto picture = decodePicture(file);
    if (!picture)
        return failure(picture.error());
    auto analyser = FaceAnalyser::load(m_models, m_cascades);
    if (!analyser)
        return failure(analyser.error());
    return analyser->examine(*picture).quality;
}

Result<QStringList> OpenCvEngine::readCodes(ByteView file)
{
    const auto picture = decodePicture(file);
    if (!picture)
        return failure(picture.error());
    return codesIn(*picture);
}

} // namespace eid
