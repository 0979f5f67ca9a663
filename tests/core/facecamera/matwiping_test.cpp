#include "core/facecamera/matwiping.h"

#include <QtTest>

#include <algorithm>
#include <opencv2/core.hpp>
#include <vector>

using namespace eid;

class MatWipingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { wipeMatsFromNowOn(); }
    void wipesWhatTheLastOneLetsGo();
    void worksAsBefore();
};

void MatWipingTest::wipesWhatTheLastOneLetsGo()
{
    // Large enough to have a mapping of its own; the allocator is asked for what it has freed, so
    // that the test reads no memory that is not its own: a block of the same size comes back.
    constexpr int side = 64;
    std::vector<const uchar *> places;
    cv::Mat mat(side, side, CV_8UC3, cv::Scalar(17, 34, 51));
    cv::Mat shared = mat;
    const uchar *place = mat.data;
    mat.release();
    QCOMPARE(shared.data, place);
    QCOMPARE(shared.at<cv::Vec3b>(3, 3), cv::Vec3b(17, 34, 51));
    shared.release();
    const auto *again = static_cast<const uchar *>(cv::fastMalloc(side * side * 3));
    if (again != place) {
        cv::fastFree(const_cast<uchar *>(again));
        QSKIP("the system's allocator gave other memory");
    }
    // The heap writes its own marks at the beginning.
    constexpr int marks = 64;
    QVERIFY(std::all_of(
        again + marks, again + side * side * 3, [](uchar octet) { return octet == 0; }));
    cv::fastFree(const_cast<uchar *>(again));
}

void MatWipingTest::worksAsBefore()
{
    cv::Mat mat = cv::Mat::eye(5, 7, CV_32FC1);
    QCOMPARE(mat.step[0], 7 * sizeof(float));
    const cv::Mat part = mat(cv::Rect(1, 1, 3, 3)).clone();
    QCOMPARE(part.at<float>(0, 0), 1.0F);
    std::vector<float> own(12, 2.0F);
    cv::Mat view(3, 4, CV_32FC1, own.data());
    QCOMPARE(cv::sum(view)[0], 24.0);
    view.release();
    QCOMPARE(own.front(), 2.0F); // what is not a Mat's own is left alone
    const int sizes[] = {2, 3, 4};
    cv::Mat cube(3, sizes, CV_8UC1, cv::Scalar(1));
    QCOMPARE(cv::countNonZero(cube.reshape(1, 6)), 24);
}

QTEST_GUILESS_MAIN(MatWipingTest)
#include "matwiping_test.moc"
