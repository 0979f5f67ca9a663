#include "core/qrcode/blackandwhite.h"
#include "tests/core/qrcode/drawncode.h"

#include <QtTest>

using namespace eid;

class BlackAndWhiteTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void halvesByTheMean();
    void leavesOutTheOddEdge();
    void seesWhatIsDarkerThanAround();
    void takesAnEvenSurfaceForLight();
    void countsThreePatternsForEachCode_data();
    void countsThreePatternsForEachCode();
    void countsNoFurtherThanEnough();
};

void BlackAndWhiteTest::halvesByTheMean()
{
    const Bytes octets{0, 100, 10, 10, 100, 200, 10, 10};
    const OwnPicture half = halved({octets, 4, 2, 4});
    QCOMPARE(half.width, 2);
    QCOMPARE(half.height, 1);
    QCOMPARE(half.octets, Bytes({100, 10}));
}

void BlackAndWhiteTest::leavesOutTheOddEdge()
{
    const Bytes octets(15, 9);
    const OwnPicture half = halved({octets, 5, 3, 5});
    QCOMPARE(half.width, 2);
    QCOMPARE(half.height, 1);
    QCOMPARE(half.octets, Bytes({9, 9}));
}

void BlackAndWhiteTest::seesWhatIsDarkerThanAround()
{
    // A line that is as light as the other edge of the picture is dark.
    constexpr int side = 200;
    OwnPicture picture{Bytes(side * side), side, side};
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x)
            picture.octets[std::size_t(y * side + x)]
                = static_cast<std::uint8_t>(x - (x == 20 || x == 180 ? 20 : 0) + 30);
    }
    const OwnPicture clear = blackAndWhite(picture.view());
    QCOMPARE(clear.width, side);
    QCOMPARE(clear.height, side);
    for (int y = 0; y < side; ++y) {
        for (const int x : {20, 180})
            QCOMPARE(int(clear.view().row(y)[x]), 0);
        for (const int x : {60, 100, 140})
            QCOMPARE(int(clear.view().row(y)[x]), 255);
    }
}

void BlackAndWhiteTest::takesAnEvenSurfaceForLight()
{
    for (const int shade : {0, 128, 255}) {
        const OwnPicture picture{Bytes(100 * 50, static_cast<std::uint8_t>(shade)), 100, 50};
        const OwnPicture clear = blackAndWhite(picture.view());
        QVERIFY(std::ranges::all_of(clear.octets, [](int octet) { return octet == 255; }));
        QCOMPARE(countFinderPatterns(clear.view(), 9), 0);
    }
}

void BlackAndWhiteTest::countsThreePatternsForEachCode_data()
{
    QTest::addColumn<double>("pixelsPerModule");
    QTest::addColumn<double>("degrees");
    QTest::newRow("small") << 2.0 << 0.0;
    QTest::newRow("large") << 20.0 << 0.0;
    QTest::newRow("turned") << 8.0 << 20.0;
}

void BlackAndWhiteTest::countsThreePatternsForEachCode()
{
    QFETCH(double, pixelsPerModule);
    QFETCH(double, degrees);
    const OwnPicture picture = draw(codeOf("openid-credential-offer://"),
        {.pixelsPerModule = pixelsPerModule, .degrees = degrees});
    const int count = countFinderPatterns(blackAndWhite(picture.view()).view(), 100);
    QVERIFY2(count >= 3 && count <= 6, qPrintable(QString::number(count)));
}

void BlackAndWhiteTest::countsNoFurtherThanEnough()
{
    const OwnPicture picture = draw(codeOf("openid-credential-offer://"), {});
    QCOMPARE(countFinderPatterns(blackAndWhite(picture.view()).view(), 2), 2);
}

QTEST_GUILESS_MAIN(BlackAndWhiteTest)
#include "blackandwhite_test.moc"
