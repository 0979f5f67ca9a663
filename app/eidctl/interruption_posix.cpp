#include "app/eidctl/interruption.h"

#include <QSocketNotifier>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <array>
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

class Interruption::Private
{
public:
    explicit Private(Interruption &q);
    ~Private();
    Q_DISABLE_COPY_MOVE(Private)

    [[nodiscard]] int readEnd() const { return m_pipe[0]; }

private:
    std::array<int, 2> m_pipe{-1, -1};
    std::unique_ptr<QSocketNotifier> m_notifier;
};

Interruption::Private::Private(Interruption &q)
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

    m_notifier = std::make_unique<QSocketNotifier>(m_pipe[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, &q, [this, &q] {
        m_notifier->setEnabled(false);
        Q_EMIT q.came();
    });
}

Interruption::Private::~Private()
{
    struct sigaction action
    { };
    action.sa_handler = SIG_DFL;
    for (const int signalNumber : caught)
        sigaction(signalNumber, &action, nullptr);
    handlerPipe = -1;
    m_notifier.reset();
    for (const int end : m_pipe)
        close(end);
}

Interruption::Interruption(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this))
{ }

Interruption::~Interruption() = default;

bool Interruption::hasCome() const
{
    pollfd waiting{d->readEnd(), POLLIN, 0};
    return poll(&waiting, 1, 0) > 0;
}

qintptr Interruption::waitable() const
{
    return d->readEnd();
}

} // namespace eid::ctl
