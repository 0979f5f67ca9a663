#include "tests/sandbox/inprocess/pcscservice.h"

namespace eid::sandbox {

void PcscFailures::failNext(PcscFunction function, LONG code, int skip)
{
    m_once[std::size_t(function)].push_back({code, skip});
}

void PcscFailures::failAlways(PcscFunction function, LONG code)
{
    m_always[std::size_t(function)] = code;
}

LONG PcscFailures::take(PcscFunction function)
{
    const auto index = std::size_t(function);
    ++m_calls[index];
    if (m_always[index] != SCARD_S_SUCCESS)
        return m_always[index];
    auto &once = m_once[index];
    if (once.empty() || once.front().skip-- > 0)
        return SCARD_S_SUCCESS;
    const LONG code = once.front().code;
    once.pop_front();
    return code;
}

int PcscFailures::calls(PcscFunction function) const
{
    return m_calls[std::size_t(function)];
}

} // namespace eid::sandbox
