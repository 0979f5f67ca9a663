#pragma once

#include <QJsonObject>
#include <QString>

namespace eid::sandbox {

/// The sandbox in which this process runs, by its control channel. A sandbox that refuses ends the
/// test program: a test that goes on after that tells nothing.
class SandboxHandle
{
public:
    /// One verb with its words: "pull", "fault pull-before=3 reinsert=100".
    QString say(const QString &line) const;

    /// What "status" tells of the reader with this number.
    [[nodiscard]] QJsonObject reader(int number = 0) const;
};

} // namespace eid::sandbox
