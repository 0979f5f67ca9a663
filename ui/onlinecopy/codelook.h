#pragma once

#include "core/base/error.h"
#include "core/face/facecapture.h"
#include "ui/camera/livecamera.h"

#include <QObject>

#include <optional>

namespace eid::ui {

/// Looks through a camera for a QR code that is an offer or a request. The camera is on from
/// begin() to end() at the most, and nothing of what it saw is kept.
class CodeLook : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Off,
        Starting, ///< until the first frame
        Looking, ///< see preview()
        NoCamera, ///< it begins as soon as one is connected
        Failed, ///< see error()
    };

    explicit CodeLook(CameraServices services, QObject *parent = nullptr);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    [[nodiscard]] const QList<Camera> &cameras() const { return m_camera.cameras(); }
    [[nodiscard]] const QString &camera() const { return m_camera.chosen(); } ///< its source
    [[nodiscard]] const eid::Picture &preview() const { return m_preview; }
    /// Whether a code was seen that is neither.
    [[nodiscard]] bool sawOther() const { return m_sawOther; }

    void begin();
    /// On with another camera.
    void choose(const QString &source);
    void end();

Q_SIGNALS:
    void changed();
    /// The camera is off by then.
    void found(const QString &code);

private:
    void go(State state);
    void fail(const Error &error);
    void start();
    void see(const CaptureView &view);

    LiveCamera m_camera;
    State m_state = State::Off;
    std::optional<Error> m_error;
    eid::Picture m_preview;
    bool m_sawOther = false;
};

} // namespace eid::ui
