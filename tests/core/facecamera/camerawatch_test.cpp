#include "core/facecamera/cameralist.h"

#include <QFile>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QtTest>

using namespace eid;

class CameraWatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tellsOfACameraThatComesAndGoes();
    void tellsOfNewRights();
    void staysStillForOthers();
    void endsWhenItIsLetGo();

private:
    bool touch(const QString &name) const
    {
        return QFile(m_nodes->filePath(name)).open(QIODevice::WriteOnly);
    }
    std::shared_ptr<void> watch()
    {
        return watchCameras([this] { m_changes.release(); }, {QString(), m_nodes->path()});
    }
    /// What was told of more than once at the same time.
    void forget() { m_changes.tryAcquire(m_changes.available()); }

    static constexpr int safetyNet = 10'000; // milliseconds
    std::unique_ptr<QTemporaryDir> m_nodes;
    QSemaphore m_changes;
};

void CameraWatchTest::init()
{
    m_nodes = std::make_unique<QTemporaryDir>();
    QVERIFY(m_nodes->isValid());
    forget();
}

void CameraWatchTest::tellsOfACameraThatComesAndGoes()
{
    auto watched = watch();
    QVERIFY(touch(QStringLiteral("video0")));
    QVERIFY(m_changes.tryAcquire(1, safetyNet));
    watched = nullptr;
    forget();
    watched = watch();
    QVERIFY(QFile::remove(m_nodes->filePath(QStringLiteral("video0"))));
    QVERIFY(m_changes.tryAcquire(1, safetyNet));
}

void CameraWatchTest::tellsOfNewRights()
{
    QVERIFY(touch(QStringLiteral("video0")));
    const auto watched = watch();
    QVERIFY(QFile::setPermissions(
        m_nodes->filePath(QStringLiteral("video0")), QFile::ReadOwner | QFile::WriteOwner));
    QVERIFY(m_changes.tryAcquire(1, safetyNet));
}

void CameraWatchTest::staysStillForOthers()
{
    auto watched = watch();
    QVERIFY(touch(QStringLiteral("sda")));
    QVERIFY(touch(QStringLiteral("snd-video0")));
    // Events come in order: the one of the camera is the first that is told.
    QVERIFY(touch(QStringLiteral("video7")));
    QVERIFY(m_changes.tryAcquire(1, safetyNet));
    watched = nullptr;
    QCOMPARE(m_changes.available(), 0);
}

void CameraWatchTest::endsWhenItIsLetGo()
{
    watch().reset();
    QVERIFY(touch(QStringLiteral("video0")));
    QCOMPARE(m_changes.available(), 0);
}

QTEST_GUILESS_MAIN(CameraWatchTest)
#include "camerawatch_test.moc"
