#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace eid::ctl {

/// Who may read a file that is written.
enum class FileReaders {
    AsUsual, ///< whom the user lets read new files
    Owner,
};

/// Writes \a content to \a path, or to standard output for "-". A file that exists is left alone
/// unless \a overwrite, and is then replaced whole or not at all. Fails with FileNotWritable.
Result<void> writeFile(const QString &path, const QByteArray &content, bool overwrite,
    FileReaders readers = FileReaders::AsUsual);

} // namespace eid::ctl
