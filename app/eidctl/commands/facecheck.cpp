#include "app/eidctl/commands/commands.h"
#include "app/eidctl/output.h"
#include "app/eidctl/picturefile.h"
#include "app/eidctl/text.h"
#include "core/face/faceengine.h"

namespace eid::ctl {

namespace {

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
        const auto file = readPictureFile(path);
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
