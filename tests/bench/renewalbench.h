#pragma once

namespace eid::bench {

class Report;

/// What the renewal of both credentials costs, with cards that take 20 ms for each command and the
/// reference platform on this computer.
void benchRenewal(Report &report);

} // namespace eid::bench
