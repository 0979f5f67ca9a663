#pragma once

#include "core/base/result.h"

#include <QLocalServer>
#include <QObject>

namespace eid::sandbox {

class Sandbox;

/// The sandbox's control channel: a unix socket of the user's own that takes lines. Each is a verb
/// with its words, separated by blanks, and is answered by one line once it is done: "ok", "ok" and
/// a blank and what there is to say, or "error" and a blank and the reason.
class ControlServer : public QObject
{
    Q_OBJECT

public:
    explicit ControlServer(Sandbox &sandbox, QObject *parent = nullptr);

    /// Fails with FileNotWritable.
    Result<void> listen(const QString &path);

private:
    void serve();
    [[nodiscard]] QByteArray answer(const QByteArray &line);

    Sandbox &m_sandbox;
    QLocalServer m_server;
};

} // namespace eid::sandbox
