#include "tests/sandbox/runner/controlserver.h"

#include "tests/sandbox/runner/sandbox.h"

#include <QLocalSocket>

namespace eid::sandbox {

ControlServer::ControlServer(Sandbox &sandbox, QObject *parent)
    : QObject(parent)
    , m_sandbox(sandbox)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &ControlServer::serve);
}

Result<void> ControlServer::listen(const QString &path)
{
    if (!m_server.listen(path))
        return failure(ErrorCode::FileNotWritable, m_server.errorString());
    return {};
}

void ControlServer::serve()
{
    while (QLocalSocket *client = m_server.nextPendingConnection()) {
        connect(client, &QLocalSocket::disconnected, client, &QObject::deleteLater);
        connect(client, &QLocalSocket::readyRead, this, [this, client] {
            while (client->canReadLine())
                client->write(answer(client->readLine()));
        });
    }
}

QByteArray ControlServer::answer(const QByteArray &line)
{
    const auto said = m_sandbox.execute(
        QString::fromUtf8(line.trimmed()).split(QLatin1Char(' '), Qt::SkipEmptyParts));
    if (!said)
        return "error " + said.error().detail.toUtf8() + '\n';
    return said->isEmpty() ? QByteArray("ok\n") : "ok " + said->toUtf8() + '\n';
}

} // namespace eid::sandbox
