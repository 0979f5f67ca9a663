#include "pseudoterminal.h"

#include <poll.h>
#include <pty.h>
#include <termios.h>
#include <unistd.h>

PseudoTerminal::PseudoTerminal()
{
    if (openpty(&m_userEnd, &m_programEnd, nullptr, nullptr, nullptr) != 0)
        qFatal("No pseudo-terminal");
}

PseudoTerminal::~PseudoTerminal()
{
    close(m_userEnd);
}

void PseudoTerminal::type(const QByteArray &keys)
{
    if (write(m_userEnd, keys.constData(), static_cast<std::size_t>(keys.size())) != keys.size())
        qFatal("The pseudo-terminal takes no keys");
}

bool PseudoTerminal::waitFor(const QByteArray &text)
{
    return readUntil([&] { return m_screen.contains(text); });
}

bool PseudoTerminal::waitForHiddenPrompt(const QByteArray &prompt)
{
    return readUntil([&] { return m_screen.endsWith(prompt) && !hasEcho(); });
}

bool PseudoTerminal::readUntil(const std::function<bool()> &isThere)
{
    while (!isThere()) {
        pollfd waiting{m_userEnd, POLLIN, 0};
        if (poll(&waiting, 1, 5000) <= 0)
            return false;
        char buffer[256];
        const auto count = read(m_userEnd, buffer, sizeof buffer);
        if (count <= 0)
            return false;
        m_screen.append(buffer, count);
    }
    return true;
}

bool PseudoTerminal::hasEcho() const
{
    termios attributes{};
    return tcgetattr(m_userEnd, &attributes) == 0 && (attributes.c_lflag & ECHO) != 0;
}
