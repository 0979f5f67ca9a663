#include "core/facecamera/cameralist.h"
#include "tests/core/facecamera/fakevideo.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <linux/videodev2.h>

#include <cerrno>

using namespace eid;

class CameraListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void namesCamerasInOrder();
    void leavesOutNodesWithoutPictures();
    void keepsCamerasThatMayNotBeUsed();
    void isEmptyWithoutCameras();
    void looksAtThisMachine();

private:
    QList<Camera> cameras(FakeVideo &video) const
    {
        return connectedCameras(video, {m_root->path(), QStringLiteral("/dev")});
    }
    bool add(const QString &entry, const QByteArray &name, int index = 0) const
    {
        QFile nameFile(m_root->filePath(entry + QStringLiteral("/name")));
        QFile indexFile(m_root->filePath(entry + QStringLiteral("/index")));
        return QDir(m_root->path()).mkpath(entry) && nameFile.open(QIODevice::WriteOnly)
            && nameFile.write(name) == name.size() && indexFile.open(QIODevice::WriteOnly)
            && indexFile.write(QByteArray::number(index) + '\n') > 0;
    }

    std::unique_ptr<QTemporaryDir> m_root;
};

void CameraListTest::init()
{
    m_root = std::make_unique<QTemporaryDir>();
    QVERIFY(m_root->isValid());
}

void CameraListTest::namesCamerasInOrder()
{
    QVERIFY(add(QStringLiteral("video10"), "HD Pro Webcam C920\n"));
    QVERIFY(add(QStringLiteral("video2"), "Integrated Camera: Integrated C\n"));
    QVERIFY(add(QStringLiteral("video3"), ""));
    QVERIFY(add(QStringLiteral("radio0"), "Tuner\n"));
    FakeVideo video;
    const QList<Camera> expected{
        {QStringLiteral("camera:/dev/video2"), QStringLiteral("Integrated Camera: Integrated C")},
        {QStringLiteral("camera:/dev/video3"), QStringLiteral("video3")},
        {QStringLiteral("camera:/dev/video10"), QStringLiteral("HD Pro Webcam C920")},
    };
    QCOMPARE(cameras(video), expected);
    QCOMPARE(video.openCount, 0);
    QVERIFY(!video.isStreaming);
}

void CameraListTest::leavesOutNodesWithoutPictures()
{
    QVERIFY(add(QStringLiteral("video0"), "Cam\n"));
    QVERIFY(add(QStringLiteral("video1"), "Cam\n", 1));
    FakeVideo video;
    video.capabilitiesOf["/dev/video1"] = V4L2_CAP_META_CAPTURE | V4L2_CAP_STREAMING;
    QCOMPARE(cameras(video).size(), 1);
    QCOMPARE(cameras(video).constFirst().source, QStringLiteral("camera:/dev/video0"));
}

void CameraListTest::keepsCamerasThatMayNotBeUsed()
{
    QVERIFY(add(QStringLiteral("video0"), "Cam\n"));
    QVERIFY(add(QStringLiteral("video1"), "Cam\n", 1));
    QVERIFY(add(QStringLiteral("video2"), "Gone\n"));
    FakeVideo video;
    video.openErrors = {{"/dev/video0", EACCES}, {"/dev/video1", EACCES}, {"/dev/video2", ENODEV}};
    QCOMPARE(cameras(video).size(), 1);
    QCOMPARE(cameras(video).constFirst().source, QStringLiteral("camera:/dev/video0"));
}

void CameraListTest::isEmptyWithoutCameras()
{
    FakeVideo video;
    QVERIFY(cameras(video).isEmpty());
    QVERIFY(connectedCameras(video, {m_root->filePath(QStringLiteral("none")), {}}).isEmpty());
}

void CameraListTest::looksAtThisMachine()
{
    for (const Camera &camera : connectedCameras()) {
        QVERIFY(camera.source.startsWith(QLatin1String("camera:/dev/video")));
        QVERIFY(!camera.name.isEmpty());
    }
}

QTEST_GUILESS_MAIN(CameraListTest)
#include "cameralist_test.moc"
