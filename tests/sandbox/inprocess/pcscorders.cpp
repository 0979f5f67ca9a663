// What tests order of the service, and what they look at.

#include "tests/sandbox/inprocess/pcscservice.h"

namespace eid::sandbox {

bool PcscService::isRunning() const
{
    const Lock lock(m_mutex);
    return m_running;
}

void PcscService::keyAtPad(const std::string &name, PadEntry entry)
{
    const Lock lock(m_mutex);
    if (Reader *reader = find(name))
        reader->padEntries.push_back(std::move(entry));
}

void PcscService::setPnpSupported(bool supported)
{
    const Lock lock(m_mutex);
    m_pnp = supported;
}

void PcscService::setTransmitHook(InProcessPcsc::TransmitHook hook)
{
    const Lock lock(m_mutex);
    m_hook = std::move(hook);
}

void PcscService::failNext(PcscFunction function, LONG code, int skip)
{
    const Lock lock(m_mutex);
    m_failures.failNext(function, code, skip);
}

void PcscService::failAlways(PcscFunction function, LONG code)
{
    const Lock lock(m_mutex);
    m_failures.failAlways(function, code);
}

void PcscService::loseNextAnswer(LONG code)
{
    const Lock lock(m_mutex);
    m_lostAnswer = code;
}

int PcscService::calls(PcscFunction function) const
{
    const Lock lock(m_mutex);
    return m_failures.calls(function);
}

int PcscService::openContexts() const
{
    const Lock lock(m_mutex);
    return static_cast<int>(m_contexts.size());
}

int PcscService::openHandles() const
{
    const Lock lock(m_mutex);
    return static_cast<int>(m_handles.size());
}

Bytes PcscService::lastCommand() const
{
    const Lock lock(m_mutex);
    return m_lastCommand;
}

Bytes PcscService::lastControl() const
{
    const Lock lock(m_mutex);
    return m_lastControl;
}

} // namespace eid::sandbox
