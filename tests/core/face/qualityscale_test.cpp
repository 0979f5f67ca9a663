#include "core/face/qualityscale.h"

#include <QTest>

#include <limits>

using namespace eid;

class QualityScaleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scoresAreThoseOfOfiq_data();
    void scoresAreThoseOfOfiq();
    void gatesAreInclusive();
    void scoresStayInTheirRange();
    void whatIsNoNumberDoesNotHold();
    void everyMeasureThatRefusesHasAGate();
};

void QualityScaleTest::scoresAreThoseOfOfiq_data()
{
    QTest::addColumn<QualityMeasure>("measure");
    QTest::addColumn<double>("value");
    QTest::addColumn<int>("score");
    // Worked out by hand from S(x; x0, w) = 1 / (1 + e^((x0 - x) / w)).
    QTest::newRow("distance, 70") << QualityMeasure::InterEyeDistance << 70.0 << 50;
    QTest::newRow("distance, 120") << QualityMeasure::InterEyeDistance << 120.0 << 92;
    QTest::newRow("mean, .5") << QualityMeasure::LuminanceMean << 0.5 << 100;
    QTest::newRow("mean, .2") << QualityMeasure::LuminanceMean << 0.2 << 50;
    QTest::newRow("mean, .02") << QualityMeasure::LuminanceMean << 0.02 << 3;
    QTest::newRow("variance, 1/60") << QualityMeasure::LuminanceVariance << 1.0 / 60 << 100;
    QTest::newRow("under, 0") << QualityMeasure::UnderExposure << 0.0 << 100;
    QTest::newRow("under, .92") << QualityMeasure::UnderExposure << 0.92 << 40;
    QTest::newRow("under, 1") << QualityMeasure::UnderExposure << 1.0 << 0;
    QTest::newRow("over, 0") << QualityMeasure::OverExposure << 0.0 << 100;
    QTest::newRow("over, .04") << QualityMeasure::OverExposure << 0.04 << 20;
    QTest::newRow("range, 8 bits") << QualityMeasure::DynamicRange << 8.0 << 100;
    QTest::newRow("range, 6 bits") << QualityMeasure::DynamicRange << 6.0 << 75;
    QTest::newRow("roll, 60") << QualityMeasure::PoseRoll << -60.0 << 25;
}

void QualityScaleTest::scoresAreThoseOfOfiq()
{
    QFETCH(const QualityMeasure, measure);
    QFETCH(const double, value);
    QFETCH(const int, score);
    QCOMPARE(judged(measure, value).score, score);
}

void QualityScaleTest::gatesAreInclusive()
{
    QVERIFY(judged(QualityMeasure::InterEyeDistance, 90).holds);
    QVERIFY(!judged(QualityMeasure::InterEyeDistance, 89.9).holds);
    QVERIFY(judged(QualityMeasure::PoseRoll, -8).holds);
    QVERIFY(!judged(QualityMeasure::PoseRoll, -8.1).holds);
    QVERIFY(!judged(QualityMeasure::PoseRoll, 8.1).holds);
    QVERIFY(!judged(QualityMeasure::SingleFacePresent, 0).holds);
    QVERIFY(judged(QualityMeasure::SingleFacePresent, 1).holds);
    QVERIFY(!judged(QualityMeasure::SingleFacePresent, 2).holds);
}

void QualityScaleTest::scoresStayInTheirRange()
{
    for (const QualityMeasure measure : allQualityMeasures()) {
        for (const double value : {-1e308, -100.0, -1.0, -0.01, 0.0, 0.3, 1.0, 50.0, 1e308}) {
            const QualityValue judgement = judged(measure, value);
            QVERIFY(judgement.score >= 0 && judgement.score <= 100);
            QCOMPARE(judgement.value, value);
        }
    }
}

void QualityScaleTest::whatIsNoNumberDoesNotHold()
{
    for (const double value :
        {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
        const QualityValue judgement = judged(QualityMeasure::Sharpness, value);
        QVERIFY(!judgement.holds);
        QCOMPARE(judgement.score, 0);
        QCOMPARE(judgement.value, 0.0);
    }
}

void QualityScaleTest::everyMeasureThatRefusesHasAGate()
{
    for (const QualityMeasure measure : allQualityMeasures()) {
        const QualityGate gate = gateOf(measure);
        QVERIFY(!mayRefuse(measure) || gate.atLeast || gate.atMost);
    }
}

QTEST_GUILESS_MAIN(QualityScaleTest)
#include "qualityscale_test.moc"
