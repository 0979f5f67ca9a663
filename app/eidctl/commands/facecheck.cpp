#include "app/eidctl/commands/commands.h"
#include "app/eidctl/output.h"
#include "app/eidctl/text.h"
#include "core/face/faceengine.h"
#include "core/face/wipedbytes.h"

#include <QFile>

namespace eid::ctl {

namespace {

constexpr qint64 largestFile = 32LL << 20;

Result<WipedBytes> readPicture(const QString &path)
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

class FaceCheckCommand : public Command
{
public:
    [[nodiscard]] CommandDescription description() const override
    {
        CommandDescription description;
        description.words = {QStringLiteral("face"), QStringLiteral("check")};
        description.summary = Text::tr("Measure how well a picture of a face can be compared.");
        description.operands = QStringLiteral("FILE");
        description.operandsAtLeast = 1;
        description.operandsAtMost = 1;
        return description;
    }

    [[nodiscard]] Outcome run(const Arguments &arguments, Surroundings &surroundings) const override
    {
        const QString path = arguments.operands().constFirst();
        const auto file = readPicture(path);
        if (!file)
            return failure(file.error());
        const auto engine = loadFaceEngine();
        if (!engine)
            return failure(engine.error());
        const auto quality = (*engine)->measure(file->octets());
        if (!quality)
            return failure(quality.error());
        surroundings.output.showQuality({path, *quality});
        return {};
    }
};

} // namespace

std::unique_ptr<Command> makeFaceCheckCommand()
{
    return std::make_unique<FaceCheckCommand>();
}

} // namespace eid::ctl
