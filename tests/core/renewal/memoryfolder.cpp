#include "tests/core/renewal/memoryfolder.h"

#include <QDir>
#include <QFileInfo>

namespace eid::testing {

QString memoryFolderTemplate()
{
    const QFileInfo memory(QStringLiteral("/dev/shm"));
    return (memory.isDir() && memory.isWritable() ? memory.filePath() : QDir::tempPath())
        + QStringLiteral("/eid-renewal-XXXXXX");
}

} // namespace eid::testing
