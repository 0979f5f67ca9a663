#include "schemacheck.h"
#include "tests/core/facecamera/testfilms.h"
#include "tests/sandbox/faces/facescene.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace eid;
using sandbox::FaceScene;

namespace {

constexpr int framesPerSecond = 20;
constexpr int safetyNet = 120'000; // milliseconds

struct Ended
{
    int status = -1;
    QByteArray out;
    QByteArray err;

    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
    [[nodiscard]] QString errorCode() const
    {
        return json()[u"error"].toObject()[u"code"].toString();
    }
};

std::vector<cv::Mat> framesOf(const FaceScene &scene, int count)
{
    const sandbox::FaceStage stage(scene);
    std::vector<cv::Mat> frames;
    for (int index = 0; index < count; ++index)
        frames.push_back(
            stage.frame(std::chrono::milliseconds(1000) * index / framesPerSecond).bgr);
    return frames;
}

} // namespace

/// The real eidctl with films as its camera.
class FaceCommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void listsCameras();
    void takesAPicture();
    void saysWhatToDo();
    void takesAPictureThatIsNotGoodWhenAsked();
    void leavesNothingBehind();
    void writesThePictureWhenAsked();
    void measuresAFile();
    void playsPipelines();
    void tellsWhatIsWrong_data();
    void tellsWhatIsWrong();
    void givesUpInTime();
    void canBeInterrupted();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString film(const QString &name) const
    {
        return QStringLiteral("file:") + path(name);
    }
    [[nodiscard]] QProcessEnvironment environment() const;
    [[nodiscard]] Ended eidctl(const QStringList &words) const;

    QTemporaryDir m_folder; ///< films, and a folder for each place where something could be left
    QTemporaryDir m_home;
};

void FaceCommandsTest::initTestCase()
{
    QVERIFY(m_folder.isValid() && m_home.isValid());
    FaceScene dark;
    dark.gain = 0.1;
    const auto good = framesOf({}, 40);
    QVERIFY(writeFilm(path(QStringLiteral("good.avi")), good, framesPerSecond));
    QVERIFY(writeFilm(path(QStringLiteral("dark.avi")), framesOf(dark, 40), framesPerSecond));
    QVERIFY(writeOctets(path(QStringLiteral("good.jpg")), encoded(good.front(), ".jpg")));
    QVERIFY(writeOctets(path(QStringLiteral("grey.png")),
        encoded(cv::Mat(480, 640, CV_8UC3, cv::Scalar(90, 90, 90)), ".png")));
    QVERIFY(writeOctets(path(QStringLiteral("text.jpg")), {'n', 'o'}));
}

QProcessEnvironment FaceCommandsTest::environment() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *place :
        {"HOME", "TMPDIR", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"})
        environment.insert(QLatin1String(place), m_home.path());
    return environment;
}

Ended FaceCommandsTest::eidctl(const QStringList &words) const
{
    QProcess process;
    process.setProcessEnvironment(environment());
    process.setWorkingDirectory(m_home.path());
    process.start(QStringLiteral(EID_EIDCTL), QStringList{QStringLiteral("face")} + words);
    if (!process.waitForFinished(safetyNet) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

void FaceCommandsTest::listsCameras()
{
    const Ended listed = eidctl({u"cameras"_qs, u"--json"_qs});
    QCOMPARE(listed.status, 0);
    QCOMPARE(schemaFault(QStringLiteral("face-cameras"), listed.out), QString());
    QVERIFY(!eidctl({u"cameras"_qs}).out.trimmed().isEmpty());
}

void FaceCommandsTest::takesAPicture()
{
    const Ended taken
        = eidctl({u"capture"_qs, u"--source"_qs, film(u"good.avi"_qs), u"--fast"_qs, u"--json"_qs});
    QVERIFY2(taken.status == 0, taken.err + taken.out);
    QCOMPARE(schemaFault(QStringLiteral("face-picture"), taken.out), QString());
    QCOMPARE(taken.json()[u"acceptable"].toBool(), true);
    QCOMPARE(taken.json()[u"frame"].toObject()[u"width"].toInt(), 1280);
    QVERIFY(!taken.json().contains(u"file"));
    QCOMPARE(taken.json()[u"guidance"].toArray().last().toString(), u"hold"_qs);
    const Ended text = eidctl({u"capture"_qs, u"--source"_qs, film(u"good.avi"_qs), u"--fast"_qs});
    QCOMPARE(text.status, 0);
    QVERIFY2(text.out.startsWith("Picture taken: 480 "), text.out);
    QVERIFY(text.err.contains("Stay like this"));
}

void FaceCommandsTest::saysWhatToDo()
{
    const Ended ended
        = eidctl({u"capture"_qs, u"--source"_qs, film(u"dark.avi"_qs), u"--fast"_qs, u"--json"_qs});
    QCOMPARE(ended.errorCode(), u"camera-lost"_qs); // the film was over before the light was good
    QCOMPARE(ended.status, 100);
    QVERIFY2(ended.err.contains("More light"), ended.err);
    QVERIFY(!ended.err.contains("Stay like this"));
}

void FaceCommandsTest::takesAPictureThatIsNotGoodWhenAsked()
{
    const Ended taken = eidctl({u"capture"_qs, u"--source"_qs, film(u"dark.avi"_qs), u"--fast"_qs,
        u"--now"_qs, u"--json"_qs});
    QVERIFY2(taken.status == 0, taken.err + taken.out);
    QCOMPARE(schemaFault(QStringLiteral("face-picture"), taken.out), QString());
    QCOMPARE(taken.json()[u"acceptable"].toBool(true), false);
}

void FaceCommandsTest::leavesNothingBehind()
{
    const Ended taken = eidctl({u"capture"_qs, u"--source"_qs, film(u"good.avi"_qs), u"--fast"_qs});
    QCOMPARE(taken.status, 0);
    QDirIterator left(
        m_home.path(), QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    QVERIFY2(!left.hasNext(), qPrintable(left.next()));
}

void FaceCommandsTest::writesThePictureWhenAsked()
{
    const QString file = path(QStringLiteral("taken.jpg"));
    const QStringList words{u"capture"_qs, u"--source"_qs, film(u"good.avi"_qs), u"--fast"_qs,
        u"--json"_qs, u"--out"_qs, file};
    const Ended taken = eidctl(words);
    QVERIFY2(taken.status == 0, taken.err + taken.out);
    QVERIFY2(taken.err.contains("unencrypted"), taken.err);
    QCOMPARE(taken.json()[u"file"].toString(), file);
    QFile picture(file);
    QCOMPARE(picture.size(), taken.json()[u"picture"].toObject()[u"size"].toInteger());
    const QFile::Permissions others
        = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QCOMPARE(picture.permissions() & others, QFile::Permissions());
    QVERIFY(picture.open(QIODevice::ReadOnly));
    QCOMPARE(picture.read(2), QByteArray("\xFF\xD8"));

    QCOMPARE(eidctl(words).errorCode(), u"file-not-writable"_qs);
    QCOMPARE(eidctl(words + QStringList{u"--force"_qs}).status, 0);
    QCOMPARE(QFile(file).permissions() & others, QFile::Permissions());
    // What was taken is what check measures.
    const Ended checked = eidctl({u"check"_qs, file, u"--json"_qs});
    QCOMPARE(checked.status, 0);
    QVERIFY(checked.json()[u"quality"].toArray().size() > 10);
    QVERIFY(QFile::remove(file));
}

void FaceCommandsTest::measuresAFile()
{
    const Ended good = eidctl({u"check"_qs, path(u"good.jpg"_qs), u"--json"_qs});
    QVERIFY2(good.status == 0, good.err + good.out);
    QCOMPARE(schemaFault(QStringLiteral("face-quality"), good.out), QString());
    QCOMPARE(good.json()[u"acceptable"].toBool(), true);
    const Ended grey = eidctl({u"check"_qs, path(u"grey.png"_qs), u"--json"_qs});
    QCOMPARE(grey.status, 0);
    QCOMPARE(schemaFault(QStringLiteral("face-quality"), grey.out), QString());
    QCOMPARE(grey.json()[u"acceptable"].toBool(true), false);
    const Ended text = eidctl({u"check"_qs, path(u"grey.png"_qs)});
    QVERIFY2(text.out.contains("not good enough"), text.out);
    QCOMPARE(eidctl({u"check"_qs, path(u"text.jpg"_qs), u"--json"_qs}).errorCode(),
        u"picture-unreadable"_qs);
    QCOMPARE(eidctl({u"check"_qs, path(u"none.jpg"_qs)}).status, 104);
}

void FaceCommandsTest::playsPipelines()
{
    const Ended ended = eidctl({u"capture"_qs, u"--source"_qs,
        u"pipeline:videotestsrc num-buffers=8 ! video/x-raw,width=320,height=240 ! videoconvert ! "
        u"video/x-raw,format=BGR ! appsink sync=false"_qs,
        u"--json"_qs});
    QCOMPARE(ended.errorCode(), u"camera-lost"_qs);
    QVERIFY2(ended.err.contains("Look into the camera"), ended.err);
}

void FaceCommandsTest::tellsWhatIsWrong_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("code");
    QTest::newRow("absent") << QStringList{u"capture"_qs, u"--source"_qs, film(u"none.avi"_qs)}
                            << u"camera-missing"_qs;
    QTest::newRow("no film") << QStringList{u"capture"_qs, u"--source"_qs, film(u"good.jpg"_qs)}
                             << u"camera-format"_qs;
    QTest::newRow("relative") << QStringList{u"capture"_qs, u"--source"_qs, u"file:good.avi"_qs}
                              << u"invalid-argument"_qs;
    QTest::newRow("no source") << QStringList{u"capture"_qs, u"--source"_qs, u"good.avi"_qs}
                               << u"invalid-argument"_qs;
    QTest::newRow("no number") << QStringList{u"capture"_qs, u"--timeout"_qs, u"soon"_qs}
                               << u"invalid-argument"_qs;
    QTest::newRow("no file") << QStringList{u"check"_qs} << u"invalid-argument"_qs;
    QTest::newRow("to the terminal")
        << QStringList{u"capture"_qs, u"--out"_qs, u"-"_qs} << u"invalid-argument"_qs;
}

void FaceCommandsTest::tellsWhatIsWrong()
{
    QFETCH(QStringList, words);
    QFETCH(QString, code);
    const Ended ended = eidctl(words + QStringList{u"--json"_qs});
    QCOMPARE(schemaFault(QStringLiteral("error"), ended.out), QString());
    QCOMPARE(ended.errorCode(), code);
    QVERIFY(ended.status != 0);
}

void FaceCommandsTest::givesUpInTime()
{
    const Ended ended = eidctl({u"capture"_qs, u"--source"_qs, film(u"dark.avi"_qs),
        u"--timeout"_qs, u"0"_qs, u"--json"_qs});
    QCOMPARE(ended.errorCode(), u"timed-out"_qs);
}

void FaceCommandsTest::canBeInterrupted()
{
    QProcess process;
    process.setProcessEnvironment(environment());
    // Frames without an end.
    process.start(QStringLiteral(EID_EIDCTL),
        {u"face"_qs, u"capture"_qs, u"--json"_qs, u"--source"_qs,
            u"pipeline:videotestsrc is-live=true ! video/x-raw,width=320,height=240 ! "
            u"videoconvert ! video/x-raw,format=BGR ! appsink"_qs});
    process.setReadChannel(QProcess::StandardError);
    while (!process.canReadLine())
        QVERIFY(process.waitForReadyRead(safetyNet));
    kill(static_cast<pid_t>(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(safetyNet));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    const auto document = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    QCOMPARE(document[u"error"].toObject()[u"code"].toString(), u"cancelled"_qs);
}

QTEST_GUILESS_MAIN(FaceCommandsTest)
#include "facecommands_test.moc"
