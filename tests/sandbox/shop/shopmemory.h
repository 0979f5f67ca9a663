#pragma once

#include "core/base/result.h"

#include <QFile>
#include <QJsonObject>
#include <QString>

#include <memory>
#include <mutex>

namespace eid::sandbox {

/// Everything that a shop has ever received, one JSON object a line, so that others can look for
/// what it must not know.
///
/// Threads: every function may be called from any thread.
class ShopMemory
{
public:
    /// Goes on in the file "received.jsonl" of \a folder, which is made where there is none. Fails
    /// with FileNotWritable.
    static Result<std::unique_ptr<ShopMemory>> open(const QString &folder);
    /// Where it is.
    static QString fileIn(const QString &folder);

    /// Adds \a received, with the time.
    void note(QJsonObject received);

private:
    explicit ShopMemory(const QString &file);

    std::mutex m_mutex;
    QFile m_file;
};

} // namespace eid::sandbox
