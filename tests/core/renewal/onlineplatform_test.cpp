#include "tests/core/renewal/onlinescene.h"

#include <QTest>

using namespace eid;
using eid::testing::OnlineScene;
using eid::testing::resultOf;

class OnlinePlatformTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void renewsOverTls_data()
    {
        QTest::addColumn<bool>("metadata");
        QTest::addColumn<bool>("rsa");
        QTest::newRow("EC") << true << false;
        QTest::newRow("EC, plain card") << false << false;
        QTest::newRow("RSA") << true << true;
    }

    void renewsOverTls()
    {
        QFETCH(bool, metadata);
        QFETCH(bool, rsa);
        OnlineScene online({metadata, false, rsa});
        const auto before = online.scene.certificateOn(KeySlot::Signature);
        const auto outcome
            = resultOf(online.service->renew(online.target(), online.pin(), RenewalScope::All));
        QVERIFY(outcome);
        QVERIFY2(*outcome, *outcome ? "" : qPrintable(outcome->error().detail));
        qInfo("%d APDUs, %d full handshakes, %d requests", (*outcome)->apdus,
            (*outcome)->fullHandshakes, (*outcome)->requests);
        QVERIFY((*outcome)->apdus <= (rsa ? 90 : 60));
        QVERIFY((*outcome)->fullHandshakes <= 4);
        QVERIFY(online.scene.certificateOn(KeySlot::Signature) != before);
        QCOMPARE(online.fault(), QString());
    }

    void resumesOverTls_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::newRow("enrolment lost") << u"drop-after=1@simplereenroll"_qs;
        QTest::newRow("pending") << u"pending=1:3600@simplereenroll"_qs;
        QTest::newRow("garbage") << u"garbage=1:base64@simplereenroll"_qs;
    }

    void resumesOverTls()
    {
        QFETCH(QString, fault);
        OnlineScene online;
        QVERIFY(online.platform->arm(sandbox::parsePlatformFaults({fault}).value()));
        const auto first
            = resultOf(online.service->renew(online.target(), online.pin(), RenewalScope::All));
        QVERIFY(first);
        QCOMPARE(online.platform->faultsLeft(), 0);
        if (!*first) {
            qInfo("%d %s", int(first->error().code), qPrintable(first->error().detail));
            const auto second = resultOf(online.service->resume(online.target(), online.pin()));
            QVERIFY2(*second, *second ? "" : qPrintable(second->error().detail));
        }
        QCOMPARE(online.fault(), QString());
    }
};

QTEST_GUILESS_MAIN(OnlinePlatformTest)
#include "onlineplatform_test.moc"
