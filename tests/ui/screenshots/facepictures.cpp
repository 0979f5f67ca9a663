#include "facepictures.h"

#include "photographer.h"
#include "tests/core/facesample/onlinesamples.h"
#include "tests/ui/face/posedengine.h"
#include "tests/ui/face/scenelook.h"
#include "tests/ui/samples/visibletexts.h"
#include "ui/base/button.h"
#include "ui/face/facepage.h"
#include "ui/window/pagestack.h"

#include <QApplication>
#include <QCheckBox>
#include <QEventLoop>
#include <QKeyEvent>
#include <QTimer>

#include <functional>
#include <string_view>

namespace eid::ui {

namespace {

using sandbox::FaceScene;

/// A safety net against pictures that never come about.
constexpr int patience = 60'000;

FaceScene sceneWith(const std::function<void(FaceScene &)> &change)
{
    FaceScene scene;
    scene.backdrop = sandbox::Backdrop::Office;
    change(scene);
    return scene;
}

const FaceScene &good()
{
    static const FaceScene scene = sceneWith([](FaceScene &) {});
    return scene;
}

CaptureView told(Guidance guidance, double steady = 0)
{
    CaptureView view = viewOf(good());
    view.guidance = guidance;
    view.steady = steady;
    return view;
}

PresenceProgress moving(int movement, double done)
{
    PresenceProgress progress;
    progress.movement = movement;
    progress.done = done;
    return progress;
}

/// A user before a camera.
class User
{
public:
    User(Appearance &appearance, const QDir &folder, const QString &suffix)
        : m_photographer(appearance, folder, suffix,
            {.pinPage = {},
                .renewalPage = {},
                .facePage =
                    [this](const QString &reader, QWidget *parent) {
                        return new FacePage({desk(), *m_online.service, {},
                                                [this] { return Result<FaceEngine *>(&m_camera); }},
                            reader, parent);
                    },
                .banner = {},
                .refresh = {},
                .now = &QDateTime::currentDateTimeUtc})
    {
        m_camera.connectCameras({{QStringLiteral("camera:/dev/video0"),
                                     QStringLiteral("Integrated Camera: Integrated C")},
            {QStringLiteral("camera:/dev/video2"), QStringLiteral("HD Pro Webcam C920")}});
        QObject::connect(&desk(), &CardDesk::changed, &m_photographer.window(),
            [this] { m_photographer.window().setState(desk().state()); });
        m_photographer.window().setState(desk().state());
    }

    void open()
    {
        m_photographer.window().pages()->goHome();
        m_photographer.window().openJobIn(FaceJob(), testing::OnlineSamples::reader);
        reach(FaceStage::Explanation);
    }
    void reach(FaceStage stage)
    {
        waitUntil([&] { return page() != nullptr && page()->flow().stage() == stage; });
    }
    void show(const CaptureView &view)
    {
        m_camera.listener().viewChanged(view);
        QCoreApplication::sendPostedEvents();
        settleLayouts();
    }
    void show(const FaceScene &scene, std::optional<PresenceProgress> progress = {})
    {
        CaptureView view = viewOf(scene);
        view.presence = std::move(progress);
        show(view);
    }
    void take(const FaceScene &scene)
    {
        const qsizetype before = m_camera.checks().size();
        m_camera.listener().pictureTaken(pictureOf(scene));
        waitUntil([&] { return m_camera.checks().size() > before; });
    }
    /// To a challenge that begins with \a movement, whatever the platform asks for at first.
    void takeUntilAskedTo(PresenceMovement movement)
    {
        open();
        press("go");
        for (take(good()); challenge().movements.constFirst() != movement; take(good())) {
            open();
            press("go");
        }
    }
    void pass()
    {
        m_camera.listener().presencePassed(m_online.keyFrames(challenge()));
        reach(FaceStage::Review);
    }
    void agree()
    {
        // A view that has just been left lives on for a moment.
        for (QCheckBox *consent : page()->findChildren<QCheckBox *>(QStringLiteral("consent"))) {
            if (consent->isVisible())
                consent->setChecked(true);
        }
        settleLayouts();
    }
    void enterPin()
    {
        press("go");
        reach(FaceStage::PinEntry);
        type("471108");
    }
    void press(const char *button)
    {
        // A view that has just been left lives on for a moment.
        for (Button *found : page()->findChildren<Button *>(QLatin1String(button))) {
            if (found->isVisible()) {
                found->click();
                settleLayouts();
                return;
            }
        }
        expect(false);
    }
    void type(std::string_view digits)
    {
        QWidget *focus = page()->firstFocus();
        focus->setFocus();
        for (const char digit : digits) {
            QKeyEvent event(
                QEvent::KeyPress, digit, Qt::NoModifier, QString(QChar::fromLatin1(digit)));
            QApplication::sendEvent(focus, &event);
        }
    }
    void waitUntil(const std::function<bool()> &condition)
    {
        QTimer timer;
        timer.setSingleShot(true);
        timer.start(patience);
        while (!condition() && timer.isActive())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        expect(condition());
        settleLayouts();
    }
    void photograph(const QString &name) { m_photographer.photograph(name); }
    testing::OnlineSamples &online() { return m_online; }
    PosedEngine &camera() { return m_camera; }
    [[nodiscard]] const FaceFlow &flow() { return page()->flow(); }

private:
    CardDesk &desk() { return m_online.desk.desk; }
    [[nodiscard]] const PresenceChallenge &challenge() const
    {
        return m_camera.checks().constLast();
    }
    [[nodiscard]] FacePage *page()
    {
        return qobject_cast<FacePage *>(m_photographer.window().pages()->current());
    }
    static void expect(bool isSo)
    {
        if (!isSo)
            qFatal("The pictures cannot be taken: the face sample does not go on");
    }

    testing::OnlineSamples m_online;
    PosedEngine m_camera;
    Photographer m_photographer;
};

void photographGuidance(User &user)
{
    user.open();
    user.photograph(QStringLiteral("face-explanation"));
    user.press("go");
    user.photograph(QStringLiteral("face-camera-starts"));
    user.show(sceneWith([](FaceScene &scene) { scene.gain = 0.12; }));
    user.photograph(QStringLiteral("face-too-dark"));
    user.press("showMeters");
    user.show(sceneWith([](FaceScene &scene) { scene.gain = 0.12; }));
    user.photograph(QStringLiteral("face-meters"));
    user.press("showMeters");
    user.show(sceneWith([](FaceScene &scene) { scene.actors[0].interEyeDistance = 0.1; }));
    user.photograph(QStringLiteral("face-too-far"));
    user.show(sceneWith([](FaceScene &scene) { scene.actors[0].eyes = {0.3, 0.45}; }));
    user.photograph(QStringLiteral("face-off-centre"));
    user.show(told(Guidance::HoldStill));
    user.photograph(QStringLiteral("face-hold-still"));
    user.show(told(Guidance::Hold, 0.6));
    user.photograph(QStringLiteral("face-hold"));
}

void photographMovements(User &user)
{
    user.takeUntilAskedTo(PresenceMovement::TurnLeft);
    PresenceProgress settling = moving(0, 0);
    settling.settling = true;
    user.show(good(), settling);
    user.photograph(QStringLiteral("face-look-straight"));
    user.show(sceneWith([](FaceScene &scene) { scene.actors[0].yaw = 10; }), moving(0, 0.5));
    user.photograph(QStringLiteral("face-turn-left"));
    PresenceProgress failed;
    failed.state = PresenceProgress::State::TryAgain;
    failed.failure = PresenceFailure::TooLate;
    user.show(good(), failed);
    user.photograph(QStringLiteral("face-second-try"));
    failed.state = PresenceProgress::State::Failed;
    CaptureView last = told(Guidance::Hold);
    last.presence = failed;
    user.camera().listener().viewChanged(last);
    user.reach(FaceStage::Failed);
    user.photograph(QStringLiteral("face-movements-failed"));
}

void photographSending(User &user)
{
    user.open();
    user.press("go");
    user.take(sceneWith([](FaceScene &scene) {
        scene.sideLight = 0.6;
        scene.defocus = 1.5;
    }));
    user.pass();
    user.photograph(QStringLiteral("face-review-poor"));
    user.press("again");
    user.take(good());
    user.pass();
    user.photograph(QStringLiteral("face-review"));
    user.agree();
    user.photograph(QStringLiteral("face-consent"));
    user.enterPin();
    user.photograph(QStringLiteral("face-pin"));
    if (!user.online().platform->arm(
            sandbox::parsePlatformFaults({QStringLiteral("delay=1:1500@face-append")}).value()))
        qFatal("The platform takes no faults");
    user.press("go");
    user.waitUntil([&] {
        const auto &progress = user.flow().progress();
        return progress && progress->stage == SampleProgress::Stage::Sending && progress->sent > 0;
    });
    user.photograph(QStringLiteral("face-sending"));
    user.reach(FaceStage::Done);
    user.photograph(QStringLiteral("face-sent"));
}

void photographTrouble(User &user)
{
    user.open();
    user.press("go");
    user.take(good());
    user.pass();
    user.agree();
    user.enterPin();
    user.online().platform.reset();
    user.press("go");
    user.reach(FaceStage::Done);
    user.photograph(QStringLiteral("face-kept"));
    user.open();
    user.waitUntil([&] { return !user.flow().waiting().isEmpty(); });
    user.photograph(QStringLiteral("face-waiting"));
    user.online().startPlatform();
    user.press("go");
    user.camera().listener().failed({ErrorCode::CameraLost, {}, std::nullopt});
    user.reach(FaceStage::Failed);
    user.photograph(QStringLiteral("face-camera-lost"));
    user.camera().connectCameras({});
    user.open();
    user.photograph(QStringLiteral("face-no-camera"));
}

} // namespace

void photographFaceSample(Appearance &appearance, const QDir &folder, const QString &suffix)
{
    User user(appearance, folder, suffix);
    photographGuidance(user);
    photographMovements(user);
    photographSending(user);
    photographTrouble(user);
}

} // namespace eid::ui
