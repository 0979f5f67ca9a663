#include "app/eidctl/commands/commands.h"
#include "app/eidctl/commands/sampledialogue.h"
#include "app/eidctl/pinsource.h"
#include "app/eidctl/text.h"

namespace eid::ctl {

namespace {

constexpr int largestDescriptor = 1'000'000;
constexpr int timeoutByDefault = 60; // seconds
constexpr int timeoutAtMost = 3600;

QCommandLineOption pinOption()
{
    return {descriptorOption(Entry::Pin),
        Text::tr("Read a line from file descriptor N, not from the terminal."),
        QStringLiteral("N")};
}

class FaceSendCommand : public Command
{
public:
    [[nodiscard]] CommandDescription description() const override
    {
        CommandDescription description;
        description.words = {QStringLiteral("face"), QStringLiteral("send")};
        description.summary
            = Text::tr("Take a picture of the holder's face and send it for comparison.");
        description.options = {
            readerOption(),
            pinOption(),
            {QStringLiteral("source"),
                Text::tr("Take the picture from SOURCE: camera:, file:, sequence: or pipeline:. "
                         "Without it, from the first camera."),
                QStringLiteral("SOURCE")},
            {QStringLiteral("timeout"), Text::tr("Give up after SECONDS (60) without a picture."),
                QStringLiteral("SECONDS")},
            {QStringLiteral("fast"),
                Text::tr("Play a film or sequence as fast as it can be looked at.")},
            {QStringLiteral("yes"), Text::tr("The holder has agreed; do not ask.")},
        };
        return description;
    }

    [[nodiscard]] Outcome run(const Arguments &arguments, Surroundings &surroundings) const override
    {
        const auto descriptor = arguments.number(descriptorOption(Entry::Pin), largestDescriptor);
        if (!descriptor)
            return failure(descriptor.error());
        const auto timeout = arguments.number(QStringLiteral("timeout"), timeoutAtMost);
        if (!timeout)
            return failure(timeout.error());
        SampleRequest request;
        request.reader = arguments.value(QStringLiteral("reader"));
        request.pinDescriptor = *descriptor;
        request.source = arguments.value(QStringLiteral("source")).value_or(QString());
        request.isFast = arguments.has(QStringLiteral("fast"));
        request.isAgreed = arguments.has(QStringLiteral("yes"));
        request.limit = std::chrono::seconds(timeout->value_or(timeoutByDefault));
        return SampleDialogue(std::move(request), surroundings).run();
    }
};

class FaceResumeCommand : public Command
{
public:
    [[nodiscard]] CommandDescription description() const override
    {
        CommandDescription description;
        description.words = {QStringLiteral("face"), QStringLiteral("resume")};
        description.summary = Text::tr("Send a face sample that waits.");
        description.operands = QStringLiteral("ID");
        description.operandsAtLeast = 1;
        description.operandsAtMost = 1;
        description.options = {readerOption(), pinOption()};
        return description;
    }

    [[nodiscard]] Outcome run(const Arguments &arguments, Surroundings &surroundings) const override
    {
        const auto descriptor = arguments.number(descriptorOption(Entry::Pin), largestDescriptor);
        if (!descriptor)
            return failure(descriptor.error());
        SampleRequest request;
        request.reader = arguments.value(QStringLiteral("reader"));
        request.pinDescriptor = *descriptor;
        request.identifier = arguments.operands().constFirst();
        if (request.identifier.isEmpty())
            return failure(ErrorCode::InvalidArgument, QStringLiteral("ID is empty"));
        return SampleDialogue(std::move(request), surroundings).run();
    }
};

} // namespace

std::unique_ptr<Command> makeFaceSendCommand()
{
    return std::make_unique<FaceSendCommand>();
}

std::unique_ptr<Command> makeFaceResumeCommand()
{
    return std::make_unique<FaceResumeCommand>();
}

} // namespace eid::ctl
