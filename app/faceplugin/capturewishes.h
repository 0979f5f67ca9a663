#pragma once

#include "core/face/presence.h"

#include <mutex>
#include <optional>
#include <utility>

namespace eid {

/// What was asked of a capture and not done yet. Whoever asks does not wait.
///
/// Threads: any.
class CaptureWishes
{
public:
    struct Wishes
    {
        bool takeNow = false;
        bool retake = false;
        std::optional<PresenceChallenge> presence = {};
    };

    void takeNow()
    {
        const std::scoped_lock lock(m_mutex);
        m_wishes.takeNow = true;
    }
    /// What was asked for before concerns a picture that is forgotten now.
    void retake()
    {
        const std::scoped_lock lock(m_mutex);
        m_wishes = {.retake = true};
    }
    void beginPresence(PresenceChallenge challenge)
    {
        const std::scoped_lock lock(m_mutex);
        m_wishes.presence = std::move(challenge);
    }
    /// All of them, once.
    Wishes take()
    {
        const std::scoped_lock lock(m_mutex);
        return std::exchange(m_wishes, {});
    }

private:
    std::mutex m_mutex;
    Wishes m_wishes = {};
};

} // namespace eid
