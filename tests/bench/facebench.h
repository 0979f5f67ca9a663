#pragma once

namespace eid::bench {

class Report;

/// What guidance costs of each frame of 1280 x 720, on one thread, beside what nobody could do
/// without; and what it keeps of ten thousand frames. On synthetic sequences of both portraits.
/// Decoding is the camera's part and not counted.
void benchFace(Report &report);

} // namespace eid::bench
