#include <QTest>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>

/// What the network's and the card's threads count on, and not every standard library keeps: a wait
/// that another thread stops ends, at whatever moment it is stopped.
class StoppingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWaitThatIsStoppedEnds()
    {
        constexpr int rounds = 3000; // one that loses wake-ups does so within 2000
        std::mutex mutex;
        std::condition_variable_any changed;
        for (int round = 0; round < rounds; ++round) {
            std::stop_source stop;
            std::atomic<bool> isWaiting = false;
            const std::jthread stopper([&] {
                while (!isWaiting)
                    std::this_thread::yield();
                stop.request_stop();
            });
            std::unique_lock lock(mutex);
            isWaiting = true;
            QVERIFY(!changed.wait(lock, stop.get_token(), [] { return false; }));
        }
    }
};

QTEST_GUILESS_MAIN(StoppingTest)
#include "stopping_test.moc"
