#pragma once

#include "core/face/camera.h"
#include "core/face/faceengine.h"

#include <QFutureWatcher>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace eid::ui {

class CaptureInbox;

/// How a page comes by cameras.
struct CameraServices
{
    /// Offered before the cameras: a film or a sequence for training, see Camera::source. Empty:
    /// none.
    QString film = {};
    /// Gives the engine; called on a thread that may block. Null: there are no cameras here.
    std::function<Result<FaceEngine *>()> engine = &loadFaceEngine;
};

/// The cameras that are connected, the one that is chosen, and one capture at a time with it. Its
/// end releases the camera.
class LiveCamera : public QObject
{
    Q_OBJECT

public:
    explicit LiveCamera(CameraServices services, QObject *parent = nullptr);
    ~LiveCamera() override;

    /// Loads the engine; found() or notFound() follows, not before this returns.
    void find();
    [[nodiscard]] bool isFound() const { return m_engine != nullptr; }
    /// Asks the engine anew what is connected.
    void list();

    /// The film, which has no name, and the cameras that are connected.
    [[nodiscard]] const QList<Camera> &cameras() const { return m_cameras; }
    [[nodiscard]] const QString &chosen() const { return m_chosen; } ///< its source
    void choose(const QString &source) { m_chosen = source; }

    /// Switches the chosen camera on, once isFound(), for \a options without a source. What it
    /// tells comes by the inbox, which lives until release(). Fails as FaceEngine::start() does.
    Result<CaptureInbox *> start(CaptureOptions options);
    /// Null: no camera is on.
    [[nodiscard]] FaceCapture *capture() const { return m_capture.get(); }
    /// Switches it off; nothing more is told.
    void release();

Q_SIGNALS:
    void found();
    void notFound(const eid::Error &error);
    /// cameras() or chosen() is different.
    void camerasChanged();

private:
    void onEngineLoaded();

    CameraServices m_services;
    FaceEngine *m_engine = nullptr;
    std::shared_ptr<void> m_watch;
    QList<Camera> m_cameras;
    QString m_chosen;
    std::unique_ptr<CaptureInbox> m_inbox;
    std::unique_ptr<FaceCapture> m_capture;
    QFutureWatcher<Result<FaceEngine *>> m_loading;
};

} // namespace eid::ui
