#include "app/eidctl/picturefile.h"

#include "core/face/faceengine.h"

#include <QFile>

#include <algorithm>

namespace eid::ctl {

namespace {

constexpr qint64 largestFile = 32LL << 20;

} // namespace

Result<WipedBytes> readPictureFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return failure(ErrorCode::PictureUnreadable, file.errorString());
    const qint64 size = file.size();
    if (size <= 0 || size > largestFile)
        return failure(
            ErrorCode::PictureUnreadable, QStringLiteral("empty, or larger than 32 MiB"));
    WipedBytes octets(static_cast<std::size_t>(size));
    if (file.read(reinterpret_cast<char *>(octets.octets().data()), size) != size)
        return failure(ErrorCode::PictureUnreadable, file.errorString());
    return octets;
}

Result<QString> readQrPicture(
    const QString &path, const QStringList &beginnings, ErrorCode otherwise)
{
    const auto file = readPictureFile(path);
    if (!file)
        return failure(file.error());
    const auto engine = loadFaceEngine();
    if (!engine)
        return failure(engine.error().code,
            QStringLiteral("--qr needs it; the text of the code can be given instead. ")
                + engine.error().detail);
    const auto codes = (*engine)->readCodes(file->octets());
    if (!codes)
        return failure(codes.error());
    const auto isWanted = [&beginnings](const QString &code) {
        return std::ranges::any_of(beginnings, [&code](const QString &beginning) {
            return code.startsWith(beginning, Qt::CaseInsensitive);
        });
    };
    const auto wanted = std::ranges::find_if(*codes, isWanted);
    if (wanted == codes->end())
        return failure(otherwise,
            codes->isEmpty() ? QStringLiteral("no QR code in the picture")
                             : QStringLiteral("another QR code in the picture"));
    return *wanted;
}

} // namespace eid::ctl
