#include "core/face/steadiness.h"

#include <QTest>

using namespace eid;
using namespace std::chrono_literals;

class SteadinessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isReachedWhenAllHeldLongEnough();
    void aBadFrameCostsTwiceItsTime();
    void isNotReachedInABadFrame();
    void gapsAndTimesThatGoBackBeginAnew();
};

void SteadinessTest::isReachedWhenAllHeldLongEnough()
{
    Steadiness steadiness(800ms);
    QCOMPARE(steadiness.share(), 0.0);
    for (auto at = 0ms; at < 800ms; at += 40ms) {
        steadiness.advance(true, at);
        QVERIFY(!steadiness.isReached());
        QCOMPARE(steadiness.share(), static_cast<double>(at.count()) / 800);
    }
    steadiness.advance(true, 800ms);
    QVERIFY(steadiness.isReached());
    QCOMPARE(steadiness.share(), 1.0);
    steadiness.advance(true, 840ms);
    QCOMPARE(steadiness.share(), 1.0);
    steadiness.reset();
    QVERIFY(!steadiness.isReached());
    QCOMPARE(steadiness.share(), 0.0);
}

void SteadinessTest::aBadFrameCostsTwiceItsTime()
{
    Steadiness steadiness(800ms);
    steadiness.advance(true, 0ms);
    steadiness.advance(true, 400ms);
    steadiness.advance(false, 500ms);
    QCOMPARE(steadiness.share(), 0.25);
    steadiness.advance(false, 900ms);
    QCOMPARE(steadiness.share(), 0.0);
}

void SteadinessTest::isNotReachedInABadFrame()
{
    Steadiness steadiness(200ms);
    steadiness.advance(true, 0ms);
    steadiness.advance(true, 200ms);
    QVERIFY(steadiness.isReached());
    steadiness.advance(false, 201ms);
    QVERIFY(!steadiness.isReached());
}

void SteadinessTest::gapsAndTimesThatGoBackBeginAnew()
{
    Steadiness steadiness(400ms);
    steadiness.advance(true, 1000ms);
    steadiness.advance(true, 1300ms);
    steadiness.advance(true, 1900ms);
    QCOMPARE(steadiness.share(), 0.0);
    steadiness.advance(true, 2100ms);
    QCOMPARE(steadiness.share(), 0.5);
    steadiness.advance(true, 100ms);
    QCOMPARE(steadiness.share(), 0.0);
}

QTEST_GUILESS_MAIN(SteadinessTest)
#include "steadiness_test.moc"
