#include "core/facecamera/capturesource.h"
#include "core/facecamera/opensource.h"
#include "tests/core/facecamera/testfilms.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace eid;
using namespace std::chrono_literals;
using Kind = SourceName::Kind;

class CaptureSourceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void playsAFilmToItsEnd();
    void tellsWhatIsMissing();
    void tellsWhatIsNoFilm_data();
    void tellsWhatIsNoFilm();
    void endsWithAFilmThatIsCutShort();
    void playsAPipeline();
    void tellsOfAPipelineThatEnds();
    void tellsOfABrokenPipeline_data();
    void tellsOfABrokenPipeline();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void CaptureSourceTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void CaptureSourceTest::playsAFilmToItsEnd()
{
    QVERIFY(writeFilm(path(QStringLiteral("f.avi")), plainFrames(10, {64, 48}, 20), 25));
    const auto source = makeFrameSource({Kind::Film, path(QStringLiteral("f.avi"))});
    QVERIFY(!source->isLive());
    const auto format = source->open({1280, 720});
    QVERIFY(format);
    QCOMPARE(format->size, QSize(64, 48));
    QCOMPARE(qRound(format->framesPerSecond), 25);
    QCOMPARE(format->encoding, QStringLiteral("MJPG"));
    cv::Mat before;
    for (int index = 0; index < 10; ++index) {
        cv::Mat frame;
        QVERIFY(source->read(frame, 0ms));
        QCOMPARE(frame.type(), CV_8UC3);
        QVERIFY(std::abs(frame.at<cv::Vec3b>(20, 20)[0] - 20 * index) < 6);
        QVERIFY(frame.data != before.data); // each is whoever's that took it
        before = frame;
    }
    cv::Mat frame;
    QCOMPARE(source->read(frame, 0ms).error().code, ErrorCode::CameraLost);
    source->close();
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{QStringLiteral("f.avi")});
}

void CaptureSourceTest::tellsWhatIsMissing()
{
    CaptureSource source({Kind::Film, path(QStringLiteral("none.avi"))});
    QCOMPARE(source.open({}).error().code, ErrorCode::CameraMissing);
}

void CaptureSourceTest::tellsWhatIsNoFilm_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("no film");
    QTest::newRow("head alone") << QByteArray("RIFF\xff\xff\xff\x7f"
                                              "AVI LIST\xff\xff\xff\x7fhdrlavih");
    QTest::newRow("zeros") << QByteArray(4096, '\0');
}

void CaptureSourceTest::tellsWhatIsNoFilm()
{
    QFETCH(QByteArray, content);
    QFile file(path(QStringLiteral("f.avi")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    CaptureSource source({Kind::Film, file.fileName()});
    QCOMPARE(source.open({}).error().code, ErrorCode::CameraFormat);
    CaptureSource folder({Kind::Film, m_folder->path()});
    QCOMPARE(folder.open({}).error().code, ErrorCode::CameraFormat);
}

void CaptureSourceTest::endsWithAFilmThatIsCutShort()
{
    const QString name = path(QStringLiteral("f.avi"));
    QVERIFY(writeFilm(name, plainFrames(10, {64, 48}, 20)));
    const qint64 whole = QFile(name).size();
    for (const qint64 part : {whole / 10, whole / 3, whole / 2, whole - 100}) {
        QVERIFY(QFile::resize(name, part));
        CaptureSource source({Kind::Film, name});
        const auto format = source.open({});
        if (!format) {
            QCOMPARE(format.error().code, ErrorCode::CameraFormat);
            continue;
        }
        cv::Mat frame;
        int frames = 0;
        Result<bool> read = source.read(frame, 0ms);
        for (; read && frames < 20; ++frames)
            read = source.read(frame, 0ms);
        QVERIFY(!read);
        QVERIFY(frames <= 10);
    }
}

void CaptureSourceTest::playsAPipeline()
{
#ifdef Q_OS_WIN
    QSKIP("OpenCV is built without GStreamer there.");
#endif
    const QString pipeline
        = QStringLiteral("videotestsrc is-live=false ! video/x-raw,width=160,height=120,"
                         "framerate=30/1 ! videoconvert ! video/x-raw,format=BGR ! appsink "
                         "drop=true max-buffers=1");
    CaptureSource source({Kind::Pipeline, pipeline});
    QVERIFY(source.isLive());
    const auto format = source.open({});
    QVERIFY(format);
    QCOMPARE(format->size, QSize(160, 120));
    cv::Mat frame;
    for (int index = 0; index < 5; ++index)
        QVERIFY(source.read(frame, 0ms));
    QCOMPARE(frame.size(), cv::Size(160, 120));
    source.close();
}

void CaptureSourceTest::tellsOfAPipelineThatEnds()
{
#ifdef Q_OS_WIN
    QSKIP("OpenCV is built without GStreamer there.");
#endif
    const QString pipeline = QStringLiteral(
        "videotestsrc num-buffers=4 ! video/x-raw,width=160,height=120 ! videoconvert ! "
        "video/x-raw,format=BGR ! appsink sync=false");
    CaptureSource source({Kind::Pipeline, pipeline});
    QVERIFY(source.open({}));
    cv::Mat frame;
    Result<bool> read = true;
    for (int index = 0; read && index < 10; ++index)
        read = source.read(frame, 0ms);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::CameraLost);
}

void CaptureSourceTest::tellsOfABrokenPipeline_data()
{
    QTest::addColumn<QString>("pipeline");
    QTest::newRow("no such element") << QStringLiteral("nosuchelement ! appsink");
    QTest::newRow("no sink") << QStringLiteral("videotestsrc ! fakesink");
    QTest::newRow("nonsense") << QStringLiteral("!!!");
}

void CaptureSourceTest::tellsOfABrokenPipeline()
{
    QFETCH(QString, pipeline);
    CaptureSource source({Kind::Pipeline, pipeline});
    QCOMPARE(source.open({}).error().code, ErrorCode::CameraFormat);
}

QTEST_GUILESS_MAIN(CaptureSourceTest)
#include "capturesource_test.moc"
