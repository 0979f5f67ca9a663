#include "tests/sandbox/card/statefile.h"

#include "tests/sandbox/card/statejson.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace eid::sandbox {

namespace {

constexpr int formatVersion = 1;
constexpr qint64 largestFile = 4 * 1024 * 1024;

QString formatName()
{
    return QStringLiteral("eid-virtual-card");
}

QString digestOf(const QJsonObject &card)
{
    const QByteArray text = QJsonDocument(card).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex());
}

/// Puts the new name itself on the disk, which synchronising the file does not.
bool synchroniseFolder(const QString &path)
{
#ifdef Q_OS_UNIX
    const int folder = open(
        QFile::encodeName(QFileInfo(path).absolutePath()).constData(), O_RDONLY | O_DIRECTORY);
    if (folder < 0)
        return false;
    const bool done = fsync(folder) == 0;
    close(folder);
    return done;
#else
    Q_UNUSED(path);
    return true;
#endif
}

tl::unexpected<Error> damaged(const QString &path, const QString &what)
{
    return failure(ErrorCode::CardMalformedData,
        QStringLiteral("The state file of the virtual card is damaged: %1: %2").arg(path, what));
}

} // namespace

Result<void> saveState(const QString &path, const CardMemory &memory)
{
    const QJsonObject card = toJson(memory);
    const QJsonDocument document(QJsonObject{
        {QStringLiteral("format"), formatName()},
        {QStringLiteral("version"), formatVersion},
        {QStringLiteral("digest"), digestOf(card)},
        {QStringLiteral("card"), card},
    });

    QSaveFile file(path);
    // commit() synchronises the temporary file before it renames it.
    if (!file.open(QIODevice::WriteOnly)
        || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        || file.write(document.toJson()) < 0 || !file.commit())
        return failure(
            ErrorCode::FileNotWritable, QStringLiteral("%1: %2").arg(path, file.errorString()));
    if (!synchroniseFolder(path))
        return failure(ErrorCode::FileNotWritable, path);
    return {};
}

Result<CardMemory> loadState(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(
            ErrorCode::InvalidArgument, QStringLiteral("%1: %2").arg(path, file.errorString()));
    if (file.size() > largestFile)
        return damaged(path, QStringLiteral("it is too large"));

    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &parseError);
    if (!document.isObject())
        return damaged(path, parseError.errorString());
    const QJsonObject json = document.object();
    if (json.value(QLatin1String("format")).toString() != formatName())
        return damaged(path, QStringLiteral("it is no state of a virtual card"));
    if (json.value(QLatin1String("version")).toInt() != formatVersion)
        return damaged(path, QStringLiteral("it is of another version"));
    const QJsonObject card = json.value(QLatin1String("card")).toObject();
    if (json.value(QLatin1String("digest")).toString() != digestOf(card))
        return damaged(path, QStringLiteral("its digest does not match"));
    auto memory = memoryFromJson(card);
    if (!memory)
        return damaged(path, QStringLiteral("it holds what no card can hold"));
    return std::move(*memory);
}

} // namespace eid::sandbox
