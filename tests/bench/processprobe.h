#pragma once

#include <QtGlobal>

#include <chrono>

namespace eid::bench {

/// What the operating system's books say of one running process.
struct ProcessFigures
{
    double cpuSeconds = 0; ///< user and system, all threads, ended ones included
    double pssMebibytes = 0; ///< proportional set size (/proc/PID/smaps_rollup)
    /// What is its own and of no file (RssAnon): what other processes do changes nothing of it.
    double ownMebibytes = 0;
    qint64 wakeUps = 0; ///< voluntary context switches of all threads so far
    int threads = 0;
};

ProcessFigures figuresOf(qint64 pid);

/// CPU seconds alone: cheap enough to be read at the moment of an event.
double cpuSecondsOf(qint64 pid);

} // namespace eid::bench
