#include "core/face/faceengine.h"
#include "tests/app/faceplugin/listenerspy.h"
#include "tests/core/facecamera/testfilms.h"
#include "tests/core/qrcode/drawncode.h"
#include "tests/sandbox/faces/facescene.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace eid;
using namespace std::chrono_literals;

namespace {

/// The file names below \a folder.
QStringList filesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::Files | QDir::Hidden | QDir::System);
}

std::vector<cv::Mat> scene(int frames, const sandbox::FaceScene &what = {})
{
    const sandbox::FaceStage stage(what);
    std::vector<cv::Mat> pictures;
    for (int index = 0; index < frames; ++index)
        pictures.push_back(stage.frame(std::chrono::milliseconds(index * 50)).bgr);
    return pictures;
}

} // namespace

/// The plug-in as the programs load it, with films as its cameras.
class EngineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void isTheSameEachTime();
    void listsCameras();
    void watchesCameras();
    void takesAPictureFromAFilm();
    void tellsWhatIsWrongWithASource_data();
    void tellsWhatIsWrongWithASource();
    void startsAnewAtOnce();
    void measuresAFile();
    void readsCodesInAFile();
    void readsNoCodesWhereTheFileIsNone_data();
    void readsNoCodesWhereTheFileIsNone();
    void refusesModelsThatAreNone();
    void isMissingWhereItIsNotInstalled();
    void isNotLookedForElsewhere();

private:
    std::unique_ptr<FaceCapture> startAt(const QString &source, ListenerSpy &spy) const;
    static CaptureOptions optionsOf(const QString &source);
    /// This program in another folder, asked for the engine; what it says.
    QByteArray askElsewhere(const QString &folder, const QProcessEnvironment &environment,
        const QString &workingFolder) const;

    FaceEngine *m_engine = nullptr;
    QTemporaryDir m_folder;
};

void EngineTest::initTestCase()
{
    const auto loaded = loadFaceEngine();
    QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().detail));
    m_engine = *loaded;
    QVERIFY(m_folder.isValid());
    // Whatever is written in secret would be written there.
    QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("tmp")));
    qputenv("TMPDIR", QFile::encodeName(m_folder.filePath(QStringLiteral("tmp"))));
    QVERIFY(writeFilm(m_folder.filePath(QStringLiteral("good.avi")), scene(40), 20));
}

CaptureOptions EngineTest::optionsOf(const QString &source)
{
    CaptureOptions options;
    options.source = source;
    options.inRealTime = false;
    return options;
}

std::unique_ptr<FaceCapture> EngineTest::startAt(const QString &source, ListenerSpy &spy) const
{
    auto capture = m_engine->start(optionsOf(source), spy);
    return capture ? std::move(*capture) : nullptr;
}

void EngineTest::isTheSameEachTime()
{
    QCOMPARE(*loadFaceEngine(), m_engine);
}

void EngineTest::listsCameras()
{
    for (const Camera &camera : m_engine->cameras())
        QVERIFY(camera.source.startsWith(QLatin1String("camera:")));
}

void EngineTest::watchesCameras()
{
    auto watch = m_engine->watchCameras([] {});
    QVERIFY(watch);
    watch.reset();
}

void EngineTest::takesAPictureFromAFilm()
{
    const QStringList before = filesIn(m_folder.path());
    ListenerSpy spy;
    {
        const auto capture
            = startAt(QStringLiteral("file:") + m_folder.filePath(QStringLiteral("good.avi")), spy);
        QVERIFY(capture);
        QCOMPARE(spy.awaitFailure().code, ErrorCode::CameraLost);
    }
    QCOMPARE(spy.pictures.size(), std::size_t(1));
    QCOMPARE(spy.views, 40); // none is left out where each waits for its reader
    // Nothing of it lies anywhere.
    QCOMPARE(filesIn(m_folder.path()), before);
    QCOMPARE(filesIn(m_folder.filePath(QStringLiteral("tmp"))), QStringList());
}

void EngineTest::tellsWhatIsWrongWithASource_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<ErrorCode>("expected");
    QTest::newRow("no film") << QStringLiteral("file:")
            + m_folder.filePath(QStringLiteral("no.avi"))
                             << ErrorCode::CameraMissing;
    QTest::newRow("a folder") << QStringLiteral("file:") + m_folder.path()
                              << ErrorCode::CameraFormat;
    QTest::newRow("no sequence") << QStringLiteral("sequence:")
            + m_folder.filePath(QStringLiteral("%d.png"))
                                 << ErrorCode::CameraMissing;
#ifdef Q_OS_LINUX
    QTest::newRow("no camera") << QStringLiteral("camera:/dev/video999")
                               << ErrorCode::CameraMissing;
#endif
    // Those that cannot be meant are refused at once.
    QTest::newRow("pipeline") << QStringLiteral("pipeline:videotestsrc ! appsink")
                              << ErrorCode::InvalidArgument;
    QTest::newRow("nonsense") << QStringLiteral("nonsense") << ErrorCode::InvalidArgument;
}

void EngineTest::tellsWhatIsWrongWithASource()
{
    QFETCH(QString, source);
    QFETCH(ErrorCode, expected);
    ListenerSpy spy;
    const auto capture = m_engine->start(optionsOf(source), spy);
    QCOMPARE(capture.has_value(), expected != ErrorCode::InvalidArgument);
    QCOMPARE(capture ? spy.awaitFailure().code : capture.error().code, expected);
}

void EngineTest::startsAnewAtOnce()
{
    const QString source = QStringLiteral("file:") + m_folder.filePath(QStringLiteral("good.avi"));
    for (int round = 0; round < 5; ++round) {
        ListenerSpy spy;
        const auto capture = startAt(source, spy);
        QVERIFY(capture);
        spy.await([](const ListenerSpy &told) { return told.views >= 1; });
    }
}

void EngineTest::measuresAFile()
{
    const cv::Mat good = scene(1).front();
    const auto record = m_engine->measure(encoded(good, ".jpg"));
    QVERIFY(record);
    QVERIFY(record->isAcceptable());
    const auto empty
        = m_engine->measure(encoded(cv::Mat(480, 640, CV_8UC3, cv::Scalar(90)), ".png"));
    QVERIFY(empty);
    QVERIFY(!empty->isAcceptable());
    QCOMPARE(m_engine->measure(ByteView()).error().code, ErrorCode::PictureUnreadable);
}

void EngineTest::readsCodesInAFile()
{
    const OwnPicture drawn = draw(codeOf("openid4vp://?a=b"), {.degrees = 12, .noise = 20});
    const cv::Mat picture(
        drawn.height, drawn.width, CV_8UC1, const_cast<std::uint8_t *>(drawn.octets.data()));
    for (const char *extension : {".png", ".jpg"}) {
        const auto read = m_engine->readCodes(encoded(picture, extension));
        QVERIFY(read);
        QCOMPARE(*read, QStringList(QStringLiteral("openid4vp://?a=b")));
    }
    const auto none = m_engine->readCodes(encoded(scene(1).front(), ".jpg"));
    QVERIFY(none);
    QCOMPARE(*none, QStringList());
}

void EngineTest::readsNoCodesWhereTheFileIsNone_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("a link") << QByteArray("openid4vp://?a=b");
    QTest::newRow("garbage") << QByteArray("\x89PNG\r\n\x1A\n").append(QByteArray(4000, 'x'));
    QTest::newRow("too large") << QByteArray((32 << 20) + 1, '\0');
}

void EngineTest::readsNoCodesWhereTheFileIsNone()
{
    QFETCH(QByteArray, file);
    const auto read = m_engine->readCodes({reinterpret_cast<const std::uint8_t *>(file.constData()),
        static_cast<std::size_t>(file.size())});
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::PictureUnreadable);
}

void EngineTest::refusesModelsThatAreNone()
{
    const QString path = m_folder.filePath(QStringLiteral("model.onnx"));
    QVERIFY(writeOctets(path, {'n', 'o'}));
    const auto used = m_engine->useModels({path});
    QVERIFY(!used);
    QCOMPARE(used.error().code, ErrorCode::FaceModelUnusable);
    QVERIFY(m_engine->useModels({}));
}

QByteArray EngineTest::askElsewhere(const QString &folder, const QProcessEnvironment &environment,
    const QString &workingFolder) const
{
    const QString program = folder + QStringLiteral("/asker");
    if (!QFile::exists(program))
        QFile::copy(QStringLiteral(EID_ENGINE_ASKER), program);
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(workingFolder);
    process.start(program, QStringList());
    process.waitForFinished();
    return process.readAllStandardOutput().trimmed();
}

void EngineTest::isMissingWhereItIsNotInstalled()
{
#ifdef Q_OS_WIN
    QSKIP("In another folder a program is without its libraries, which lie beside it.");
#endif
    const QTemporaryDir folder;
    const QByteArray said
        = askElsewhere(folder.path(), QProcessEnvironment::systemEnvironment(), folder.path());
    QVERIFY2(said.startsWith("face-engine-missing eid-face"), said.constData());
    // And it is found where it lies as the installation puts it.
    QDir root(folder.path());
    QVERIFY(root.mkpath(QStringLiteral("bin")));
    const QString place = QDir::cleanPath(root.filePath(QStringLiteral("bin/" EID_FACE_PLUGIN)));
    QVERIFY(root.mkpath(QFileInfo(place).path()));
    QVERIFY(QFile::copy(QStringLiteral(EID_FACE_PLUGIN_FILE), place));
    QCOMPARE(askElsewhere(root.filePath(QStringLiteral("bin")),
                 QProcessEnvironment::systemEnvironment(), folder.path()),
        QByteArray("loaded"));
    // A file that is no plug-in is none.
    QVERIFY(QFile::remove(place));
    QVERIFY(writeOctets(place, {'n', 'o'}));
    QVERIFY(askElsewhere(root.filePath(QStringLiteral("bin")),
        QProcessEnvironment::systemEnvironment(), folder.path())
                .startsWith("face-engine-missing"));
}

void EngineTest::isNotLookedForElsewhere()
{
#ifdef Q_OS_WIN
    QSKIP("In another folder a program is without its libraries, which lie beside it.");
#endif
    const QTemporaryDir folder;
    const QTemporaryDir other;
    const QString name = QFileInfo(QStringLiteral(EID_FACE_PLUGIN_FILE)).fileName();
    QVERIFY(QFile::copy(QStringLiteral(EID_FACE_PLUGIN_FILE), other.filePath(name)));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *variable : {"QT_PLUGIN_PATH", "LD_LIBRARY_PATH", "PATH"})
        environment.insert(QLatin1String(variable), other.path());
    QVERIFY(
        askElsewhere(folder.path(), environment, other.path()).startsWith("face-engine-missing"));
}

QTEST_GUILESS_MAIN(EngineTest)
#include "engine_test.moc"
