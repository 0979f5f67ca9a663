#pragma once

#include "core/card/carddesk.h"

#include <QEventLoop>
#include <QFutureWatcher>
#include <QTimer>

namespace eid::sandbox {

/// Lets the event loop run until \a holds says so of the desk's state, which is looked at whenever
/// it changed. False: it did not within \a timeout.
template <typename Predicate>
bool waitFor(
    CardDesk &desk, Predicate holds, std::chrono::milliseconds timeout = std::chrono::seconds(30))
{
    QEventLoop loop;
    bool held = holds(desk.state());
    QObject::connect(&desk, &CardDesk::changed, &loop, [&] {
        held = held || holds(desk.state());
        if (held)
            loop.quit();
    });
    QTimer safetyNet;
    QObject::connect(&safetyNet, &QTimer::timeout, &loop, &QEventLoop::quit);
    safetyNet.start(timeout);
    if (!held)
        loop.exec();
    return held;
}

/// The first reader of the desk is in \a phase.
inline auto firstReaderIs(CardPhase phase)
{
    return [phase](const DeskState &state) {
        return !state.readers.isEmpty() && state.readers.first().phase == phase;
    };
}

/// Lets the event loop run until \a future has its result, and takes it.
template <typename T>
T resultOf(QFuture<T> future)
{
    QFutureWatcher<T> watcher;
    QEventLoop loop;
    QObject::connect(&watcher, &QFutureWatcher<T>::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    if (!future.isFinished())
        loop.exec();
    return future.takeResult();
}

} // namespace eid::sandbox
