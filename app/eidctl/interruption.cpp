#include "app/eidctl/interruption.h"

#include <QSocketNotifier>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>

namespace eid::ctl {

namespace {

constexpr std::array caught{SIGINT, SIGTERM, SIGHUP};

// All that a signal handler can reach.
std::atomic<int> handlerPipe{-1};

void onSignal(int)
{
    const int before = errno;
    const char octet = 0;
    [[maybe_unused]] const auto written = write(handlerPipe, &octet, 1);
    errno = before;
}

} // namespace

Interruption::Interruption(QObject *parent)
    : QObject(parent)
{
    if (pipe2(m_pipe.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        qFatal("No pipe for signals");
    handlerPipe = m_pipe[1];

    struct sigaction action
    { };
    action.sa_handler = onSignal;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    for (const int signalNumber : caught)
        sigaction(signalNumber, &action, nullptr);

    m_notifier = new QSocketNotifier(m_pipe[0], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, [this] {
        m_notifier->setEnabled(false);
        Q_EMIT came();
    });
}

Interruption::~Interruption()
{
    struct sigaction action
    { };
    action.sa_handler = SIG_DFL;
    for (const int signalNumber : caught)
        sigaction(signalNumber, &action, nullptr);
    handlerPipe = -1;
    delete m_notifier;
    for (const int end : m_pipe)
        close(end);
}

bool Interruption::hasCome() const
{
    pollfd waiting{m_pipe[0], POLLIN, 0};
    return poll(&waiting, 1, 0) > 0;
}

} // namespace eid::ctl
