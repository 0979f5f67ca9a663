#include "core/smartcard/pathsignal.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <thread>

using namespace eid;
using namespace std::chrono_literals;
using Woken = ServiceSignal::Woken;

namespace {

constexpr auto safetyNet = 10s;

void touch(const QString &path)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
}

} // namespace

class PathSignalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tellsOfANewFile();
    void tellsOfAFileThatCameBeforeTheWait();
    void tellsOfAReplacedFile();
    void tellsOfNewRights();
    void waitsForTheFolder();
    void outlivesTheFolder();
    void staysStillForOthers();
    void canBeInterrupted();
    void interruptIsKeptForTheNextWait();

private:
    QString folder() const { return m_root->filePath(QStringLiteral("deep/pcscd")); }
    QString path() const { return folder() + QStringLiteral("/pcscd.comm"); }

    std::unique_ptr<QTemporaryDir> m_root;
};

void PathSignalTest::init()
{
    m_root = std::make_unique<QTemporaryDir>();
    QVERIFY(m_root->isValid());
}

void PathSignalTest::tellsOfANewFile()
{
    QDir().mkpath(folder());
    PathSignal signal({path().toStdString()});
    QCOMPARE(signal.wait(0ms), Woken::TimedOut);
    std::thread service([&] { touch(path()); });
    QCOMPARE(signal.wait(safetyNet), Woken::Changed);
    service.join();
}

void PathSignalTest::tellsOfAFileThatCameBeforeTheWait()
{
    QDir().mkpath(folder());
    PathSignal signal({path().toStdString()});
    touch(path());
    QCOMPARE(signal.wait(safetyNet), Woken::Changed);
}

void PathSignalTest::tellsOfAReplacedFile()
{
    QDir().mkpath(folder());
    touch(path());
    PathSignal signal({path().toStdString()});
    QCOMPARE(signal.wait(0ms), Woken::TimedOut); // an old file is no news
    QVERIFY(QFile::remove(path()));
    QCOMPARE(signal.wait(0ms), Woken::TimedOut);
    const QString fresh = folder() + QStringLiteral("/fresh");
    touch(fresh);
    QVERIFY(QFile::rename(fresh, path()));
    QCOMPARE(signal.wait(safetyNet), Woken::Changed);
}

void PathSignalTest::tellsOfNewRights()
{
    QDir().mkpath(folder());
    touch(path());
    PathSignal signal({path().toStdString()});
    QVERIFY(QFile::setPermissions(path(), QFile::ReadOwner));
    QCOMPARE(signal.wait(safetyNet), Woken::Changed);
}

void PathSignalTest::waitsForTheFolder()
{
    PathSignal signal({path().toStdString()});
    QVERIFY(QDir().mkpath(folder()));
    QCOMPARE(signal.wait(0ms), Woken::TimedOut);
    touch(path());
    QCOMPARE(signal.wait(safetyNet), Woken::Changed);
}

void PathSignalTest::outlivesTheFolder()
{
    QDir().mkpath(folder());
    touch(path());
    PathSignal signal({path().toStdString()});
    for (int i = 0; i < 5; ++i) {
        QVERIFY(QDir(m_root->filePath(QStringLiteral("deep"))).removeRecursively());
        QCOMPARE(signal.wait(0ms), Woken::TimedOut);
        QVERIFY(QDir().mkpath(folder()));
        touch(path());
        QCOMPARE(signal.wait(safetyNet), Woken::Changed);
    }
}

void PathSignalTest::staysStillForOthers()
{
    QDir().mkpath(folder());
    PathSignal signal({path().toStdString()});
    touch(folder() + QStringLiteral("/pcscd.pid"));
    QCOMPARE(signal.wait(0ms), Woken::TimedOut);
}

void PathSignalTest::canBeInterrupted()
{
    PathSignal signal({path().toStdString()});
    std::thread other([&] { signal.interrupt(); });
    QCOMPARE(signal.wait(std::nullopt), Woken::Interrupted);
    other.join();
    QCOMPARE(signal.wait(0ms), Woken::TimedOut);
}

void PathSignalTest::interruptIsKeptForTheNextWait()
{
    PathSignal signal({path().toStdString()});
    signal.interrupt();
    QCOMPARE(signal.wait(std::nullopt), Woken::Interrupted);
}

QTEST_GUILESS_MAIN(PathSignalTest)
#include "pathsignal_test.moc"
