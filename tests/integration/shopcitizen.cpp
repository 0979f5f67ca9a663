#include "tests/integration/shopcitizen.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QSaveFile>

namespace eid {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool writeFile(const QString &path, const QByteArray &content, bool isProgram)
{
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return false;
    return !isProgram
        || QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

QByteArray pinLine(const sandbox::DemoCitizen &citizen)
{
    return QByteArray(reinterpret_cast<const char *>(citizen.demoPin.data()),
               qsizetype(citizen.demoPin.size()))
        + '\n';
}

QString takeCopies(const sandbox::SandboxHandle &sandbox, const sandbox::DemoCitizen &citizen)
{
    const QStringList offer = sandbox.say(QStringLiteral("platform offer")).split(QLatin1Char(' '));
    if (offer.size() != 2)
        return QStringLiteral("the sandbox makes no offer");
    QProcess eidctl;
    eidctl.start(QStringLiteral("eidctl"),
        {QStringLiteral("copy"), QStringLiteral("offer"), offer.first(), QStringLiteral("--pin-fd"),
            QStringLiteral("0"), QStringLiteral("--code-fd"), QStringLiteral("0")});
    if (!eidctl.waitForStarted())
        return eidctl.errorString();
    eidctl.write(pinLine(citizen) + offer.last().toLatin1() + '\n');
    eidctl.closeWriteChannel();
    if (!eidctl.waitForFinished(120000))
        return QStringLiteral("eidctl does not come to an end");
    return eidctl.exitCode() == 0 ? QString()
                                  : QString::fromUtf8(eidctl.readAllStandardError() + ' ');
}

} // namespace eid
