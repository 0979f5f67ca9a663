#pragma once

#include "core/face/facecapture.h"

#include <mutex>
#include <utility>

namespace eid {

/// The way to a CaptureListener, until it is shut: after that nothing reaches it any more.
///
/// Threads: any.
class ListenerGate
{
public:
    explicit ListenerGate(CaptureListener &listener)
        : m_listener(&listener)
    { }

    /// Calls \a tell with the listener; false if the gate is shut.
    template <typename Tell>
    bool pass(Tell tell)
    {
        const std::scoped_lock lock(m_mutex);
        if (m_listener == nullptr)
            return false;
        tell(*m_listener);
        return true;
    }

    /// Waits for a call that runs.
    void shut()
    {
        const std::scoped_lock lock(m_mutex);
        m_listener = nullptr;
    }

private:
    std::mutex m_mutex;
    CaptureListener *m_listener;
};

} // namespace eid
