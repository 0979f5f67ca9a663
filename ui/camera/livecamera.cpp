#include "ui/camera/livecamera.h"

#include "ui/camera/captureinbox.h"

#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

namespace eid::ui {

LiveCamera::LiveCamera(CameraServices services, QObject *parent)
    : QObject(parent)
    , m_services(std::move(services))
{
    connect(&m_loading, &QFutureWatcherBase::finished, this, &LiveCamera::onEngineLoaded);
}

LiveCamera::~LiveCamera()
{
    release();
}

void LiveCamera::find()
{
    m_loading.setFuture(QtConcurrent::run(m_services.engine));
}

void LiveCamera::onEngineLoaded()
{
    const auto engine = m_loading.future().takeResult();
    if (!engine) {
        Q_EMIT notFound(engine.error());
        return;
    }
    m_engine = *engine;
    m_watch = m_engine->watchCameras(
        [this] { QMetaObject::invokeMethod(this, &LiveCamera::list, Qt::QueuedConnection); });
    list();
    Q_EMIT found();
}

void LiveCamera::list()
{
    m_cameras = m_engine->cameras();
    if (!m_services.film.isEmpty())
        m_cameras.prepend({m_services.film, QString()});
    const bool isThere = std::ranges::any_of(
        m_cameras, [this](const Camera &camera) { return camera.source == m_chosen; });
    if (!isThere)
        m_chosen = m_cameras.isEmpty() ? QString() : m_cameras.constFirst().source;
    Q_EMIT camerasChanged();
}

Result<CaptureInbox *> LiveCamera::start(CaptureOptions options)
{
    release();
    auto inbox = std::make_unique<CaptureInbox>();
    options.source = m_chosen;
    auto capture = m_engine->start(std::move(options), *inbox);
    if (!capture)
        return failure(capture.error());
    m_inbox = std::move(inbox);
    m_capture = std::move(*capture);
    return m_inbox.get();
}

// The listener may be on its way through the event loop: it goes when that comes round.
void LiveCamera::release()
{
    m_capture.reset();
    if (m_inbox) {
        m_inbox->disconnect();
        m_inbox.release()->deleteLater();
    }
}

} // namespace eid::ui
