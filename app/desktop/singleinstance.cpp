#include "app/desktop/singleinstance.h"

#include "app/desktop/instanceplace.h"
#include "app/desktop/link.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QDir>
#include <QLocalServer>
#include <QLocalSocket>
#include <QThread>
#include <QTimer>

#include <chrono>

using namespace std::chrono_literals;

namespace eid {

namespace {

/// How long a window that is just opening may take until it listens, and one that is open until it
/// answers.
constexpr auto patience = 5s;
/// A start of the program says what it has to say at once.
constexpr auto shortPatience = 5000;
constexpr int mostAtOnce = 8;
const QByteArray taken = QByteArrayLiteral("taken\n");

} // namespace

SingleInstance::SingleInstance(const QString &folder, const QString &name, QObject *parent)
    : QObject(parent)
    , m_address(folder.isEmpty() ? QString() : instanceAddress(folder, name))
{
    if (m_address.isEmpty())
        return;
    m_lock = std::make_unique<QLockFile>(QDir(folder).filePath(name + QStringLiteral(".lock")));
    // It is let go when its process ends, and never because it is old.
    m_lock->setStaleLockTime(0);
}

SingleInstance::~SingleInstance() = default;

SingleInstance::Role SingleInstance::begin(const std::optional<QString> &link)
{
    if (m_address.isEmpty())
        return Role::Alone;
    const QDeadlineTimer deadline(patience);
    do {
        if (link && handOver(*link))
            return Role::HandedOver;
        if (m_lock->tryLock(0))
            return becomeFirst() ? Role::First : Role::Alone;
        // Another window is opening, and will listen in a moment.
        if (link)
            QThread::msleep(50);
    } while (link && !deadline.hasExpired());
    return Role::Alone;
}

bool SingleInstance::becomeFirst()
{
    // What lies there is of a process that has ended: the lock is ours.
    QLocalServer::removeServer(m_address);
    m_server = std::make_unique<QLocalServer>();
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    m_server->setMaxPendingConnections(mostAtOnce);
    connect(m_server.get(), &QLocalServer::newConnection, this, &SingleInstance::greet);
    if (m_server->listen(m_address))
        return true;
    m_server.reset();
    m_lock->unlock();
    return false;
}

bool SingleInstance::handOver(const QString &link) const
{
    QLocalSocket socket;
    socket.connectToServer(m_address);
    if (!socket.waitForConnected(shortPatience) || !isOfThisUser(socket))
        return false;
    socket.write(link.toUtf8() + '\n');
    while (!socket.canReadLine()) {
        if (!socket.waitForReadyRead(shortPatience))
            return false;
    }
    return socket.readLine() == taken;
}

void SingleInstance::greet()
{
    while (QLocalSocket *const socket = m_server->nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        if (m_server->findChildren<QLocalSocket *>().size() > mostAtOnce) {
            socket->abort();
            continue;
        }
        // One octet more than fits tells that it is too much.
        socket->setReadBufferSize(longestLink + 2);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { listenTo(*socket); });
        QTimer::singleShot(shortPatience, socket, &QLocalSocket::abort);
        listenTo(*socket);
    }
}

void SingleInstance::listenTo(QLocalSocket &socket)
{
    if (!socket.canReadLine()) {
        if (socket.bytesAvailable() > longestLink)
            socket.abort();
        return;
    }
    QByteArray line = socket.readLine(longestLink + 2);
    line.chop(1);
    const auto link = linkOf(QString::fromLatin1(line));
    if (!link || socket.bytesAvailable() > 0) {
        socket.abort();
        return;
    }
    socket.disconnect(this);
    socket.write(taken);
    socket.disconnectFromServer();
    Q_EMIT linkReceived(*link);
}

QString instanceName(const QString &records)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QDir::cleanPath(records).toUtf8());
    for (const char *variable : {"WAYLAND_DISPLAY", "DISPLAY", "SESSIONNAME"}) {
        hash.addData("\n");
        hash.addData(qgetenv(variable));
    }
    return QStringLiteral("eid-maintenance-") + QString::fromLatin1(hash.result().first(8).toHex());
}

} // namespace eid
