#pragma once

#include "core/base/secret.h"
#include "core/card/cardstate.h"
#include "core/face/camera.h"
#include "core/face/faceengine.h"
#include "core/facesample/facesampleservice.h"

#include <QFutureWatcher>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace eid {
class CardDesk;
}

namespace eid::ui {

class CaptureInbox;

/// Where the taking of a face sample stands, as its page shows it.
enum class FaceStage {
    Preparing, ///< the cameras are looked for
    Explanation, ///< what will happen, and with which camera; see cameras()
    Camera, ///< guidance, then the presence check; see latest()
    Review, ///< what is to be sent is shown; see sample()
    AwaitCard,
    PinEntry,
    Sending, ///< see progress()
    Done, ///< sent, or kept until it can be sent; see outcome()
    Failed, ///< see error()
};

/// What a FaceFlow uses; all of it outlives the flow.
struct FaceServices
{
    CardDesk &desk;
    FaceSampleService &samples;
    /// Gives the engine; called on a thread that may block.
    std::function<Result<FaceEngine *>()> engine = &loadFaceEngine;
};

/// One face sample from the first look at the cameras until it is sent. Knows no widgets. Its end
/// releases the camera and wipes every picture.
class FaceFlow : public QObject
{
    Q_OBJECT

public:
    FaceFlow(FaceServices services, QString reader, QObject *parent = nullptr);
    ~FaceFlow() override;

    [[nodiscard]] FaceStage stage() const { return m_stage; }
    [[nodiscard]] const CardState *card() const;
    /// Why no card can be used now, see DeskState::obstacle().
    [[nodiscard]] std::optional<Error> obstacle() const;
    [[nodiscard]] const QList<Camera> &cameras() const { return m_cameras; }
    [[nodiscard]] const QString &camera() const { return m_camera; } ///< source of the chosen one
    [[nodiscard]] const QList<WaitingSample> &waiting() const { return m_waiting; }

    /// The last frame; nothing before the first.
    [[nodiscard]] const std::optional<CaptureView> &latest() const { return m_latest; }
    [[nodiscard]] const std::optional<PresenceChallenge> &challenge() const { return m_challenge; }
    [[nodiscard]] bool hasPicture() const { return m_picture.has_value(); }
    [[nodiscard]] const std::optional<TakenPicture> &picture() const { return m_picture; }

    [[nodiscard]] const std::optional<SampleProgress> &progress() const { return m_progress; }
    [[nodiscard]] const SampleOutcome &outcome() const { return m_outcome; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    /// How the PIN stands; after a wrong one, as the card said with its answer.
    [[nodiscard]] PinStatus pinStatus() const;
    [[nodiscard]] bool isCancelling() const { return m_cancelling; }
    [[nodiscard]] bool isBusy() const { return m_stage == FaceStage::Sending; }

    /// Looks for cameras and waiting samples.
    void begin();
    void chooseCamera(const QString &source);
    /// From the explanation to the camera.
    void start();
    /// Takes the picture, whatever does not hold.
    void takeNow();
    /// Forgets the picture, and the movements that went with it.
    void retake();
    void tryPresenceAgain();
    /// The user agrees that what is shown is sent.
    void agree();
    /// Sends the waiting sample \a identifier.
    void sendWaiting(const QString &identifier);
    void discardWaiting(const QString &identifier);
    void submitPin(Secret pin);
    /// Gives up what is sent.
    void cancel();

Q_SIGNALS:
    void stageChanged();
    /// Something beside the stage is different: a frame, progress, cameras, the card in the reader.
    void statusChanged();

private:
    void go(FaceStage stage);
    void fail(Error error);
    void onEngineLoaded();
    void onChallenge();
    void onView(const CaptureView &view);
    void onPicture(TakenPicture &picture);
    void onPresence(std::vector<KeyFrame> &keyFrames);
    void onSent();
    void onDeskChanged();
    void askWaiting();
    void listCameras();
    void beginPresenceIfReady();
    void releaseCamera();
    void forget();
    void toPin();
    [[nodiscard]] SampleTarget target() const;

    FaceServices m_services;
    const QString m_reader;
    QString m_serial;
    FaceStage m_stage = FaceStage::Preparing;
    FaceEngine *m_engine = nullptr;
    std::shared_ptr<void> m_cameraWatch;
    QList<Camera> m_cameras;
    QString m_camera;
    QList<WaitingSample> m_waiting;
    QString m_sentWaiting; ///< the waiting sample that is sent; empty: a new one
    std::unique_ptr<CaptureInbox> m_inbox;
    std::unique_ptr<FaceCapture> m_capture;
    std::optional<CaptureView> m_latest;
    std::optional<TakenPicture> m_picture;
    std::vector<KeyFrame> m_keyFrames;
    std::optional<PresenceChallenge> m_challenge;
    bool m_presenceBegun = false;
    std::optional<SampleProgress> m_progress;
    std::optional<Error> m_error;
    SampleOutcome m_outcome;
    bool m_cancelling = false;
    QFutureWatcher<Result<FaceEngine *>> m_engineWatcher;
    QFutureWatcher<Result<PresenceChallenge>> m_challengeWatcher;
    QFutureWatcher<Result<QList<WaitingSample>>> m_waitingWatcher;
    QFutureWatcher<Result<void>> m_discardWatcher;
    QFutureWatcher<Result<SampleOutcome>> m_sendWatcher;
};

} // namespace eid::ui
