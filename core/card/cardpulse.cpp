#include "core/card/cardpulse.h"

#include <utility>

namespace eid {

void CardPulse::begin(std::stop_token stop, std::chrono::milliseconds allowance)
{
    const std::scoped_lock lock(m_mutex);
    m_stop = std::move(stop);
    m_allowance = allowance;
    m_holder = {};
    m_inCommand = false;
    m_isResting = false;
    m_lastSign = Clock::now();
}

bool CardPulse::beforeCommand(std::chrono::seconds holder)
{
    const std::scoped_lock lock(m_mutex);
    if (m_stopped || m_stop.stop_requested())
        return false;
    m_lastSign = Clock::now();
    m_holder = holder;
    m_inCommand = true;
    return true;
}

void CardPulse::afterCommand()
{
    const std::scoped_lock lock(m_mutex);
    m_lastSign = Clock::now();
    m_holder = {};
    m_inCommand = false;
}

void CardPulse::rest()
{
    const std::scoped_lock lock(m_mutex);
    m_isResting = true;
}

void CardPulse::wake()
{
    const std::scoped_lock lock(m_mutex);
    m_isResting = false;
    m_lastSign = Clock::now();
}

std::chrono::milliseconds CardPulse::timeLeft() const
{
    const std::scoped_lock lock(m_mutex);
    if (m_isResting)
        return m_allowance;
    return std::chrono::ceil<std::chrono::milliseconds>(
        m_lastSign + m_allowance + m_holder - Clock::now());
}

std::optional<ErrorCode> CardPulse::giveUp()
{
    const std::scoped_lock lock(m_mutex);
    if (m_isResting || Clock::now() < m_lastSign + m_allowance + m_holder)
        return std::nullopt;
    m_stopped = true;
    return m_inCommand ? ErrorCode::CardMute : ErrorCode::CardBusy;
}

void CardPulse::stop()
{
    const std::scoped_lock lock(m_mutex);
    m_stopped = true;
}

} // namespace eid
