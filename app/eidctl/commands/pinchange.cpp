#include "app/eidctl/commands/commands.h"
#include "app/eidctl/commands/pincommand.h"
#include "app/eidctl/text.h"

namespace eid::ctl {

namespace {

class PinChangeCommand : public PinCommand
{
public:
    [[nodiscard]] Shape shape() const override
    {
        return {
            .job = PinJob::ChangePin,
            .words = {QStringLiteral("pin"), QStringLiteral("change")},
            .summary = Text::tr("Change the PIN."),
            .first = Entry::Pin,
            .second = Entry::NewPin,
            .spends = PinRole::Pin,
            .hasPad = true,
        };
    }

    [[nodiscard]] QFuture<Result<void>> start(
        PinService &pins, const PinTarget &target, Entries entries) const override
    {
        return pins.change(target, std::move(entries.first), std::move(entries.second));
    }
};

} // namespace

std::unique_ptr<Command> makePinChangeCommand()
{
    return std::make_unique<PinChangeCommand>();
}

} // namespace eid::ctl
