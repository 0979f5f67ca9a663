#pragma once

#include "core/base/secret.h"
#include "core/card/cardstate.h"
#include "core/facesample/facesampleservice.h"
#include "ui/camera/livecamera.h"

#include <QFutureWatcher>
#include <QObject>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace eid {
class CardDesk;
}

namespace eid::ui {

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

/// What is left of a sample that could not be sent.
enum class FaceRemains {
    Nothing,
    Picture, ///< in memory, as long as the flow lives
    WaitingSample, ///< encrypted in the records
};

/// What a FaceFlow uses; all of it outlives the flow.
struct FaceServices
{
    CardDesk &desk;
    FaceSampleService &samples;
    /// Offered before the cameras: a film or a sequence for training, see Camera::source. Empty:
    /// none.
    QString film = {};
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
    /// The film, which has no name, and the cameras that are connected.
    [[nodiscard]] const QList<Camera> &cameras() const { return m_camera.cameras(); }
    /// Source of the chosen one.
    [[nodiscard]] const QString &camera() const { return m_camera.chosen(); }
    [[nodiscard]] const QList<WaitingSample> &waiting() const { return m_waiting; }

    /// The last frame; nothing before the first.
    [[nodiscard]] const std::optional<CaptureView> &latest() const { return m_latest; }
    [[nodiscard]] const std::optional<PresenceChallenge> &challenge() const { return m_challenge; }
    [[nodiscard]] bool hasPicture() const { return m_picture.has_value(); }
    [[nodiscard]] const std::optional<TakenPicture> &picture() const { return m_picture; }

    [[nodiscard]] const std::optional<SampleProgress> &progress() const { return m_progress; }
    [[nodiscard]] const SampleOutcome &outcome() const { return m_outcome; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    [[nodiscard]] FaceRemains remains() const;
    /// Whether what remains can be sent with another try; in Failed.
    [[nodiscard]] bool canSendAgain() const;
    /// How the PIN stands; after a wrong one, as the card said with its answer.
    [[nodiscard]] PinStatus pinStatus() const;
    [[nodiscard]] bool isCancelling() const { return m_cancelling; }
    [[nodiscard]] bool isBusy() const { return m_stage == FaceStage::Sending; }

    /// Looks for cameras and waiting samples; ends in Failed where the card cannot sign anyway.
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
    /// Sends what remains after a failure, see canSendAgain().
    void sendAgain();
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
    void onChallenge();
    void onView(const CaptureView &view);
    void onPicture(TakenPicture &picture);
    void onPresence(std::vector<KeyFrame> &keyFrames);
    void onSent();
    void onDeskChanged();
    void askWaiting();
    void beginPresenceIfReady();
    void forget();
    void toPin();
    [[nodiscard]] SampleTarget target() const;

    FaceServices m_services;
    const QString m_reader;
    QString m_serial;
    FaceStage m_stage = FaceStage::Preparing;
    LiveCamera m_camera;
    QList<WaitingSample> m_waiting;
    QString m_sentWaiting; ///< the waiting sample that is sent; empty: a new one
    std::optional<CaptureView> m_latest;
    std::optional<TakenPicture> m_picture;
    std::vector<KeyFrame> m_keyFrames;
    std::optional<PresenceChallenge> m_challenge;
    bool m_presenceBegun = false;
    std::optional<SampleProgress> m_progress;
    std::optional<Error> m_error;
    SampleOutcome m_outcome;
    bool m_cancelling = false;
    QFutureWatcher<Result<PresenceChallenge>> m_challengeWatcher;
    QFutureWatcher<Result<QList<WaitingSample>>> m_waitingWatcher;
    QFutureWatcher<Result<void>> m_discardWatcher;
    QFutureWatcher<Result<SampleOutcome>> m_sendWatcher;
};

} // namespace eid::ui
