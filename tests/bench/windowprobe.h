#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

#include <chrono>
#include <memory>
#include <optional>

namespace eid::bench {

/// When a program's first window was painted.
struct FirstPaint
{
    double wallSeconds = 0; ///< since the program was started
    double cpuSeconds = 0; ///< of the program until then
};

/// An X server of its own (Xvfb), on which programs are started and watched from outside: a window
/// counts as painted when the server reports damage to it (the DAMAGE extension).
class WindowProbe
{
public:
    WindowProbe();
    ~WindowProbe();

    /// Starts \a program and waits for its first painted window, at most 30 s.
    /// The program keeps running in \a process.
    std::optional<FirstPaint> start(
        QProcess &process, const QString &program, const QStringList &arguments);

private:
    QProcess m_server;
    QString m_display;
};

} // namespace eid::bench
