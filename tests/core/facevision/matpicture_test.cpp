#include "core/facevision/matpicture.h"

#include <QTest>

using namespace eid;

class MatPictureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void copiesPixels_data();
    void copiesPixels();
    void previewFitsAndIsOpaque();
    void refusesWhatIsNoPicture();
};

void MatPictureTest::copiesPixels_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<PixelFormat>("format");
    QTest::newRow("gray") << CV_8UC1 << PixelFormat::Gray8;
    QTest::newRow("colour") << CV_8UC3 << PixelFormat::Bgr24;
    QTest::newRow("opaque colour") << CV_8UC4 << PixelFormat::Bgrx32;
}

void MatPictureTest::copiesPixels()
{
    QFETCH(const int, type);
    QFETCH(const PixelFormat, format);
    cv::Mat mat(7, 13, type); // rows that are padded
    cv::RNG(3).fill(mat, cv::RNG::UNIFORM, 0, 255);
    const Picture picture = pictureOf(mat);
    QCOMPARE(picture.format(), format);
    QCOMPARE(picture.width(), 13);
    QCOMPARE(picture.height(), 7);
    QCOMPARE(cv::norm(viewOf(picture), mat, cv::NORM_INF), 0.0);
    // A copy: what becomes of the matrix is nothing to it.
    const cv::Mat before = mat.clone();
    mat.setTo(cv::Scalar::all(0));
    QCOMPARE(cv::norm(viewOf(picture), before, cv::NORM_INF), 0.0);
}

void MatPictureTest::previewFitsAndIsOpaque()
{
    const cv::Mat mat(720, 1280, CV_8UC3, cv::Scalar(10, 20, 30));
    const Picture small = previewOf(mat, {640, 480});
    QCOMPARE(small.width(), 640);
    QCOMPARE(small.height(), 360);
    QCOMPARE(small.format(), PixelFormat::Bgrx32);
    const auto pixel = small.octets().first(4);
    QCOMPARE(QByteArray(reinterpret_cast<const char *>(pixel.data()), 4),
        QByteArray("\x0a\x14\x1e\xff", 4));
    QCOMPARE(previewOf(mat, {4000, 4000}).width(), 1280); // never larger than it is
    QCOMPARE(previewOf(cv::Mat(2000, 1, CV_8UC3), {100, 100}).width(), 1);
}

void MatPictureTest::refusesWhatIsNoPicture()
{
    QVERIFY(pictureOf(cv::Mat()).isNull());
    QVERIFY(pictureOf(cv::Mat(2, 2, CV_32FC3)).isNull());
    QVERIFY(pictureOf(cv::Mat(1, Picture::maximumSide + 1, CV_8UC1)).isNull());
    QVERIFY(previewOf(cv::Mat(), {640, 480}).isNull());
    QVERIFY(previewOf(cv::Mat(2, 2, CV_8UC1), {640, 480}).isNull());
    QVERIFY(previewOf(cv::Mat(2, 2, CV_8UC3), {}).isNull());
    QVERIFY(viewOf(Picture()).empty());
}

QTEST_GUILESS_MAIN(MatPictureTest)
#include "matpicture_test.moc"
