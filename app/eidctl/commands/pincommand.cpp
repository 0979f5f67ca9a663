#include "app/eidctl/commands/pincommand.h"

#include "app/eidctl/commands/pindialogue.h"
#include "app/eidctl/text.h"

namespace eid::ctl {

CommandDescription PinCommand::description() const
{
    const Shape what = shape();
    CommandDescription description;
    description.words = what.words;
    description.summary = what.summary;
    description.options = {
        readerOption(),
        {descriptorOption(what.first),
            Text::tr("Read a line from file descriptor N, not from the terminal."),
            QStringLiteral("N")},
    };
    if (what.second) {
        description.options += QList<QCommandLineOption>{
            {descriptorOption(*what.second),
                Text::tr("The same for the new one; without it, it is the next line of the first."),
                QStringLiteral("N")},
            {QStringLiteral("wait"),
                Text::tr("Wait SECONDS (30) for the card when a change was cut short."),
                QStringLiteral("SECONDS")},
            {QStringLiteral("settle"),
                Text::tr("After a change that was cut short, find out by trying the new one.")},
        };
    }
    if (what.hasPad)
        description.options.emplaceBack(
            QStringLiteral("pin-pad"), Text::tr("Make the entries at the reader's key pad."));
    description.options.emplaceBack(QStringLiteral("allow-last-try"),
        Text::tr("Go on when one try is left, or when nobody knows how many."));
    return description;
}

Outcome PinCommand::run(const Arguments &arguments, Surroundings &surroundings) const
{
    auto request = PinRequest::of(arguments, shape());
    if (!request)
        return failure(request.error());
    return PinDialogue(*this, std::move(*request), surroundings).run();
}

} // namespace eid::ctl
