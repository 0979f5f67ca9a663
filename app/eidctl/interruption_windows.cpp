#include "app/eidctl/interruption.h"

#include <qt_windows.h>
#include <QWinEventNotifier>

#include <atomic>

namespace eid::ctl {

namespace {

// All that the handler, which the system runs on a thread of its own, can reach.
std::atomic<HANDLE> handlerEvent{nullptr};

BOOL WINAPI onControl(DWORD control)
{
    const HANDLE event = handlerEvent;
    if (event == nullptr || WaitForSingleObject(event, 0) == WAIT_OBJECT_0)
        return FALSE; // the second time
    SetEvent(event);
    // When the console or the session ends, so does the process as soon as this returns; the system
    // waits some seconds for what the program still has to put in order.
    if (control == CTRL_CLOSE_EVENT || control == CTRL_LOGOFF_EVENT
        || control == CTRL_SHUTDOWN_EVENT)
        Sleep(INFINITE);
    return TRUE;
}

} // namespace

class Interruption::Private
{
public:
    explicit Private(Interruption &q);
    ~Private();
    Q_DISABLE_COPY_MOVE(Private)

    [[nodiscard]] HANDLE event() const { return m_event; }

private:
    HANDLE m_event;
    std::unique_ptr<QWinEventNotifier> m_notifier;
};

Interruption::Private::Private(Interruption &q)
    : m_event(CreateEventW(nullptr, TRUE, FALSE, nullptr))
{
    if (m_event == nullptr)
        qFatal("No event for interruptions");
    handlerEvent = m_event;
    SetConsoleCtrlHandler(onControl, TRUE);
    m_notifier = std::make_unique<QWinEventNotifier>(m_event);
    connect(m_notifier.get(), &QWinEventNotifier::activated, &q, [this, &q] {
        m_notifier->setEnabled(false);
        Q_EMIT q.came();
    });
}

Interruption::Private::~Private()
{
    SetConsoleCtrlHandler(onControl, FALSE);
    handlerEvent = nullptr;
    m_notifier.reset();
    CloseHandle(m_event);
}

Interruption::Interruption(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this))
{ }

Interruption::~Interruption() = default;

bool Interruption::hasCome() const
{
    return WaitForSingleObject(d->event(), 0) == WAIT_OBJECT_0;
}

qintptr Interruption::waitable() const
{
    return reinterpret_cast<qintptr>(d->event());
}

} // namespace eid::ctl
