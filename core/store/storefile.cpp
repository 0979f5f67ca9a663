#include "core/store/storefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <utility>

namespace eid {

namespace {

constexpr QFileDevice::Permissions ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

tl::unexpected<Error> unavailable(const QString &words)
{
    return failure(ErrorCode::StoreUnavailable, words);
}

Result<void> prepareFolder(const QString &folder)
{
    if (QFileInfo(folder).isDir())
        return {};
    // What lies above the tool's own folder is made as the user's other programs make it.
    if (!QDir().mkpath(QFileInfo(folder).path()))
        return unavailable(QStringLiteral("The folder cannot be made"));
    if (!QDir().mkdir(folder, ownerOnly | QFileDevice::ExeOwner) && !QFileInfo(folder).isDir())
        return unavailable(QStringLiteral("The folder cannot be made"));
    return {};
}

/// "records.damaged-20261123T232329123Z.sqlite" for "records.sqlite".
QString asideName(const QFileInfo &file, const QString &time, int attempt)
{
    const QString number = attempt == 0 ? QString() : QStringLiteral("-%1").arg(attempt);
    return QStringLiteral("%1.damaged-%2%3.%4")
        .arg(file.completeBaseName(), time, number, file.suffix());
}

} // namespace

QString defaultStorePath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/eid-maintenance/records.sqlite");
}

Result<void> prepareStoreFile(const QString &path)
{
    if (const auto folder = prepareFolder(QFileInfo(path).path()); !folder)
        return failure(folder.error());
    QFile file(path);
    // SQLite gives the files beside it the permissions of this one.
    if (!file.exists() && !file.open(QIODevice::WriteOnly | QIODevice::NewOnly, ownerOnly)
        && !file.exists())
        return unavailable(file.errorString());
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther
        | QFileDevice::WriteOther;
    if ((file.permissions() & others) && !file.setPermissions(ownerOnly))
        return unavailable(file.errorString());
    return {};
}

Result<QString> setStoreFileAside(const QString &path, const QDateTime &time)
{
    const QFileInfo file(path);
    const QString stamp = time.toUTC().toString(QStringLiteral("yyyyMMdd'T'HHmmsszzz'Z'"));
    QString name;
    for (int attempt = 0; name.isEmpty() || file.dir().exists(name); ++attempt)
        name = asideName(file, stamp, attempt);

    // The main file first: what is left of it beside an empty new one is removed by SQLite.
    if (!QFile::rename(path, file.dir().filePath(name)))
        return unavailable(QStringLiteral("A damaged file cannot be set aside"));
    for (const QString &suffix : {QStringLiteral("-wal"), QStringLiteral("-shm")}) {
        if (QFile::exists(path + suffix)
            && !QFile::rename(path + suffix, file.dir().filePath(name + suffix)))
            return unavailable(QStringLiteral("A damaged file cannot be set aside"));
    }
    return name;
}

std::optional<QString> lastSetAside(const QString &path)
{
    const QFileInfo file(path);
    const QString pattern
        = QStringLiteral("%1.damaged-*.%2").arg(file.completeBaseName(), file.suffix());
    // Their names sort as their times do.
    const auto found = file.dir().entryList({pattern}, QDir::Files, QDir::Name);
    return found.isEmpty() ? std::nullopt : std::optional(found.constLast());
}

} // namespace eid
