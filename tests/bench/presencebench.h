#pragma once

namespace eid::bench {

class Report;

/// What measuring the motion of a face costs in each frame of a presence check, in CPU time of one
/// thread, on synthetic frames of a head that turns left and right.
void benchPresence(Report &report);

} // namespace eid::bench
