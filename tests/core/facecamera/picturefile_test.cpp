#include "core/facecamera/picturefile.h"
#include "tests/core/facecamera/testfilms.h"

#include <QtTest>

using namespace eid;

namespace {

cv::Mat picture()
{
    cv::Mat mat(30, 50, CV_8UC3, cv::Scalar(10, 20, 200));
    mat(cv::Rect(0, 0, 25, 30)).setTo(cv::Scalar(200, 20, 10));
    return mat;
}

} // namespace

class PictureFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsJpegAndPng_data();
    void readsJpegAndPng();
    void makesColourOfGray();
    void refusesWhatIsCutShort_data();
    void refusesWhatIsCutShort();
    void refusesOtherFiles();
    void refusesBombsBeforeDecoding();
    void refusesHugeFiles();
};

void PictureFileTest::readsJpegAndPng_data()
{
    QTest::addColumn<QByteArray>("extension");
    QTest::newRow("jpeg") << QByteArray(".jpg");
    QTest::newRow("png") << QByteArray(".png");
}

void PictureFileTest::readsJpegAndPng()
{
    QFETCH(QByteArray, extension);
    const auto file = encoded(picture(), extension.constData());
    QCOMPARE(*pictureSize(file), QSize(50, 30));
    const auto decoded = decodePicture(file);
    QVERIFY(decoded);
    QCOMPARE(decoded->type(), CV_8UC3);
    QCOMPARE(decoded->size(), cv::Size(50, 30));
    QVERIFY(std::abs(decoded->at<cv::Vec3b>(15, 45)[2] - 200) < 10);
    QVERIFY(std::abs(decoded->at<cv::Vec3b>(15, 5)[0] - 200) < 10);
}

void PictureFileTest::makesColourOfGray()
{
    const auto decoded = decodePicture(encoded(cv::Mat(8, 8, CV_8UC1, cv::Scalar(99)), ".png"));
    QVERIFY(decoded);
    QCOMPARE(decoded->at<cv::Vec3b>(0, 0), cv::Vec3b(99, 99, 99));
}

void PictureFileTest::refusesWhatIsCutShort_data()
{
    readsJpegAndPng_data();
}

void PictureFileTest::refusesWhatIsCutShort()
{
    QFETCH(QByteArray, extension);
    const auto file = encoded(picture(), extension.constData());
    // Within the head, wherever it ends.
    for (std::size_t size = 0; size < 24; ++size) {
        const auto decoded = decodePicture(ByteView(file).first(size));
        QVERIFY(!decoded);
        QCOMPARE(decoded.error().code, ErrorCode::PictureUnreadable);
    }
}

void PictureFileTest::refusesOtherFiles()
{
    const std::vector<unsigned char> gif{'G', 'I', 'F', '8', '9', 'a', 1, 0, 1, 0, 0, 0, 0};
    QCOMPARE(decodePicture(gif).error().code, ErrorCode::PictureUnreadable);
    QCOMPARE(decodePicture(encoded(picture(), ".bmp")).error().code, ErrorCode::PictureUnreadable);
    QCOMPARE(decodePicture({}).error().code, ErrorCode::PictureUnreadable);
    std::vector<unsigned char> noise = encoded(picture(), ".png");
    std::fill(noise.begin() + 40, noise.end(), 0x55);
    QCOMPARE(decodePicture(noise).error().code, ErrorCode::PictureUnreadable);
}

void PictureFileTest::refusesBombsBeforeDecoding()
{
    auto png = encoded(picture(), ".png");
    png[18] = 0x20; // 8192 + 50 wide
    QCOMPARE(pictureSize(png).error().detail, QStringLiteral("too many pixels, or none"));
    png[16] = 0x7F;
    QCOMPARE(decodePicture(png).error().code, ErrorCode::PictureUnreadable);
    auto jpeg = encoded(picture(), ".jpg");
    const std::vector<unsigned char> frame{0xFF, 0xC0};
    const auto at = std::search(jpeg.begin(), jpeg.end(), frame.begin(), frame.end());
    QVERIFY(at != jpeg.end());
    *(at + 5) = 0xFF; // height
    QCOMPARE(decodePicture(jpeg).error().detail, QStringLiteral("too many pixels, or none"));
}

void PictureFileTest::refusesHugeFiles()
{
    auto file = encoded(picture(), ".png");
    file.resize(largestPictureFile + 1);
    QCOMPARE(decodePicture(file).error().code, ErrorCode::PictureUnreadable);
}

QTEST_GUILESS_MAIN(PictureFileTest)
#include "picturefile_test.moc"
