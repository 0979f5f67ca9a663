#include "core/facecamera/sourcename.h"

#include <QtTest>

using namespace eid;
using Kind = SourceName::Kind;

class SourceNameTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesWhatIsDocumented_data();
    void takesWhatIsDocumented();
    void refusesAllElse_data();
    void refusesAllElse();
    void doesNotRepeatPaths();
    void takesPipelinesOnlyWhereTheyAreAllowed();
};

void SourceNameTest::takesWhatIsDocumented_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<SourceName>("expected");
    QTest::newRow("film") << QStringLiteral("file:/tmp/ein film.avi")
                          << SourceName{Kind::Film, QStringLiteral("/tmp/ein film.avi")};
    QTest::newRow("colon in the path") << QStringLiteral("file:/tmp/a:b.avi")
                                       << SourceName{Kind::Film, QStringLiteral("/tmp/a:b.avi")};
    QTest::newRow("sequence") << QStringLiteral("sequence:/tmp/f_%04d.png")
                              << SourceName{Kind::Sequence, QStringLiteral("/tmp/f_%04d.png")};
    QTest::newRow("sequence without zeros") << QStringLiteral(
        "sequence:/tmp/%d.JPG") << SourceName{Kind::Sequence, QStringLiteral("/tmp/%d.JPG")};
#ifdef Q_OS_LINUX
    QTest::newRow("camera") << QStringLiteral("camera:/dev/video12")
                            << SourceName{Kind::Camera, QStringLiteral("/dev/video12")};
    QTest::newRow("by its name") << QStringLiteral("camera:/dev/v4l/by-id/usb-046d_HD-video-index0")
                                 << SourceName{Kind::Camera,
                                        QStringLiteral("/dev/v4l/by-id/usb-046d_HD-video-index0")};
#endif
}

void SourceNameTest::takesWhatIsDocumented()
{
    QFETCH(QString, source);
    QFETCH(SourceName, expected);
    const auto name = sourceName(source, false);
    QVERIFY2(name, name ? "" : qPrintable(name.error().detail));
    QCOMPARE(*name, expected);
}

void SourceNameTest::refusesAllElse_data()
{
    QTest::addColumn<QString>("source");
    const char *const wrong[] = {"", "0", "/dev/video0", "camera:", "camera:video0",
        "camera:/dev/sda", "camera:/dev/video", "camera:/dev/video0 ", "camera:/dev/video0\n",
        "camera:/dev/video0/../sda", "camera:/dev/v4l/by-id/../../sda", "camera:/dev/v4l/by-id/a/b",
        "camera:/tmp/video0", "CAMERA:/dev/video0", "file:", "file:film.avi", "file:~/film.avi",
        "file:/tmp/../etc/film.avi", "file:/tmp//film.avi", "file:/tmp/film.avi/",
        "file://host/film.avi", "file:/tmp/a\nb.avi", "sequence:", "sequence:/tmp/frame.png",
        "sequence:f_%04d.png", "sequence:/tmp/%s.png", "sequence:/tmp/%n%d.png",
        "sequence:/tmp/%d_%d.png", "sequence:/tmp/%99999d.png", "sequence:/tmp/%*d.png",
        "sequence:/tmp/%d/%d.png", "sequence:/tmp/%d.tiff", "sequence:/tmp/%%d.png",
        "http://host/stream", "rtsp://host/stream", "pipeline", "exec:ls"};
    for (const char *source : wrong)
        QTest::newRow(source) << QString::fromLatin1(source);
    QTest::newRow("zero") << QStringLiteral("file:/tmp/a") + QChar(u'\0') + QStringLiteral("b.avi");
    QTest::newRow("endless") << QStringLiteral("file:/") + QString(5000, u'a');
}

void SourceNameTest::refusesAllElse()
{
    QFETCH(QString, source);
    const auto name = sourceName(source, true);
    QVERIFY(!name);
    QCOMPARE(name.error().code, ErrorCode::InvalidArgument);
}

// They may hold somebody's name.
void SourceNameTest::doesNotRepeatPaths()
{
    const auto name = sourceName(QStringLiteral("file:home/zhang-san/film.avi"), false);
    QVERIFY(!name);
    QVERIFY(!name.error().detail.contains(QLatin1String("zhang")));
}

void SourceNameTest::takesPipelinesOnlyWhereTheyAreAllowed()
{
    const QString source = QStringLiteral("pipeline:videotestsrc ! appsink");
    const auto name = sourceName(source, true);
    QVERIFY(name);
    QCOMPARE(*name, (SourceName{Kind::Pipeline, QStringLiteral("videotestsrc ! appsink")}));
    QVERIFY(!sourceName(source, false));
    QVERIFY(!sourceName(QStringLiteral("pipeline:"), true));
    QVERIFY(!sourceName(QStringLiteral("pipeline:") + QString(5000, u'a'), true));
}

QTEST_GUILESS_MAIN(SourceNameTest)
#include "sourcename_test.moc"
