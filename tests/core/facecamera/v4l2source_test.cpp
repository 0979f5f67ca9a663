#include "core/facecamera/v4l2source.h"
#include "tests/core/facecamera/fakevideo.h"
#include "tests/core/facecamera/testfilms.h"

#include <QtTest>

#include <linux/videodev2.h>

#include <cerrno>

using namespace eid;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(std::vector<unsigned char>)

namespace {

const QString node = QStringLiteral("/dev/video0");

std::vector<unsigned char> jpegOf(int blue)
{
    return encoded(cv::Mat(48, 64, CV_8UC3, cv::Scalar(blue, 0, 0)), ".jpg");
}

} // namespace

class V4l2SourceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsFrames();
    void readsRawFormats_data();
    void readsRawFormats();
    void tellsWhyItDoesNotOpen_data();
    void tellsWhyItDoesNotOpen();
    void refusesNodesWithoutPictures();
    void refusesFormatsNobodyKnows();
    void takesAnotherFormatWhereTheFirstIsRefused();
    void tellsThatItWasPulled();
    void overlooksDamagedFrames();
    void givesUpOnFramesThatAreAlwaysDamaged();
    void refusesFramesThatAreTooShort();
    void closesInEveryCase();
    void tellsOfTheRealKernel();

private:
    /// All is given back.
    static bool isReleased(const FakeVideo &video)
    {
        return video.openCount == 0 && video.mapped == 0 && !video.isStreaming;
    }
};

void V4l2SourceTest::readsFrames()
{
    FakeVideo video;
    V4l2Source source(node, video);
    QVERIFY(source.isLive());
    const auto format = source.open({1280, 720});
    QVERIFY2(format, format ? "" : qPrintable(format.error().detail));
    QCOMPARE(format->encoding, QStringLiteral("MJPG")); // although it offers YUYV first
    QCOMPARE(format->size, QSize(64, 48));
    QCOMPARE(format->framesPerSecond, 25.0);
    QVERIFY(video.isStreaming);
    cv::Mat frame;
    QCOMPARE(*source.read(frame, 0ms), false);
    for (int blue = 0; blue < 240; blue += 20) { // more than there are buffers
        video.frames.push_back({jpegOf(blue)});
        QCOMPARE(*source.read(frame, 0ms), true);
        QVERIFY(std::abs(frame.at<cv::Vec3b>(9, 9)[0] - blue) < 6);
        QCOMPARE(video.queued, 4);
    }
    source.close();
    QVERIFY(isReleased(video));
}

void V4l2SourceTest::readsRawFormats_data()
{
    QTest::addColumn<quint32>("pixelFormat");
    QTest::addColumn<std::vector<unsigned char>>("octets");
    QTest::addColumn<quint32>("stride");
    constexpr std::size_t pixels = 4 * 2;
    // All of a middle grey, whatever the format.
    const std::vector<unsigned char> grey(pixels * 3, 128);
    const auto first = [&](std::size_t count) {
        return std::vector<unsigned char>(grey.begin(), grey.begin() + static_cast<long>(count));
    };
    QTest::newRow("YUYV") << quint32(V4L2_PIX_FMT_YUYV) << first(pixels * 2) << quint32(8);
    QTest::newRow("YUYV, padded") << quint32(V4L2_PIX_FMT_YUYV) << first(20) << quint32(12);
    QTest::newRow("UYVY") << quint32(V4L2_PIX_FMT_UYVY) << first(pixels * 2) << quint32(8);
    QTest::newRow("NV12") << quint32(V4L2_PIX_FMT_NV12) << first(pixels * 3 / 2) << quint32(4);
    QTest::newRow("YU12") << quint32(V4L2_PIX_FMT_YUV420) << first(pixels * 3 / 2) << quint32(4);
    QTest::newRow("BGR3") << quint32(V4L2_PIX_FMT_BGR24) << grey << quint32(12);
    QTest::newRow("RGB3") << quint32(V4L2_PIX_FMT_RGB24) << grey << quint32(0);
    QTest::newRow("GREY") << quint32(V4L2_PIX_FMT_GREY) << first(pixels) << quint32(4);
}

void V4l2SourceTest::readsRawFormats()
{
    QFETCH(quint32, pixelFormat);
    QFETCH(std::vector<unsigned char>, octets);
    QFETCH(quint32, stride);
    FakeVideo video;
    video.pixelFormats = {pixelFormat};
    video.width = 4;
    video.height = 2;
    video.stride = stride;
    V4l2Source source(node, video);
    QVERIFY(source.open({4, 2}));
    video.frames.push_back({octets});
    cv::Mat frame;
    QCOMPARE(*source.read(frame, 0ms), true);
    QCOMPARE(frame.size(), cv::Size(4, 2));
    QCOMPARE(frame.type(), CV_8UC3);
    for (int channel = 0; channel < 3; ++channel)
        QVERIFY(std::abs(frame.at<cv::Vec3b>(1, 3)[channel] - 130) < 5);
}

void V4l2SourceTest::tellsWhyItDoesNotOpen_data()
{
    QTest::addColumn<qulonglong>("request"); // 0: open()
    QTest::addColumn<int>("error");
    QTest::addColumn<ErrorCode>("expected");
    QTest::newRow("absent") << 0ULL << ENOENT << ErrorCode::CameraMissing;
    QTest::newRow("just gone") << 0ULL << ENODEV << ErrorCode::CameraMissing;
    QTest::newRow("denied") << 0ULL << EACCES << ErrorCode::CameraDenied;
    QTest::newRow("held whole") << 0ULL << EBUSY << ErrorCode::CameraBusy;
    QTest::newRow("no video device")
        << qulonglong(VIDIOC_QUERYCAP) << ENOTTY << ErrorCode::CameraFormat;
    QTest::newRow("streams elsewhere")
        << qulonglong(VIDIOC_S_FMT) << EBUSY << ErrorCode::CameraBusy;
    QTest::newRow("buffers held elsewhere")
        << qulonglong(VIDIOC_REQBUFS) << EBUSY << ErrorCode::CameraBusy;
    QTest::newRow("no buffers") << qulonglong(VIDIOC_REQBUFS) << EINVAL << ErrorCode::CameraFormat;
    QTest::newRow("no bandwidth") << qulonglong(VIDIOC_STREAMON) << ENOSPC << ErrorCode::CameraBusy;
    QTest::newRow("pulled while opening")
        << qulonglong(VIDIOC_STREAMON) << ENODEV << ErrorCode::CameraMissing;
}

void V4l2SourceTest::tellsWhyItDoesNotOpen()
{
    QFETCH(qulonglong, request);
    QFETCH(int, error);
    QFETCH(ErrorCode, expected);
    FakeVideo video;
    if (request == 0)
        video.openError = error;
    else
        video.errors[request] = error;
    {
        V4l2Source source(node, video);
        const auto format = source.open({1280, 720});
        QVERIFY(!format);
        QCOMPARE(format.error().code, expected);
        QVERIFY(!format.error().detail.isEmpty());
        source.close();
    }
    QVERIFY(isReleased(video));
}

void V4l2SourceTest::refusesNodesWithoutPictures()
{
    FakeVideo video;
    video.capabilities = V4L2_CAP_META_CAPTURE | V4L2_CAP_STREAMING;
    V4l2Source source(node, video);
    QCOMPARE(source.open({1280, 720}).error().code, ErrorCode::CameraFormat);
}

void V4l2SourceTest::refusesFormatsNobodyKnows()
{
    FakeVideo video;
    video.pixelFormats = {V4L2_PIX_FMT_H264, V4L2_PIX_FMT_SBGGR8};
    V4l2Source source(node, video);
    QCOMPARE(source.open({1280, 720}).error().code, ErrorCode::CameraFormat);
    FakeVideo huge;
    huge.width = 100'000;
    V4l2Source hugeSource(node, huge);
    QCOMPARE(hugeSource.open({1280, 720}).error().code, ErrorCode::CameraFormat);
}

void V4l2SourceTest::takesAnotherFormatWhereTheFirstIsRefused()
{
    FakeVideo video;
    video.errors[VIDIOC_S_PARM] = EINVAL; // one rate, and no other
    video.errors[VIDIOC_G_PARM] = EINVAL;
    V4l2Source source(node, video);
    const auto format = source.open({1280, 720});
    QVERIFY(format);
    QCOMPARE(format->framesPerSecond, 0.0);
}

void V4l2SourceTest::tellsThatItWasPulled()
{
    FakeVideo video;
    V4l2Source source(node, video);
    QVERIFY(source.open({1280, 720}));
    video.frames.push_back({jpegOf(1)});
    cv::Mat frame;
    QCOMPARE(*source.read(frame, 0ms), true);
    video.isPulled = true;
    const auto read = source.read(frame, 0ms);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::CameraLost);
    source.close();
    QVERIFY(isReleased(video));
}

void V4l2SourceTest::overlooksDamagedFrames()
{
    FakeVideo video;
    V4l2Source source(node, video);
    QVERIFY(source.open({1280, 720}));
    cv::Mat frame;
    for (int round = 0; round < 40; ++round) {
        video.frames = {{jpegOf(1), true}, {{'n', 'o'}}, {{}}, {jpegOf(200)}};
        for (int index = 0; index < 3; ++index)
            QCOMPARE(*source.read(frame, 0ms), false);
        QCOMPARE(*source.read(frame, 0ms), true);
        QVERIFY(frame.at<cv::Vec3b>(9, 9)[0] > 190);
    }
    QCOMPARE(video.queued, 4);
}

void V4l2SourceTest::givesUpOnFramesThatAreAlwaysDamaged()
{
    FakeVideo video;
    V4l2Source source(node, video);
    QVERIFY(source.open({1280, 720}));
    cv::Mat frame;
    Result<bool> read = false;
    int count = 0;
    for (; read && count < 100; ++count) {
        video.frames.push_back({{'n', 'o'}});
        read = source.read(frame, 0ms);
    }
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::CameraFormat);
    QCOMPARE(count, 30);
}

void V4l2SourceTest::refusesFramesThatAreTooShort()
{
    FakeVideo video;
    video.pixelFormats = {V4L2_PIX_FMT_YUYV};
    V4l2Source source(node, video);
    QVERIFY(source.open({1280, 720}));
    video.frames.push_back({std::vector<unsigned char>(64 * 48 * 2 - 1)});
    cv::Mat frame;
    QCOMPARE(*source.read(frame, 0ms), false);
}

void V4l2SourceTest::closesInEveryCase()
{
    FakeVideo video;
    {
        V4l2Source source(node, video);
        QVERIFY(source.open({1280, 720}));
        QVERIFY(!isReleased(video));
    }
    QVERIFY(isReleased(video));
}

void V4l2SourceTest::tellsOfTheRealKernel()
{
    V4l2Source missing(QStringLiteral("/dev/video-that-is-not-there"), kernelVideo());
    QCOMPARE(missing.open({1280, 720}).error().code, ErrorCode::CameraMissing);
    V4l2Source null(QStringLiteral("/dev/null"), kernelVideo());
    QCOMPARE(null.open({1280, 720}).error().code, ErrorCode::CameraFormat);
}

QTEST_GUILESS_MAIN(V4l2SourceTest)
#include "v4l2source_test.moc"
