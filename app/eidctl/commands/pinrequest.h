#pragma once

#include "app/eidctl/commands/pincommand.h"

#include <chrono>
#include <map>

namespace eid::ctl {

/// What the command line asks of a PIN command.
struct PinRequest
{
    enum class From {
        Terminal,
        Descriptors,
        PinPad,
    };

    std::optional<QString> reader;
    From from = From::Terminal;
    std::map<Entry, int> descriptors; ///< when From::Descriptors: one for each entry
    bool allowsLastTry = false;
    bool settlesByTrying = false;
    std::chrono::seconds wait{30};

    /// Fails with InvalidArgument.
    static Result<PinRequest> of(const Arguments &arguments, const PinCommand::Shape &shape);
};

} // namespace eid::ctl
