#pragma once

#include <QString>

namespace eid::testing {

/// For QTemporaryDir: in memory where the system has such a folder. Thousands of commits, each of
/// which waits for the disk, tell nothing more on a disk.
QString memoryFolderTemplate();

} // namespace eid::testing
