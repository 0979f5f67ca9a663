#include "app/faceplugin/capturework.h"

#include "app/faceplugin/codes.h"
#include "core/facevision/matpicture.h"

#include <exception>
#include <utility>

namespace eid {

namespace {

/// In which a camera finds light and focus.
constexpr std::chrono::milliseconds settling{1000};

GrabOptions grabOptions(const CaptureOptions &options)
{
    GrabOptions grab;
    grab.frame = options.frame;
    grab.inRealTime = options.inRealTime;
    return grab;
}

} // namespace

CaptureWork::CaptureWork(CaptureParts parts, std::shared_ptr<ListenerGate> listener)
    : m_options(std::move(parts.options))
    , m_models(std::move(parts.models))
    , m_cascades(std::move(parts.cascades))
    , m_clock(std::move(parts.clock))
    , m_listener(std::move(listener))
    , m_taker(m_options.automatic,
          parts.source->isLive() ? settling : std::chrono::milliseconds::zero())
    , m_grabber(
          std::make_unique<FrameGrabber>(std::move(parts.source), grabOptions(m_options), m_clock))
{ }

void CaptureWork::run()
{
    Result<void> ended;
    try {
        ended = m_options.readsCodes ? readAllCodes() : analyseAll();
    } catch (const std::exception &exception) { // no memory is left, or OpenCV lost its way
        ended = failure(ErrorCode::Internal, QString::fromUtf8(exception.what()));
    }
    // Whoever hears of the end finds the camera released.
    m_presence.reset();
    m_taker.retake();
    m_grabber->interrupt();
    m_grabber->end(std::chrono::milliseconds(300));
    if (!ended && ended.error().code != ErrorCode::Cancelled)
        m_listener->pass([&ended](CaptureListener &listener) { listener.failed(ended.error()); });
}

Result<void> CaptureWork::analyseAll()
{
    // Beside the opening of the camera, which takes longer.
    auto analyser = FaceAnalyser::load(m_models, m_cascades);
    if (!analyser)
        return failure(analyser.error());
    for (;;) {
        const auto frame = m_grabber->next();
        if (!frame)
            return failure(frame.error());
        fulfil(m_wishes.take());
        analyse(*analyser, *frame);
    }
}

Result<void> CaptureWork::readAllCodes()
{
    for (;;) {
        const auto frame = m_grabber->next();
        if (!frame)
            return failure(frame.error());
        auto codes = codesIn(frame->bgr);
        if (!codes)
            return failure(codes.error());
        CaptureView view = viewOf(*frame);
        view.codes = std::move(*codes);
        m_listener->pass(
            [&view](CaptureListener &listener) { listener.viewChanged(std::move(view)); });
    }
}

void CaptureWork::fulfil(CaptureWishes::Wishes wishes)
{
    if (wishes.retake) {
        m_taker.retake();
        m_presence.reset();
    }
    if (wishes.takeNow)
        m_taker.takeNow();
    if (wishes.presence && m_taker.hasTaken()
        && !(m_presence && m_presence->tryAgain(*wishes.presence)))
        m_presence.emplace(std::move(*wishes.presence));
}

void CaptureWork::countFrame()
{
    constexpr double share = 0.1; // of the newest in the mean
    const auto now = m_clock->now();
    if (m_lastFrame) {
        const double seconds = std::chrono::duration<double>(now - *m_lastFrame).count();
        m_secondsPerFrame
            = m_secondsPerFrame > 0 ? (1 - share) * m_secondsPerFrame + share * seconds : seconds;
    }
    m_lastFrame = now;
}

CaptureView CaptureWork::viewOf(const GrabbedFrame &frame)
{
    countFrame();
    CaptureView view;
    view.preview = previewOf(frame.bgr, m_options.preview);
    view.frame = QSize(frame.bgr.cols, frame.bgr.rows);
    view.framesPerSecond = m_secondsPerFrame > 0 ? 1 / m_secondsPerFrame : 0;
    return view;
}

void CaptureWork::analyse(FaceAnalyser &analyser, const GrabbedFrame &frame)
{
    const FrameAnalysis analysis = analyser.analyse(frame.bgr, frame.at);
    CaptureView view = viewOf(frame);
    view.face = analysis.face;
    view.guidance = m_chooser.choose(analysis);
    view.meters = analysis.quality;

    const bool holds
        = view.guidance == Guidance::Hold && analysis.faces == 1 && analysis.quality.isAcceptable();
    auto picture = m_taker.see(analyser, frame.bgr, analysis, holds);
    view.steady = m_taker.steady();
    seePresence(frame, analysis, view);
    m_listener->pass([&view](CaptureListener &listener) { listener.viewChanged(std::move(view)); });
    if (picture)
        m_listener->pass(
            [&picture](CaptureListener &listener) { listener.pictureTaken(std::move(*picture)); });
}

void CaptureWork::seePresence(
    const GrabbedFrame &frame, const FrameAnalysis &analysis, CaptureView &view)
{
    using State = PresenceProgress::State;
    if (!m_presence)
        return;
    if (m_presence->progress().state != State::Running) {
        view.presence = m_presence->progress();
        return;
    }
    view.presence = m_presence->see(frame, analysis);
    if (view.presence->state != State::Passed)
        return;
    m_listener->pass(
        [this](CaptureListener &listener) { listener.presencePassed(m_presence->keyFrames()); });
}

} // namespace eid
