#include "app/eidctl/cardsession.h"
#include "app/eidctl/commands/commands.h"
#include "app/eidctl/commands/sampledialogue.h"
#include "app/eidctl/output.h"
#include "app/eidctl/records.h"
#include "app/eidctl/text.h"

namespace eid::ctl {

namespace {

class FaceWaitingCommand : public Command
{
public:
    [[nodiscard]] CommandDescription description() const override
    {
        CommandDescription description;
        description.words = {QStringLiteral("face"), QStringLiteral("waiting")};
        description.summary = Text::tr("Show the face samples that wait for the platform.");
        return description;
    }

    [[nodiscard]] Outcome run(const Arguments &, Surroundings &surroundings) const override
    {
        if (const auto store = surroundings.records.store(); !store)
            return failure(store.error());
        FaceSampleService service(surroundings.cards.desk(), sampleServiceOptions());
        const auto waiting = surroundings.cards.await(service.waiting({}));
        if (!waiting)
            return failure(waiting.error());
        surroundings.output.showWaitingSamples(*waiting);
        return {};
    }
};

class FaceDiscardCommand : public Command
{
public:
    [[nodiscard]] CommandDescription description() const override
    {
        CommandDescription description;
        description.words = {QStringLiteral("face"), QStringLiteral("discard")};
        description.summary = Text::tr("Remove a face sample that waits, for good.");
        description.operands = QStringLiteral("ID");
        description.operandsAtLeast = 1;
        description.operandsAtMost = 1;
        return description;
    }

    [[nodiscard]] Outcome run(const Arguments &arguments, Surroundings &surroundings) const override
    {
        if (const auto store = surroundings.records.store(); !store)
            return failure(store.error());
        const QString identifier = arguments.operands().constFirst();
        FaceSampleService service(surroundings.cards.desk(), sampleServiceOptions());
        const auto discarded = surroundings.cards.await(service.discard(identifier));
        if (!discarded)
            return failure(discarded.error());
        surroundings.output.showDiscardedSample(identifier);
        return {};
    }
};

} // namespace

std::unique_ptr<Command> makeFaceWaitingCommand()
{
    return std::make_unique<FaceWaitingCommand>();
}

std::unique_ptr<Command> makeFaceDiscardCommand()
{
    return std::make_unique<FaceDiscardCommand>();
}

} // namespace eid::ctl
