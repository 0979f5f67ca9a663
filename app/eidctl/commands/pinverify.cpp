#include "app/eidctl/commands/commands.h"
#include "app/eidctl/commands/pincommand.h"
#include "app/eidctl/text.h"

namespace eid::ctl {

namespace {

class PinVerifyCommand : public PinCommand
{
public:
    [[nodiscard]] Shape shape() const override
    {
        return {
            .job = PinJob::VerifyPin,
            .words = {QStringLiteral("pin"), QStringLiteral("verify")},
            .summary = Text::tr("Check that the PIN is right."),
            .first = Entry::Pin,
            .second = std::nullopt,
            .spends = PinRole::Pin,
            .hasPad = true,
        };
    }

    [[nodiscard]] QFuture<Result<void>> start(
        PinService &pins, const PinTarget &target, Entries entries) const override
    {
        return pins.verify(target, std::move(entries.first));
    }
};

} // namespace

std::unique_ptr<Command> makePinVerifyCommand()
{
    return std::make_unique<PinVerifyCommand>();
}

} // namespace eid::ctl
