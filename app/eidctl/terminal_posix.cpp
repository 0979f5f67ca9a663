#include "app/eidctl/interruption.h"
#include "app/eidctl/terminal.h"

#include <fcntl.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

namespace eid::ctl {

namespace {

constexpr std::size_t longestEntry = 64;
constexpr qsizetype longestLine = 256;

constexpr std::uint8_t backspace = 0x08;
constexpr std::uint8_t deleteKey = 0x7F;
constexpr std::uint8_t endOfInput = 0x04; // Ctrl-D
constexpr std::uint8_t killLine = 0x15; // Ctrl-U

int descriptorOf(qintptr handle)
{
    return static_cast<int>(handle);
}

/// No echo and no line editing by the terminal, which would keep the line in its own memory.
/// Suspending is off as well: a shell would give the terminal back with its echo on.
class NoEcho
{
public:
    explicit NoEcho(int descriptor)
        : m_descriptor(descriptor)
        , m_isActive(tcgetattr(descriptor, &m_before) == 0)
    {
        if (!m_isActive)
            return;
        termios quiet = m_before;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO | ECHONL | ICANON);
        quiet.c_cc[VMIN] = 1;
        quiet.c_cc[VTIME] = 0;
        quiet.c_cc[VSUSP] = _POSIX_VDISABLE;
        m_isActive = tcsetattr(descriptor, TCSAFLUSH, &quiet) == 0;
    }
    ~NoEcho()
    {
        if (m_isActive)
            tcsetattr(m_descriptor, TCSAFLUSH, &m_before);
    }
    Q_DISABLE_COPY_MOVE(NoEcho)

    [[nodiscard]] bool isActive() const { return m_isActive; }

private:
    int m_descriptor;
    termios m_before{};
    bool m_isActive;
};

} // namespace

std::optional<Terminal> Terminal::open(const Interruption &interruption)
{
    const int descriptor = ::open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (descriptor < 0)
        return std::nullopt;
    return Terminal(descriptor, descriptor, interruption);
}

Terminal::Terminal(qintptr input, qintptr output, const Interruption &interruption)
    : m_input(input)
    , m_output(output)
    , m_interruption(&interruption)
{ }

Terminal::Terminal(Terminal &&other) noexcept
    : m_input(std::exchange(other.m_input, -1))
    , m_output(std::exchange(other.m_output, -1))
    , m_interruption(other.m_interruption)
{ }

Terminal::~Terminal()
{
    if (m_input >= 0)
        close(descriptorOf(m_input));
    if (m_output >= 0 && m_output != m_input)
        close(descriptorOf(m_output));
}

void Terminal::write(const QString &text) const
{
    const QByteArray octets = text.toUtf8();
    qsizetype written = 0;
    while (written < octets.size()) {
        const auto count = ::write(descriptorOf(m_output), octets.constData() + written,
            static_cast<std::size_t>(octets.size() - written));
        if (count <= 0 && errno != EINTR)
            return;
        written += qMax<qsizetype>(count, 0);
    }
}

Result<Secret> Terminal::readSecret(const QString &prompt) const
{
    const NoEcho noEcho(descriptorOf(m_input));
    if (!noEcho.isActive())
        return failure(
            ErrorCode::PinInputMissing, QStringLiteral("The terminal cannot switch its echo off"));
    write(prompt);

    Secret entry;
    Secret octet(1);
    for (;;) {
        if (const auto ready = waitForInput(); !ready) {
            write(QStringLiteral("\n"));
            return failure(ready.error());
        }
        const auto count = read(descriptorOf(m_input), octet.octets().data(), 1);
        if (count < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        const std::uint8_t key = count == 1 ? octet.octets()[0] : endOfInput;
        if (key == '\n' || key == '\r' || key == endOfInput)
            break;
        if (key == killLine)
            entry.clear();
        else if (key != backspace && key != deleteKey && entry.size() < longestEntry)
            entry.append(key);
        else if ((key == backspace || key == deleteKey) && !entry.isEmpty())
            entry.removeAt(entry.size() - 1);
    }
    write(QStringLiteral("\n"));
    if (entry.isEmpty())
        return failure(ErrorCode::PinInputMissing);
    return entry;
}

Result<QString> Terminal::readLine(const QString &prompt) const
{
    write(prompt);
    QByteArray line;
    while (!line.endsWith('\n') && line.size() < longestLine) {
        if (const auto ready = waitForInput(); !ready) {
            write(QStringLiteral("\n"));
            return failure(ready.error());
        }
        char octet = 0;
        const auto count = read(descriptorOf(m_input), &octet, 1);
        if (count < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (count <= 0 && line.isEmpty())
            return failure(ErrorCode::PinInputMissing);
        if (count <= 0)
            break;
        line += octet;
    }
    return QString::fromUtf8(line).trimmed();
}

Result<void> Terminal::waitForInput() const
{
    std::array<pollfd, 2> waiting{{{descriptorOf(m_input), POLLIN, 0},
        {descriptorOf(m_interruption->waitable()), POLLIN, 0}}};
    while (poll(waiting.data(), waiting.size(), -1) < 0) {
        if (errno != EINTR)
            return failure(ErrorCode::PinInputMissing, QStringLiteral("poll() failed"));
    }
    if (waiting[1].revents != 0)
        return failure(ErrorCode::Cancelled);
    return {};
}

} // namespace eid::ctl
