#pragma once

namespace eid {

/// Has every cv::Mat of this process that is made from now on wipe its pixels when the last one
/// that shares them goes. What OpenCV keeps in other memory for the length of a call (rows of a
/// decoder, tables) is not reached. Once is enough; cannot be undone.
void wipeMatsFromNowOn();

} // namespace eid
