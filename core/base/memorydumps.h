#pragma once

namespace eid {

// Whether the system may write this process's memory into a file when it fails. Under a lock of the
// caller's; they do not nest.

/// From now on it may not, and the user's other programs may not look into it where the system can
/// keep them from that.
void forbidDumps();
/// As it was before.
void allowDumps();

} // namespace eid
