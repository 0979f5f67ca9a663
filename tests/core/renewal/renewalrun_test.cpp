#include "core/renewal/renewalrun.h"
#include "tests/core/renewal/renewalbench.h"
#include "tests/sandbox/demo/democard.h"

#include <QTest>

using namespace eid;
using eid::testing::FakePlatform;
using eid::testing::RenewalBench;
using eid::testing::RenewalScene;
using eid::testing::RequestFault;

class RenewalRunTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void renewsBothWithinTheBudget_data()
    {
        QTest::addColumn<bool>("metadata");
        QTest::addColumn<bool>("extended");
        QTest::addColumn<bool>("rsa");
        QTest::addColumn<int>("atMost");
        QTest::newRow("short, metadata") << true << false << false << 60;
        QTest::newRow("short, plain") << false << false << false << 60;
        QTest::newRow("extended") << true << true << false << 45;
        QTest::newRow("short, RSA") << true << false << true << 90;
    }

    void renewsBothWithinTheBudget()
    {
        QFETCH(bool, metadata);
        QFETCH(bool, extended);
        QFETCH(bool, rsa);
        QFETCH(int, atMost);
        RenewalBench scene({metadata, extended, rsa});
        const auto outcome = scene.attempt();
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().detail));
        QCOMPARE(scene.fault(), QString());
        QCOMPARE(outcome->renewed.size(), 2);
        QCOMPARE(outcome->renewed[0].slot, KeySlot::Signature);
        QCOMPARE(outcome->renewed[1].slot, KeySlot::Authentication);
        qInfo("%d APDUs, %d full handshakes, %d requests, %d writes", outcome->apdus,
            outcome->fullHandshakes, outcome->requests, scene.writes);
        QVERIFY(outcome->apdus <= atMost);
        QVERIFY(outcome->fullHandshakes <= 4);
        QVERIFY(!scene.hasUnfinished());
        // The desk shows what is on the card now, without having read it again.
        const auto state = scene.bench.state(RenewalBench::reader);
        QCOMPARE(state.phase, CardPhase::Complete);
        QCOMPARE(
            state.certificates[0].certificate.der, scene.certificateOn(KeySlot::Authentication));
        QCOMPARE(state.certificates[1].certificate.der, scene.certificateOn(KeySlot::Signature));
        QCOMPARE(state.pin.triesLeft, std::optional(3));
    }
};

QTEST_GUILESS_MAIN(RenewalRunTest)
#include "renewalrun_test.moc"
