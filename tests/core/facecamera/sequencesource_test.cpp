#include "core/facecamera/sequencesource.h"
#include "tests/core/facecamera/testfilms.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace eid;
using namespace std::chrono_literals;

class SequenceSourceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void playsFromNoughtOrOne_data();
    void playsFromNoughtOrOne();
    void tellsWhatIsMissing();
    void tellsWhatIsNoPicture();
    void tellsOfABadFrameInTheMiddle();
    void tellsWhatMayNotBeRead();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    bool write(int number) const
    {
        return writeOctets(path(QStringLiteral("f_%1.png").arg(number, 4, 10, QLatin1Char('0'))),
            encoded(cv::Mat(24, 32, CV_8UC3, cv::Scalar(number, 0, 0)), ".png"));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void SequenceSourceTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void SequenceSourceTest::playsFromNoughtOrOne_data()
{
    QTest::addColumn<int>("first");
    QTest::newRow("nought") << 0;
    QTest::newRow("one") << 1;
}

void SequenceSourceTest::playsFromNoughtOrOne()
{
    QFETCH(int, first);
    for (int number = first; number < first + 12; ++number)
        QVERIFY(write(number));
    SequenceSource source(path(QStringLiteral("f_%04d.png")));
    const auto format = source.open({1280, 720});
    QVERIFY(format);
    QCOMPARE(format->size, QSize(32, 24));
    QCOMPARE(format->framesPerSecond, 30.0);
    QVERIFY(!source.isLive());
    cv::Mat frame;
    for (int number = first; number < first + 12; ++number) {
        QVERIFY(source.read(frame, 0ms));
        QCOMPARE(int(frame.at<cv::Vec3b>(0, 0)[0]), number);
    }
    const auto end = source.read(frame, 0ms);
    QVERIFY(!end);
    QCOMPARE(end.error().code, ErrorCode::CameraLost);
    source.close();
}

void SequenceSourceTest::tellsWhatIsMissing()
{
    SequenceSource source(path(QStringLiteral("f_%04d.png")));
    QCOMPARE(source.open({}).error().code, ErrorCode::CameraMissing);
}

void SequenceSourceTest::tellsWhatIsNoPicture()
{
    QVERIFY(writeOctets(path(QStringLiteral("f_0000.png")), {'n', 'o'}));
    SequenceSource source(path(QStringLiteral("f_%04d.png")));
    QCOMPARE(source.open({}).error().code, ErrorCode::CameraFormat);
}

void SequenceSourceTest::tellsOfABadFrameInTheMiddle()
{
    QVERIFY(write(0));
    QVERIFY(writeOctets(path(QStringLiteral("f_0001.png")), {'n', 'o'}));
    SequenceSource source(path(QStringLiteral("f_%04d.png")));
    QVERIFY(source.open({}));
    cv::Mat frame;
    QVERIFY(source.read(frame, 0ms));
    QCOMPARE(source.read(frame, 0ms).error().code, ErrorCode::CameraFormat);
}

void SequenceSourceTest::tellsWhatMayNotBeRead()
{
    QVERIFY(write(0));
    const QString denied = path(QStringLiteral("f_0000.png"));
    if (!QFile::setPermissions(denied, {}) || QFile(denied).open(QIODevice::ReadOnly))
        QSKIP("nothing is denied to this user, as to root");
    SequenceSource source(path(QStringLiteral("f_%04d.png")));
    QCOMPARE(source.open({}).error().code, ErrorCode::CameraDenied);
}

QTEST_GUILESS_MAIN(SequenceSourceTest)
#include "sequencesource_test.moc"
