#pragma once

#include "app/eidctl/arguments.h"
#include "app/eidctl/failure.h"

#include <memory>
#include <vector>

namespace eid::ctl {

class CardSession;
class Interruption;
class Output;
class Records;

/// What a command works with.
struct Surroundings
{
    Output &output;
    CardSession &cards;
    Records &records;
    const Interruption &interruption;
};

/// One thing that eidctl can do.
class Command
{
public:
    virtual ~Command() = default;

    [[nodiscard]] virtual CommandDescription description() const = 0;
    /// Does it and prints what came of it; what failed is printed by the caller.
    [[nodiscard]] virtual Outcome run(
        const Arguments &arguments, Surroundings &surroundings) const = 0;
};

/// All commands, in the order of the help.
std::vector<std::unique_ptr<Command>> allCommands();

} // namespace eid::ctl
