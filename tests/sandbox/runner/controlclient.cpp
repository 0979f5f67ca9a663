#include "tests/sandbox/runner/controlclient.h"

#include <QLocalSocket>

namespace eid::sandbox {

Result<QString> sendControl(const QString &path, const QStringList &words)
{
    QLocalSocket socket;
    socket.connectToServer(path);
    socket.write(words.join(QLatin1Char(' ')).toUtf8() + '\n');
    while (!socket.canReadLine() && socket.waitForReadyRead(-1)) { }
    const QString reply = QString::fromUtf8(socket.readLine()).trimmed();
    if (reply == QLatin1String("ok"))
        return QString();
    if (reply.startsWith(QLatin1String("ok ")))
        return reply.mid(3);
    if (reply.startsWith(QLatin1String("error ")))
        return failure(ErrorCode::InvalidArgument, reply.mid(6));
    return failure(ErrorCode::Internal, QStringLiteral("no sandbox answers at %1").arg(path));
}

} // namespace eid::sandbox
