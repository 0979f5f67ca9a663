#pragma once

namespace eid::testing {

/// Where the kernel ends a process that writes its records: at one of the writes by which SQLite
/// makes a transaction, or the head of its log, last.
enum class KillMoment {
    Before, ///< nothing of it is in the file
    Torn, ///< its first page is there by half
    After, ///< it is on the disk, and whoever wrote it does not know yet
};

/// How many writes there were of each kind, since killAt() or the beginning.
struct RecordWrites
{
    int before = 0;
    int torn = 0; ///< writes that have a page
    int after = 0;
};

/// SIGKILL at the write number \a write, counted from 1 and from now on; 0: never.
void killAt(KillMoment moment, int write);

[[nodiscard]] RecordWrites recordWrites();

} // namespace eid::testing
