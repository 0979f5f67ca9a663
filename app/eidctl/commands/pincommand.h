#pragma once

#include "app/eidctl/command.h"
#include "app/eidctl/pinsource.h"
#include "core/pin/pinservice.h"

#include <QFuture>

#include <optional>

namespace eid::ctl {

/// What the user has entered for a PIN job.
struct Entries
{
    Secret first; ///< what is proved to the card
    Secret second; ///< what is to be set; empty where nothing is
};

/// The five PIN commands are one dialogue with different entries; what differs is said here.
class PinCommand : public Command
{
public:
    struct Shape
    {
        PinJob job;
        QStringList words;
        QString summary;
        Entry first;
        std::optional<Entry> second;
        PinRole spends; ///< whose tries a wrong first entry costs
        bool hasPad; ///< whether the entries can be made at a reader's key pad
    };

    [[nodiscard]] virtual Shape shape() const = 0;
    [[nodiscard]] virtual QFuture<Result<void>> start(
        PinService &pins, const PinTarget &target, Entries entries) const = 0;

    [[nodiscard]] CommandDescription description() const final;
    [[nodiscard]] Outcome run(const Arguments &arguments, Surroundings &surroundings) const final;
};

} // namespace eid::ctl
