#include "app/faceplugin/capturesession.h"

#include <utility>

namespace eid {

CaptureSession::CaptureSession(CaptureParts parts, CaptureListener &listener, ThreadKeeper &threads)
    : m_listener(std::make_shared<ListenerGate>(listener))
    , m_work(std::make_shared<CaptureWork>(std::move(parts), m_listener))
{
    threads.run([work = m_work] { work->run(); });
}

CaptureSession::~CaptureSession()
{
    m_listener->shut();
    m_work->interrupt();
}

void CaptureSession::beginPresence(PresenceChallenge challenge)
{
    m_work->wishes().beginPresence(std::move(challenge));
}

} // namespace eid
