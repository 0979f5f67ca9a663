#pragma once

#include "core/card/carddesk.h"
#include "core/pin/pinservice.h"
#include "tests/sandbox/inprocess/inprocesspcsc.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QFutureWatcher>
#include <QMap>

#include <memory>

namespace eid::bench {

/// When a phase was reached and what it had cost by then.
struct Stage
{
    CardCost cost;
    double milliseconds = 0;
};

/// A desk with one reader in this process.
class BenchDesk
{
public:
    BenchDesk();

    /// Inserts \a card and waits until it was read completely.
    QMap<CardPhase, Stage> insert(const std::shared_ptr<sandbox::CardContacts> &card);
    void pull();
    /// In milliseconds.
    double changePin(const Bytes &from, const Bytes &to);

    [[nodiscard]] CardDesk &desk() { return m_desk; }
    [[nodiscard]] const QString &reader() const { return m_reader; }
    [[nodiscard]] QString serial() const;

    /// The result of \a future, once it is there.
    template <typename T>
    static Result<T> await(QFuture<Result<T>> future)
    {
        QFutureWatcher<Result<T>> watcher;
        QEventLoop loop;
        QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
        watcher.setFuture(future);
        if (!future.isFinished())
            loop.exec();
        return future.takeResult();
    }

private:
    void note();
    void waitFor(CardPhase phase);

    const QString m_reader = QStringLiteral("Bench reader");
    sandbox::InProcessPcsc m_pcsc;
    CardDesk m_desk;
    PinService m_pins;
    QElapsedTimer m_clock;
    QMap<CardPhase, Stage> m_stages;
};

} // namespace eid::bench
