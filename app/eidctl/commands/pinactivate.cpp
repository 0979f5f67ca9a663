#include "app/eidctl/commands/commands.h"
#include "app/eidctl/commands/pincommand.h"
#include "app/eidctl/text.h"

namespace eid::ctl {

namespace {

class PinActivateCommand : public PinCommand
{
public:
    [[nodiscard]] Shape shape() const override
    {
        return {
            .job = PinJob::ActivatePin,
            .words = {QStringLiteral("pin"), QStringLiteral("activate")},
            .summary
            = Text::tr("Replace the PIN that was issued with the card by one of your own."),
            .first = Entry::InitialPin,
            .second = Entry::NewPin,
            .spends = PinRole::Pin,
            .hasPad = true,
        };
    }

    [[nodiscard]] QFuture<Result<void>> start(
        PinService &pins, const PinTarget &target, Entries entries) const override
    {
        return pins.activate(target, std::move(entries.first), std::move(entries.second));
    }
};

} // namespace

std::unique_ptr<Command> makePinActivateCommand()
{
    return std::make_unique<PinActivateCommand>();
}

} // namespace eid::ctl
