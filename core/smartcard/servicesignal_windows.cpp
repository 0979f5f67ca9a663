#include "core/smartcard/servicesignal.h"

#include <windows.h>
#include <winscard.h>

#include <array>

namespace eid {

namespace {

using Procedure = void (*)(); // from which a cast to any other is no surprise

/// Waits for an event object of the system besides one of its own. The system's stays set for as
/// long as the service runs, so that it is told of once only.
class EventSignal : public ServiceSignal
{
public:
    explicit EventSignal(HANDLE event)
        : m_event(event)
        , m_interrupt(CreateEventW(nullptr, FALSE, FALSE, nullptr))
    { }

    ~EventSignal() override { CloseHandle(m_interrupt); }

    Woken wait(std::optional<std::chrono::milliseconds> timeout) override
    {
        const std::array<HANDLE, 2> handles{m_interrupt, m_event};
        const DWORD count = m_event != nullptr && !m_told ? 2 : 1;
        const DWORD ended = WaitForMultipleObjects(count, handles.data(), FALSE,
            timeout ? static_cast<DWORD>(timeout->count()) : INFINITE);
        switch (ended) {
        case WAIT_OBJECT_0:
            return Woken::Interrupted;
        case WAIT_OBJECT_0 + 1:
            m_told = true;
            return Woken::Changed;
        default:
            return Woken::TimedOut;
        }
    }

    void interrupt() override { SetEvent(m_interrupt); }

private:
    HANDLE m_event;
    HANDLE m_interrupt;
    bool m_told = false;
};

/// The event that the resource manager sets while it runs (SCardAccessStartedEvent).
class StartedSignal : public EventSignal
{
public:
    StartedSignal(HMODULE library, HANDLE started)
        : EventSignal(started)
        , m_library(library)
    { }

    ~StartedSignal() override
    {
        if (m_library == nullptr)
            return;
        using Release = void(WINAPI *)();
        if (const auto release
            = reinterpret_cast<Procedure>(GetProcAddress(m_library, "SCardReleaseStartedEvent")))
            reinterpret_cast<Release>(release)();
        FreeLibrary(m_library);
    }

private:
    HMODULE m_library;
};

} // namespace

std::unique_ptr<ServiceSignal> hostServiceSignal()
{
    HMODULE library = LoadLibraryExW(L"winscard.dll", nullptr, LOAD_LIBRARY_SEARCH_SYSTEM32);
    HANDLE started = nullptr;
    if (library != nullptr) {
        using Access = HANDLE(WINAPI *)();
        if (const auto access
            = reinterpret_cast<Procedure>(GetProcAddress(library, "SCardAccessStartedEvent")))
            started = reinterpret_cast<Access>(access)();
    }
    return std::make_unique<StartedSignal>(library, started);
}

std::unique_ptr<ServiceSignal> hostLibrarySignal()
{
    // winscard.dll is part of Windows: where it is missing it does not come by itself.
    return std::make_unique<EventSignal>(nullptr);
}

} // namespace eid
