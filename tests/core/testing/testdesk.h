#pragma once

#include "core/base/secret.h"
#include "core/card/carddesk.h"
#include "tests/sandbox/card/cardcontacts.h"
#include "tests/sandbox/inprocess/inprocesspcsc.h"

#include <QEventLoop>
#include <QFutureWatcher>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <string_view>

namespace eid::testing {

/// A desk with its readers and cards in this process, and ways to wait for it that need no
/// polling. One thread, any, which is the desk's.
class TestDesk
{
public:
    explicit TestDesk(std::chrono::milliseconds commandTimeout = patience);

    [[nodiscard]] CardState state(const QString &reader) const;
    /// Whether \a condition holds, at once or after some change of the desk, before patience ends.
    bool waitUntil(const std::function<bool()> &condition);
    bool waitFor(const QString &reader, CardPhase phase);
    /// Inserts \a card and waits until it was read.
    bool insertAndRead(const QString &reader, std::shared_ptr<sandbox::CardContacts> card);

    /// A safety net against tests that hang, never a measure.
    static constexpr std::chrono::seconds patience{20};

    sandbox::InProcessPcsc service;
    CardDesk desk;
};

/// What \a future ends with, while events are handled. Nothing: it does not end, or has not exactly
/// one result.
template <typename T>
std::optional<T> resultOf(QFuture<T> future)
{
    QEventLoop loop;
    QFutureWatcher<T> watcher;
    QObject::connect(&watcher, &QFutureWatcher<T>::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(TestDesk::patience, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    if (!future.isFinished())
        loop.exec();
    if (!future.isFinished() || future.resultCount() != 1)
        return std::nullopt;
    return future.takeResult();
}

/// A secret of ASCII characters.
Secret secret(std::string_view characters);
Secret secret(ByteView octets);

} // namespace eid::testing
