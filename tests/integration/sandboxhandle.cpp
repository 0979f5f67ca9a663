#include "tests/integration/sandboxhandle.h"

#include "tests/sandbox/runner/controlclient.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace eid::sandbox {

QString SandboxHandle::say(const QString &line) const
{
    const auto said
        = sendControl(qEnvironmentVariable("EID_SANDBOX_CONTROL"), line.split(QLatin1Char(' ')));
    if (!said)
        qFatal("%s", qUtf8Printable(said.error().detail));
    return *said;
}

QJsonObject SandboxHandle::reader(int number) const
{
    const QByteArray status = say(QStringLiteral("status")).toUtf8();
    return QJsonDocument::fromJson(status)[QLatin1String("readers")][number].toObject();
}

} // namespace eid::sandbox
