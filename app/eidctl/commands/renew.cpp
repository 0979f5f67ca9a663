#include "app/eidctl/commands/commands.h"
#include "app/eidctl/commands/renewdialogue.h"
#include "app/eidctl/pinsource.h"
#include "app/eidctl/text.h"

namespace eid::ctl {

namespace {

constexpr int largestDescriptor = 1'000'000;

const QString allOption = QStringLiteral("all");
const QString dryRunOption = QStringLiteral("dry-run");

/// `renew` and `renew resume`.
class RenewCommand : public Command
{
public:
    explicit RenewCommand(RenewRequest::Order order)
        : m_order(order)
    { }

    [[nodiscard]] CommandDescription description() const override
    {
        CommandDescription description;
        description.options = {
            readerOption(),
            {descriptorOption(Entry::Pin),
                Text::tr("Read a line from file descriptor N, not from the terminal."),
                QStringLiteral("N")},
            {dryRunOption, Text::tr("Only show what would be done; needs no PIN.")},
        };
        if (m_order == RenewRequest::Order::Resume) {
            description.words = {QStringLiteral("renew"), QStringLiteral("resume")};
            description.summary = Text::tr("Bring a renewal that was cut short to its end.");
            return description;
        }
        description.words = {QStringLiteral("renew")};
        description.summary = Text::tr("Renew the certificates that end soon, with new keys.");
        description.options.emplaceBack(
            allOption, Text::tr("Renew both, however long they are valid."));
        return description;
    }

    [[nodiscard]] Outcome run(const Arguments &arguments, Surroundings &surroundings) const override
    {
        const auto descriptor = arguments.number(descriptorOption(Entry::Pin), largestDescriptor);
        if (!descriptor)
            return failure(descriptor.error());
        RenewRequest request;
        request.order = m_order;
        request.scope = arguments.has(allOption) ? RenewalScope::All : RenewalScope::Due;
        request.isDryRun = arguments.has(dryRunOption);
        request.reader = arguments.value(QStringLiteral("reader"));
        request.pinDescriptor = *descriptor;
        return RenewDialogue(request, surroundings).run();
    }

private:
    RenewRequest::Order m_order;
};

} // namespace

std::unique_ptr<Command> makeRenewCommand()
{
    return std::make_unique<RenewCommand>(RenewRequest::Order::Renew);
}

std::unique_ptr<Command> makeRenewResumeCommand()
{
    return std::make_unique<RenewCommand>(RenewRequest::Order::Resume);
}

} // namespace eid::ctl
