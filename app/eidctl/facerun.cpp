#include "app/eidctl/facerun.h"

#include "app/eidctl/interruption.h"
#include "app/eidctl/output.h"
#include "core/face/facewords.h"

#include <QTimer>

#include <utility>

namespace eid::ctl {

namespace {

/// More would be told to nobody.
constexpr qsizetype guidanceAtMost = 1000;

} // namespace

/// Brings what a capture tells to the thread of the run.
class FaceRun::Listener : public CaptureListener
{
public:
    explicit Listener(FaceRun &run)
        : m_run(run)
    { }

    void viewChanged(CaptureView view) override
    {
        post([frame = view.frame, guidance = view.guidance](
                 FaceRun &run) { run.see(frame, guidance); });
    }
    void pictureTaken(TakenPicture picture) override
    {
        // What is posted has to be copyable; a picture is not.
        auto shared = std::make_shared<TakenPicture>(std::move(picture));
        post([shared](FaceRun &run) { run.end(std::move(*shared)); });
    }
    void presencePassed(std::vector<KeyFrame>) override { }
    void failed(Error error) override
    {
        post([error = std::move(error)](FaceRun &run) { run.end(failure(error)); });
    }

private:
    template <typename Work>
    void post(Work work)
    {
        QMetaObject::invokeMethod(
            &m_run, [&run = m_run, task = std::move(work)] { task(run); }, Qt::QueuedConnection);
    }

    FaceRun &m_run;
};

FaceRun::FaceRun(const Output &output, const Interruption &interruption)
    : m_output(output)
    , m_interruption(interruption)
{ }

FaceRun::~FaceRun() = default;

void FaceRun::see(QSize frame, Guidance guidance)
{
    m_frame = frame;
    if (m_result || (!m_guidance.isEmpty() && m_guidance.constLast() == guidance))
        return;
    if (m_guidance.size() < guidanceAtMost)
        m_guidance.append(guidance);
    m_output.note(guidanceWords(guidance));
}

void FaceRun::end(Result<TakenPicture> result)
{
    if (m_result)
        return;
    m_result.emplace(std::move(result));
    m_loop.quit();
}

Result<FaceRun::Taken> FaceRun::takePicture(
    FaceEngine &engine, const CaptureOptions &options, bool now, std::chrono::milliseconds limit)
{
    Listener listener(*this);
    auto capture = engine.start(options, listener);
    if (!capture)
        return failure(capture.error());
    if (now)
        (*capture)->takeNow();
    const auto interrupt = [this] { end(failure(ErrorCode::Cancelled)); };
    connect(&m_interruption, &Interruption::came, this, interrupt);
    if (m_interruption.hasCome())
        interrupt();
    QTimer::singleShot(limit, this, [this] { end(failure(ErrorCode::TimedOut)); });
    if (!m_result)
        m_loop.exec();
    capture->reset();
    if (!*m_result)
        return failure(m_result->error());
    return Taken{std::move(**m_result), m_frame, m_guidance};
}

} // namespace eid::ctl
