#include "app/eidctl/writefile.h"

#include <QFile>
#include <QSaveFile>

#include <cstdio>

namespace eid::ctl {

namespace {

tl::unexpected<Error> notWritable(const QFileDevice &file)
{
    return failure(ErrorCode::FileNotWritable,
        QStringLiteral("%1: %2").arg(file.fileName(), file.errorString()));
}

Result<void> writeToStandardOutput(const QByteArray &content)
{
    const auto size = static_cast<std::size_t>(content.size());
    if (std::fwrite(content.constData(), 1, size, stdout) != size || std::fflush(stdout) != 0)
        return failure(ErrorCode::FileNotWritable, QStringLiteral("standard output"));
    return {};
}

constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;

Result<void> replaceFile(const QString &path, const QByteArray &content, FileReaders readers)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)
        || (readers == FileReaders::Owner && !file.setPermissions(ownerOnly))
        || file.write(content) != content.size() || !file.commit())
        return notWritable(file);
    return {};
}

Result<void> writeNewFile(const QString &path, const QByteArray &content, FileReaders readers)
{
    QFile file(path);
    // NewOnly leaves no moment in which a file could appear in between.
    constexpr auto mode = QIODevice::WriteOnly | QIODevice::NewOnly;
    const bool isOpen
        = readers == FileReaders::Owner ? file.open(mode, ownerOnly) : file.open(mode);
    if (!isOpen) {
        if (file.exists())
            return failure(ErrorCode::FileNotWritable,
                QStringLiteral("%1 exists; --force replaces it").arg(path));
        return notWritable(file);
    }
    if (file.write(content) != content.size() || !file.flush()) {
        const auto error = notWritable(file);
        file.remove();
        return error;
    }
    return {};
}

} // namespace

Result<void> writeFile(
    const QString &path, const QByteArray &content, bool overwrite, FileReaders readers)
{
    if (path == QLatin1String("-"))
        return writeToStandardOutput(content);
    return overwrite ? replaceFile(path, content, readers) : writeNewFile(path, content, readers);
}

} // namespace eid::ctl
