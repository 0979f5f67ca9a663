#pragma once

#include <QObject>

#include <array>

class QSocketNotifier;

namespace eid::ctl {

/// SIGINT, SIGTERM and SIGHUP as an event: for an event loop a signal, for whoever blocks in poll()
/// a descriptor that becomes readable. Each counts once: the second time, the system's own
/// handling ends the process. One object a process, on the main thread.
class Interruption : public QObject
{
    Q_OBJECT

public:
    explicit Interruption(QObject *parent = nullptr);
    ~Interruption() override;

    /// Whether one of the signals has come since the object was made.
    [[nodiscard]] bool hasCome() const;
    /// Readable from the moment a signal has come; never to be read from.
    [[nodiscard]] int descriptor() const { return m_pipe[0]; }

Q_SIGNALS:
    void came();

private:
    std::array<int, 2> m_pipe{-1, -1};
    QSocketNotifier *m_notifier = nullptr;
};

} // namespace eid::ctl
