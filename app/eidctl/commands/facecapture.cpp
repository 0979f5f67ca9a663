#include "app/eidctl/commands/commands.h"
#include "app/eidctl/facerun.h"
#include "app/eidctl/output.h"
#include "app/eidctl/text.h"
#include "app/eidctl/writefile.h"
#include "core/face/faceengine.h"

namespace eid::ctl {

namespace {

constexpr int timeoutByDefault = 60; // seconds
constexpr int timeoutAtMost = 3600;

/// Written by consent, readable for its owner alone.
Result<void> writePicture(const QString &file, const TakenPicture &picture, bool overwrites)
{
    const ByteView jpeg = picture.jpeg.octets();
    return writeFile(file,
        QByteArray::fromRawData(
            reinterpret_cast<const char *>(jpeg.data()), static_cast<qsizetype>(jpeg.size())),
        overwrites, FileReaders::Owner);
}

class FaceCaptureCommand : public Command
{
public:
    [[nodiscard]] CommandDescription description() const override
    {
        CommandDescription description;
        description.words = {QStringLiteral("face"), QStringLiteral("capture")};
        description.summary
            = Text::tr("Take a picture of a face with guidance; it is kept only with --out.");
        description.options = {
            {QStringLiteral("source"),
                Text::tr("Take the picture from SOURCE: camera:, file:, sequence: or pipeline:. "
                         "Without it, from the first camera."),
                QStringLiteral("SOURCE")},
            {QStringLiteral("timeout"), Text::tr("Give up after SECONDS (60) without a picture."),
                QStringLiteral("SECONDS")},
            {QStringLiteral("now"),
                Text::tr("Take the next frame with a face, whatever else does not hold.")},
            {QStringLiteral("fast"),
                Text::tr("Play a film or sequence as fast as it can be looked at.")},
            {QStringLiteral("out"), Text::tr("Write the picture to FILE, unencrypted."),
                QStringLiteral("FILE")},
            {QStringLiteral("force"), Text::tr("Replace FILE if it exists.")},
        };
        return description;
    }

    [[nodiscard]] Outcome run(const Arguments &arguments, Surroundings &surroundings) const override
    {
        const auto timeout = arguments.number(QStringLiteral("timeout"), timeoutAtMost);
        if (!timeout)
            return failure(timeout.error());
        const auto file = arguments.value(QStringLiteral("out"));
        if (file && (file->isEmpty() || *file == QLatin1String("-")))
            return failure(ErrorCode::InvalidArgument, QStringLiteral("--out: names no file"));
        const auto engine = loadFaceEngine();
        if (!engine)
            return failure(engine.error());

        CaptureOptions options;
        options.source = arguments.value(QStringLiteral("source")).value_or(QString());
        // Who types a pipeline here could run it in a shell as well.
        options.pipelines = true;
        options.inRealTime = !arguments.has(QStringLiteral("fast"));
        FaceRun run(surroundings.output, surroundings.interruption);
        const auto taken = run.takePicture(**engine, options, arguments.has(QStringLiteral("now")),
            std::chrono::seconds(timeout->value_or(timeoutByDefault)));
        if (!taken)
            return failure(taken.error());
        if (file) {
            const auto written
                = writePicture(*file, taken->picture, arguments.has(QStringLiteral("force")));
            if (!written)
                return failure(written.error());
            surroundings.output.note(
                Text::tr("The picture lies unencrypted in %1. Delete it once it is not needed.")
                    .arg(*file));
        }
        surroundings.output.showPicture(reportOf(*taken, options.source, file.value_or(QString())));
        return {};
    }

private:
    static PictureReport reportOf(
        const FaceRun::Taken &taken, const QString &source, const QString &file)
    {
        const TakenPicture &picture = taken.picture;
        return {source, taken.frame, QSize(picture.width, picture.height), picture.taken,
            static_cast<qint64>(picture.jpeg.size()), picture.face, picture.quality, taken.guidance,
            file};
    }
};

} // namespace

std::unique_ptr<Command> makeFaceCaptureCommand()
{
    return std::make_unique<FaceCaptureCommand>();
}

} // namespace eid::ctl
