#include "app/eidctl/facesitting.h"

#include "app/eidctl/interruption.h"
#include "app/eidctl/output.h"
#include "app/eidctl/text.h"
#include "core/face/facewords.h"

#include <QTimer>

#include <utility>

namespace eid::ctl {

/// Brings what a capture tells to the thread of the sitting.
class FaceSitting::Listener : public CaptureListener
{
public:
    explicit Listener(FaceSitting &sitting)
        : m_sitting(sitting)
    { }

    void viewChanged(CaptureView view) override
    {
        post([guidance = view.guidance, presence = view.presence](
                 FaceSitting &sitting) { sitting.see(guidance, presence); });
    }
    // What is posted has to be copyable; a picture is not.
    void pictureTaken(TakenPicture picture) override
    {
        const auto shared = std::make_shared<TakenPicture>(std::move(picture));
        post([shared](FaceSitting &sitting) { sitting.keep(std::move(*shared)); });
    }
    void presencePassed(std::vector<KeyFrame> keyFrames) override
    {
        const auto shared = std::make_shared<std::vector<KeyFrame>>(std::move(keyFrames));
        post([shared](FaceSitting &sitting) { sitting.pass(std::move(*shared)); });
    }
    void failed(Error error) override
    {
        post([error = std::move(error)](FaceSitting &sitting) { sitting.end(error); });
    }

private:
    template <typename Work>
    void post(Work work)
    {
        QMetaObject::invokeMethod(
            &m_sitting, [&sitting = m_sitting, task = std::move(work)] { task(sitting); },
            Qt::QueuedConnection);
    }

    FaceSitting &m_sitting;
};

FaceSitting::FaceSitting(const Output &output, const Interruption &interruption)
    : m_output(output)
    , m_interruption(interruption)
{ }

FaceSitting::~FaceSitting() = default;

void FaceSitting::see(Guidance guidance, const std::optional<PresenceProgress> &presence)
{
    if (m_hasEnded)
        return;
    if (!m_hasPicture)
        tell(guidanceWords(guidance));
    else if (presence)
        follow(*presence);
}

void FaceSitting::follow(const PresenceProgress &presence)
{
    const QList<PresenceMovement> &movements = m_sample.challenge.movements;
    switch (presence.state) {
    case PresenceProgress::State::Running:
        m_isTryingAgain = false;
        if (presence.movement >= 0 && presence.movement < movements.size()) {
            tell(Text::tr("[%1/%2] %3")
                     .arg(presence.movement + 1)
                     .arg(movements.size())
                     .arg(presenceMovementWords(movements.at(presence.movement))));
        }
        return;
    case PresenceProgress::State::Passed:
        return;
    case PresenceProgress::State::TryAgain:
        if (presence.failure)
            tell(presenceFailureWords(*presence.failure));
        // Told once more until the second try has begun.
        if (!std::exchange(m_isTryingAgain, true) && m_capture != nullptr)
            m_capture->beginPresence(m_sample.challenge);
        return;
    case PresenceProgress::State::Failed:
        end(Error{ErrorCode::FacePresenceFailed,
            presence.failure ? identifierOf(*presence.failure) : QString(), std::nullopt});
        return;
    }
    Q_UNREACHABLE();
}

void FaceSitting::tell(const QString &words)
{
    if (words == m_told)
        return;
    m_told = words;
    m_output.note(words);
}

void FaceSitting::keep(TakenPicture picture)
{
    if (m_hasEnded || m_capture == nullptr || std::exchange(m_hasPicture, true))
        return;
    m_sample.picture = std::move(picture);
    tell(Text::tr("The picture is taken."));
    m_capture->beginPresence(m_sample.challenge);
}

void FaceSitting::pass(std::vector<KeyFrame> keyFrames)
{
    if (m_hasEnded)
        return;
    m_sample.keyFrames = std::move(keyFrames);
    end(std::nullopt);
}

void FaceSitting::end(std::optional<Error> error)
{
    if (std::exchange(m_hasEnded, true))
        return;
    m_error = std::move(error);
    m_loop.quit();
}

Result<FaceSample> FaceSitting::take(FaceEngine &engine, const CaptureOptions &options,
    const PresenceChallenge &challenge, std::chrono::milliseconds limit)
{
    m_sample.challenge = challenge;
    Listener listener(*this);
    auto capture = engine.start(options, listener);
    if (!capture)
        return failure(capture.error());
    m_capture = capture->get();
    const auto interrupt = [this] { end(Error{ErrorCode::Cancelled, {}, std::nullopt}); };
    connect(&m_interruption, &Interruption::came, this, interrupt);
    if (m_interruption.hasCome())
        interrupt();
    QTimer::singleShot(limit, this, [this] { end(Error{ErrorCode::TimedOut, {}, std::nullopt}); });
    if (!m_hasEnded)
        m_loop.exec();
    m_capture = nullptr;
    capture->reset(); // the camera's light goes off
    if (m_error)
        return failure(*m_error);
    return std::move(m_sample);
}

} // namespace eid::ctl
