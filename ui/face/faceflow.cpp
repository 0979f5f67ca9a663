#include "ui/face/faceflow.h"

#include "core/base/errorwords.h"
#include "core/card/carddesk.h"
#include "ui/camera/captureinbox.h"

#include <utility>

namespace eid::ui {

namespace {

// A sample is sent again after a wrong PIN: what is handed over is a copy.
FaceSample sampleOf(const TakenPicture &picture, const PresenceChallenge &challenge,
    const std::vector<KeyFrame> &keyFrames)
{
    FaceSample sample{
        .picture = {picture.jpeg.duplicate(), picture.width, picture.height, picture.face,
            picture.quality, picture.taken},
        .challenge = challenge,
        .keyFrames = {},
    };
    for (const KeyFrame &frame : keyFrames)
        sample.keyFrames.push_back(
            {frame.movement, frame.jpeg.duplicate(), frame.millisecondsAfterStart});
    return sample;
}

/// What would be in vain is said before anybody sits down before a camera.
std::optional<Error> hindranceOf(const CardState &card)
{
    if (card.pin.isBlocked())
        return Error{ErrorCode::PinBlocked, {}, 0};
    if (card.pin.triesLeft == 1)
        return Error{ErrorCode::PinLastTry, {}, 1};
    return std::nullopt;
}

/// Whether a sample is worth nothing any more, wherever it is kept.
bool isSpent(ErrorCode code)
{
    return code == ErrorCode::FaceSampleRefused || code == ErrorCode::FaceChallengeExpired;
}

} // namespace

FaceFlow::FaceFlow(FaceServices services, QString reader, QObject *parent)
    : QObject(parent)
    , m_services(std::move(services))
    , m_reader(std::move(reader))
    , m_camera(CameraServices{m_services.film, m_services.engine})
{
    connect(&m_services.desk, &CardDesk::changed, this, &FaceFlow::onDeskChanged);
    connect(&m_services.samples, &FaceSampleService::progressed, this,
        [this](const SampleProgress &progress) {
            if (m_stage != FaceStage::Sending)
                return;
            m_progress = progress;
            Q_EMIT statusChanged();
        });
    connect(&m_camera, &LiveCamera::found, this, [this] { go(FaceStage::Explanation); });
    connect(&m_camera, &LiveCamera::notFound, this, &FaceFlow::fail);
    connect(&m_camera, &LiveCamera::camerasChanged, this, &FaceFlow::statusChanged);
    connect(&m_challengeWatcher, &QFutureWatcherBase::finished, this, &FaceFlow::onChallenge);
    connect(&m_sendWatcher, &QFutureWatcherBase::finished, this, &FaceFlow::onSent);
    connect(&m_discardWatcher, &QFutureWatcherBase::finished, this, &FaceFlow::askWaiting);
    connect(&m_waitingWatcher, &QFutureWatcherBase::finished, this, [this] {
        // Records that cannot be read are told on their own page; nothing waits that can be sent.
        auto waiting = m_waitingWatcher.future().takeResult();
        m_waiting = waiting ? std::move(*waiting) : QList<WaitingSample>();
        Q_EMIT statusChanged();
    });
}

FaceFlow::~FaceFlow()
{
    if (isBusy())
        m_services.samples.cancel();
}

const CardState *FaceFlow::card() const
{
    return m_services.desk.state().find(m_reader);
}

std::optional<Error> FaceFlow::obstacle() const
{
    return m_services.desk.state().obstacle(m_reader);
}

PinStatus FaceFlow::pinStatus() const
{
    const CardState *state = card();
    PinStatus status = state != nullptr ? state->pin : PinStatus();
    if (m_error && m_error->code == ErrorCode::PinWrong && m_error->triesLeft)
        status.triesLeft = m_error->triesLeft;
    return status;
}

FaceRemains FaceFlow::remains() const
{
    if (!m_sentWaiting.isEmpty())
        return FaceRemains::WaitingSample;
    return m_picture ? FaceRemains::Picture : FaceRemains::Nothing;
}

bool FaceFlow::canSendAgain() const
{
    return m_stage == FaceStage::Failed && remains() != FaceRemains::Nothing
        && errorWords(m_error->code).retry != Retry::No;
}

SampleTarget FaceFlow::target() const
{
    return {m_reader, m_serial};
}

void FaceFlow::go(FaceStage stage)
{
    m_stage = stage;
    Q_EMIT stageChanged();
}

void FaceFlow::fail(Error error)
{
    m_camera.release();
    forget();
    m_error = std::move(error);
    go(FaceStage::Failed);
}

void FaceFlow::forget()
{
    m_latest.reset();
    m_picture.reset();
    m_keyFrames.clear();
    m_challenge.reset();
    m_presenceBegun = false;
}

void FaceFlow::begin()
{
    m_camera.release();
    forget();
    m_error.reset();
    m_progress.reset();
    m_cancelling = false;
    m_sentWaiting.clear();
    if (const CardState *state = card()) {
        m_serial = state->identity.serial;
        if (const auto hindrance = hindranceOf(*state)) {
            fail(*hindrance);
            return;
        }
    }
    askWaiting();
    if (m_camera.isFound()) {
        m_camera.list();
        go(FaceStage::Explanation);
        return;
    }
    go(FaceStage::Preparing);
    m_camera.find();
}

void FaceFlow::askWaiting()
{
    m_waitingWatcher.setFuture(m_services.samples.waiting(target()));
}

void FaceFlow::chooseCamera(const QString &source)
{
    m_camera.choose(source);
    Q_EMIT statusChanged();
}

void FaceFlow::start()
{
    forget();
    m_error.reset();
    const auto inbox = m_camera.start({});
    if (!inbox) {
        fail(inbox.error());
        return;
    }
    connect(*inbox, &CaptureInbox::viewCame, this, &FaceFlow::onView);
    connect(*inbox, &CaptureInbox::pictureCame, this, &FaceFlow::onPicture);
    connect(*inbox, &CaptureInbox::presenceCame, this, &FaceFlow::onPresence);
    connect(*inbox, &CaptureInbox::failureCame, this, &FaceFlow::fail);
    m_challengeWatcher.setFuture(m_services.samples.challenge());
    go(FaceStage::Camera);
}

void FaceFlow::onChallenge()
{
    auto challenge = m_challengeWatcher.future().takeResult();
    if (m_stage != FaceStage::Camera)
        return;
    if (!challenge) {
        fail(challenge.error());
        return;
    }
    m_challenge = std::move(*challenge);
    beginPresenceIfReady();
}

void FaceFlow::onView(const CaptureView &view)
{
    m_latest = view;
    if (view.presence && view.presence->state == PresenceProgress::State::Failed) {
        fail({ErrorCode::FacePresenceFailed,
            view.presence->failure ? identifierOf(*view.presence->failure) : QString(),
            std::nullopt});
        return;
    }
    Q_EMIT statusChanged();
}

void FaceFlow::onPicture(TakenPicture &picture)
{
    m_picture = std::move(picture);
    beginPresenceIfReady();
    Q_EMIT statusChanged();
}

void FaceFlow::beginPresenceIfReady()
{
    if (!m_picture || !m_challenge || m_presenceBegun)
        return;
    m_presenceBegun = true;
    m_camera.capture()->beginPresence(*m_challenge);
}

void FaceFlow::onPresence(std::vector<KeyFrame> &keyFrames)
{
    m_keyFrames = std::move(keyFrames);
    m_camera.release();
    m_latest.reset();
    go(FaceStage::Review);
}

void FaceFlow::takeNow()
{
    if (m_camera.capture() && !m_picture)
        m_camera.capture()->takeNow();
}

void FaceFlow::retake()
{
    m_camera.release();
    start();
}

void FaceFlow::tryPresenceAgain()
{
    if (m_camera.capture() && m_challenge)
        m_camera.capture()->beginPresence(*m_challenge);
}

void FaceFlow::agree()
{
    m_sentWaiting.clear();
    toPin();
}

void FaceFlow::sendWaiting(const QString &identifier)
{
    m_sentWaiting = identifier;
    toPin();
}

void FaceFlow::discardWaiting(const QString &identifier)
{
    m_discardWatcher.setFuture(m_services.samples.discard(identifier));
}

void FaceFlow::sendAgain()
{
    m_error.reset();
    toPin();
}

void FaceFlow::toPin()
{
    const CardState *state = card();
    if (state == nullptr || state->phase != CardPhase::Complete) {
        go(FaceStage::AwaitCard);
        return;
    }
    m_serial = state->identity.serial;
    go(FaceStage::PinEntry);
}

void FaceFlow::submitPin(Secret pin)
{
    m_error.reset();
    m_progress.reset();
    m_cancelling = false;
    go(FaceStage::Sending);
    m_sendWatcher.setFuture(m_sentWaiting.isEmpty()
            ? m_services.samples.send(
                target(), std::move(pin), sampleOf(*m_picture, *m_challenge, m_keyFrames))
            : m_services.samples.sendWaiting(target(), std::move(pin), m_sentWaiting));
}

void FaceFlow::cancel()
{
    if (!isBusy() || m_cancelling)
        return;
    m_cancelling = true;
    m_services.samples.cancel();
    Q_EMIT statusChanged();
}

void FaceFlow::onSent()
{
    auto outcome = m_sendWatcher.future().takeResult();
    if (outcome) {
        m_outcome = std::move(*outcome);
        forget();
        go(FaceStage::Done);
        return;
    }
    m_error = outcome.error();
    if (m_error->code == ErrorCode::PinWrong) {
        go(FaceStage::PinEntry);
    } else if (m_error->code == ErrorCode::Cancelled) {
        // Nothing was sent: back to where the sending was decided.
        if (remains() == FaceRemains::Picture)
            go(FaceStage::Review);
        else
            begin();
    } else {
        if (isSpent(m_error->code))
            m_sentWaiting.clear();
        if (isSpent(m_error->code) || errorWords(m_error->code).retry == Retry::No)
            forget();
        go(FaceStage::Failed);
    }
}

void FaceFlow::onDeskChanged()
{
    const CardState *state = card();
    switch (m_stage) {
    case FaceStage::AwaitCard:
        if (state != nullptr && state->phase == CardPhase::Complete) {
            toPin();
            return;
        }
        break;
    case FaceStage::PinEntry:
        // A PIN is for one card: with another one, or without one, it is asked for anew.
        if (state == nullptr || !state->isCardPresent()
            || (state->isUsable() && state->identity.serial != m_serial)) {
            m_error.reset();
            toPin();
            return;
        }
        break;
    case FaceStage::Preparing:
    case FaceStage::Explanation:
    case FaceStage::Camera:
    case FaceStage::Review:
    case FaceStage::Sending:
    case FaceStage::Done:
    case FaceStage::Failed:
        break;
    }
    Q_EMIT statusChanged();
}

} // namespace eid::ui
