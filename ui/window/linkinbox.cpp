#include "ui/window/linkinbox.h"

#include <QDir>
#include <QFileInfo>
#include <QLocalServer>
#include <QLocalSocket>
#include <QStandardPaths>

#include <utility>

namespace eid::ui {

namespace {

// Of a process that may be busy painting.
constexpr int patience = 2'000; // ms

} // namespace

LinkInbox::LinkInbox(QString folder, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
{ }

LinkInbox::~LinkInbox() = default;

QString LinkInbox::userFolder()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
        | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    const QFileInfo info(folder);
    const bool isOwn = info.isDir() && (info.permissions() & others) == QFile::Permissions();
    return isOwn ? folder : QString();
}

QString LinkInbox::path() const
{
    return QDir(m_folder).filePath(QStringLiteral("eid-maintenance-links"));
}

bool LinkInbox::handOver(const QString &link) const
{
    const QByteArray octets = link.toUtf8();
    if (m_folder.isEmpty() || octets.isEmpty() || octets.size() > longest)
        return false;
    QLocalSocket socket;
    socket.connectToServer(path(), QIODevice::WriteOnly);
    if (!socket.waitForConnected(patience))
        return false;
    socket.write(octets);
    while (socket.bytesToWrite() > 0) {
        if (!socket.waitForBytesWritten(patience))
            return false;
    }
    socket.disconnectFromServer();
    return socket.state() == QLocalSocket::UnconnectedState || socket.waitForDisconnected(patience);
}

bool LinkInbox::listen()
{
    if (m_folder.isEmpty() || m_server)
        return false;
    auto server = std::make_unique<QLocalServer>();
    server->setSocketOptions(QLocalServer::UserAccessOption);
    if (!server->listen(path())) {
        // A socket that nobody answers at is what a window left behind that was killed.
        QLocalSocket probe;
        probe.connectToServer(path());
        if (probe.waitForConnected(patience))
            return false;
        QLocalServer::removeServer(path());
        if (!server->listen(path()))
            return false;
    }
    m_server = std::move(server);
    connect(m_server.get(), &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *socket = m_server->nextPendingConnection())
            take(socket);
    });
    return true;
}

void LinkInbox::take(QLocalSocket *socket)
{
    const auto finish = [this, socket] {
        socket->deleteLater();
        const QByteArray octets = socket->readAll();
        if (!octets.isEmpty() && octets.size() <= longest)
            Q_EMIT linkCame(QString::fromUtf8(octets));
    };
    // More than a link is: whoever sends it is not listened to any further.
    connect(socket, &QLocalSocket::readyRead, this, [socket] {
        if (socket->bytesAvailable() > longest)
            socket->abort();
    });
    socket->setReadBufferSize(longest + 1);
    if (socket->state() == QLocalSocket::UnconnectedState)
        finish();
    else
        connect(socket, &QLocalSocket::disconnected, this, finish);
}

} // namespace eid::ui
