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

Result<void> replaceFile(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return notWritable(file);
    return {};
}

Result<void> writeNewFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    // NewOnly leaves no moment in which a file could appear in between.
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly)) {
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

Result<void> writeFile(const QString &path, const QByteArray &content, bool overwrite)
{
    if (path == QLatin1String("-"))
        return writeToStandardOutput(content);
    return overwrite ? replaceFile(path, content) : writeNewFile(path, content);
}

} // namespace eid::ctl
