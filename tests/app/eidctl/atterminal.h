#pragma once

#include "pseudoterminal.h"
#include "sandboxsession.h"

#include <sys/ioctl.h>
#include <unistd.h>

/// eidctl with a terminal of its own, as somebody sits at it.
class AtTerminal
{
public:
    AtTerminal(const SandboxSession &sandbox, const QStringList &arguments,
        const QString &locale = QStringLiteral("C.UTF-8"))
    {
        auto environment = sandbox.environment();
        environment.insert(QStringLiteral("LC_ALL"), locale);
        m_eidctl.setProcessEnvironment(environment);
        const int terminal = m_pty.programEnd();
        m_eidctl.setChildProcessModifier([terminal] {
            setsid();
            ioctl(terminal, TIOCSCTTY, 0);
        });
        m_eidctl.start(eidctlProgram(), arguments);
    }
    ~AtTerminal() { close(m_pty.programEnd()); }
    Q_DISABLE_COPY_MOVE(AtTerminal)

    PseudoTerminal &terminal() { return m_pty; }
    int waitForStatus()
    {
        return m_eidctl.waitForFinished() && m_eidctl.exitStatus() == QProcess::NormalExit
            ? m_eidctl.exitCode()
            : -1;
    }
    QByteArray out() { return m_eidctl.readAllStandardOutput(); }

private:
    PseudoTerminal m_pty;
    QProcess m_eidctl;
};
