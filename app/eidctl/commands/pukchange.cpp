#include "app/eidctl/commands/commands.h"
#include "app/eidctl/commands/pincommand.h"
#include "app/eidctl/text.h"

namespace eid::ctl {

namespace {

class PukChangeCommand : public PinCommand
{
public:
    [[nodiscard]] Shape shape() const override
    {
        return {
            .job = PinJob::ChangePuk,
            .words = {QStringLiteral("puk"), QStringLiteral("change")},
            .summary = Text::tr("Change the PUK."),
            .first = Entry::Puk,
            .second = Entry::NewPuk,
            .spends = PinRole::Puk,
            .hasPad = true,
        };
    }

    [[nodiscard]] QFuture<Result<void>> start(
        PinService &pins, const PinTarget &target, Entries entries) const override
    {
        return pins.changePuk(target, std::move(entries.first), std::move(entries.second));
    }
};

} // namespace

std::unique_ptr<Command> makePukChangeCommand()
{
    return std::make_unique<PukChangeCommand>();
}

} // namespace eid::ctl
