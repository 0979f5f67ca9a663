#pragma once

#include <QObject>

#include <memory>

namespace eid::ctl {

/// SIGINT, SIGTERM and SIGHUP as an event; on Windows Ctrl-C, Ctrl-Break, and the end of the
/// console or of the session. For an event loop it is a signal, for whoever blocks it is something
/// that can be waited for. Each counts once: the second time, the system's own handling ends the
/// process. One object a process, on the main thread.
class Interruption : public QObject
{
    Q_OBJECT

public:
    explicit Interruption(QObject *parent = nullptr);
    ~Interruption() override;

    /// Whether one of them has come since the object was made.
    [[nodiscard]] bool hasCome() const;
    /// What is ready from the moment one has come: a descriptor for poll(), never to be read from;
    /// on Windows the handle of an event.
    [[nodiscard]] qintptr waitable() const;

Q_SIGNALS:
    void came();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace eid::ctl
