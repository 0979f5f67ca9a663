#include "sandboxsession.h"

#include <QJsonDocument>

#include <unistd.h>

namespace {

// A safety net only: what is waited for ends by itself.
constexpr int patience = 60'000;

} // namespace

QJsonObject Ended::json() const
{
    return QJsonDocument::fromJson(out).object();
}

QString Ended::errorCode() const
{
    return json()[u"error"].toObject()[u"code"].toString();
}

SandboxSession::SandboxSession(const QStringList &options)
    : m_environment(QProcessEnvironment::systemEnvironment())
{
    m_environment.insert(QStringLiteral("XDG_DATA_HOME"), m_data.path());
    // It says where it is, and stays until its input ends.
    m_sandbox.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_sandbox.start(QStringLiteral(EID_SANDBOX),
        QStringList{QStringLiteral("run")} + options
            + QStringList{QStringLiteral("--"), QStringLiteral("/bin/sh"), QStringLiteral("-c"),
                QStringLiteral("echo $PCSCLITE_CSOCK_NAME; echo $EID_SANDBOX_CONTROL; "
                               "echo $XDG_CONFIG_HOME; exec cat")});
    for (const auto name : {"PCSCLITE_CSOCK_NAME", "EID_SANDBOX_CONTROL", "XDG_CONFIG_HOME"}) {
        while (!m_sandbox.canReadLine()) {
            if (!m_sandbox.waitForReadyRead(patience))
                qFatal("The sandbox does not start");
        }
        m_environment.insert(
            QLatin1String(name), QString::fromLocal8Bit(m_sandbox.readLine()).trimmed());
    }
}

SandboxSession::~SandboxSession()
{
    m_sandbox.closeWriteChannel();
    if (!m_sandbox.waitForFinished(patience))
        qWarning("The sandbox does not end");
}

Ended SandboxSession::eidctl(const QStringList &arguments, const QByteArray &input) const
{
    return run(eidctlProgram(), arguments, input);
}

Ended SandboxSession::run(
    const QString &program, const QStringList &arguments, const QByteArray &input) const
{
    QProcess process;
    process.setProcessEnvironment(m_environment);
    // Nothing may be asked at the terminal of whoever runs the tests.
    process.setChildProcessModifier([] { setsid(); });
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(patience) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QByteArray SandboxSession::control(const QStringList &words) const
{
    const auto ended
        = run(QStringLiteral(EID_SANDBOX), QStringList{QStringLiteral("control")} + words);
    if (ended.status != 0)
        qFatal("The sandbox refuses");
    return ended.out;
}

QString SandboxSession::records() const
{
    return m_data.filePath(QStringLiteral("eid-maintenance/records.sqlite"));
}

QString eidctlProgram()
{
    return QStringLiteral(EID_EIDCTL);
}
