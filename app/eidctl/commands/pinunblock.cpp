#include "app/eidctl/commands/commands.h"
#include "app/eidctl/commands/pincommand.h"
#include "app/eidctl/text.h"

namespace eid::ctl {

namespace {

class PinUnblockCommand : public PinCommand
{
public:
    [[nodiscard]] Shape shape() const override
    {
        return {
            .job = PinJob::UnblockPin,
            .words = {QStringLiteral("pin"), QStringLiteral("unblock")},
            .summary = Text::tr("Set a new PIN with the PUK when the PIN is blocked."),
            .first = Entry::Puk,
            .second = Entry::NewPin,
            .spends = PinRole::Puk,
            .hasPad = false,
        };
    }

    [[nodiscard]] QFuture<Result<void>> start(
        PinService &pins, const PinTarget &target, Entries entries) const override
    {
        return pins.unblock(target, std::move(entries.first), std::move(entries.second));
    }
};

} // namespace

std::unique_ptr<Command> makePinUnblockCommand()
{
    return std::make_unique<PinUnblockCommand>();
}

} // namespace eid::ctl
