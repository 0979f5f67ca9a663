#include "app/eidctl/commands/commands.h"
#include "app/eidctl/output.h"
#include "app/eidctl/text.h"
#include "core/face/faceengine.h"

namespace eid::ctl {

namespace {

class FaceCamerasCommand : public Command
{
public:
    [[nodiscard]] CommandDescription description() const override
    {
        CommandDescription description;
        description.words = {QStringLiteral("face"), QStringLiteral("cameras")};
        description.summary = Text::tr("List the cameras.");
        return description;
    }

    [[nodiscard]] Outcome run(const Arguments &, Surroundings &surroundings) const override
    {
        const auto engine = loadFaceEngine();
        if (!engine)
            return failure(engine.error());
        surroundings.output.showCameras((*engine)->cameras());
        return {};
    }
};

} // namespace

std::unique_ptr<Command> makeFaceCamerasCommand()
{
    return std::make_unique<FaceCamerasCommand>();
}

} // namespace eid::ctl
