#include "core/renewal/renewalrun.h"
#include "tests/core/renewal/renewalbench.h"
#include "tests/sandbox/demo/democard.h"

#include <QTest>

using namespace eid;
using eid::testing::FakePlatform;
using eid::testing::RenewalBench;
using eid::testing::RenewalScene;
using eid::testing::RequestFault;

Q_DECLARE_METATYPE(eid::testing::FakePlatform::Issuing)

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

    void marksEachStepBeforeAndAfter()
    {
        RenewalBench scene;
        QVERIFY(scene.attempt());
        const QList<RenewalStep> order{RenewalStep::AdminAuthenticated, RenewalStep::KeyGenerated,
            RenewalStep::Enrolled, RenewalStep::Written, RenewalStep::Verified,
            RenewalStep::Confirmed};
        std::size_t at = 0;
        for (const KeySlot slot : {KeySlot::Signature, KeySlot::Authentication}) {
            QCOMPARE(scene.progress[at].slot, slot);
            QCOMPARE(scene.progress[at++].step, RenewalStep::Planned);
            for (const RenewalStep step : order) {
                for (const RenewalMark mark : {RenewalMark::Before, RenewalMark::After}) {
                    QCOMPARE(scene.progress[at].slot, slot);
                    QCOMPARE(scene.progress[at].step, step);
                    QCOMPARE(scene.progress[at++].mark, mark);
                }
            }
        }
        QCOMPARE(scene.progress.size(), at);
    }

    void renewsWhatIsDueAlone()
    {
        RenewalBench scene;
        const Bytes authentication = scene.certificateOn(KeySlot::Authentication);
        QCOMPARE(scene.attempt({{}, RenewalScope::Due}).error().code, ErrorCode::RenewalNotDue);
        QVERIFY(scene.issueUntil(KeySlot::Signature, QDateTime::currentDateTimeUtc().addDays(20)));
        const auto outcome = scene.attempt({{}, RenewalScope::Due});
        QVERIFY(outcome);
        QCOMPARE(outcome->renewed.size(), 1);
        QCOMPARE(outcome->renewed[0].slot, KeySlot::Signature);
        QCOMPARE(scene.certificateOn(KeySlot::Authentication), authentication);
        QCOMPARE(scene.platform->live(KeySlot::Signature).first().der,
            scene.certificateOn(KeySlot::Signature));
    }

    void letsTheOneThatIsGoodVouch_data()
    {
        QTest::addColumn<KeySlot>("expired");
        QTest::newRow("9C expired") << KeySlot::Signature;
        QTest::newRow("9A expired") << KeySlot::Authentication;
    }

    void letsTheOneThatIsGoodVouch()
    {
        QFETCH(KeySlot, expired);
        RenewalBench scene;
        QVERIFY(scene.issueUntil(expired, QDateTime::currentDateTimeUtc().addDays(-1)));
        const auto outcome = scene.attempt();
        QVERIFY(outcome);
        QCOMPARE(outcome->renewed[0].slot, expired);
        QCOMPARE(scene.fault(), QString());
    }

    void sendsToTheCounterWhenNeitherIsGood()
    {
        RenewalBench scene;
        const QDateTime before = QDateTime::currentDateTimeUtc().addDays(-1);
        QVERIFY(scene.issueUntil(KeySlot::Signature, before));
        QVERIFY(scene.issueUntil(KeySlot::Authentication, before));
        QCOMPARE(scene.attempt().error().code, ErrorCode::RenewalNeedsCounter);
        QCOMPARE(scene.platform->requests(), 0);
    }

    void findsALostKeyWithoutRecords()
    {
        // As if the records were lost in the middle of a renewal of 9C, or of 9A.
        for (const KeySlot slot : {KeySlot::Signature, KeySlot::Authentication}) {
            RenewalBench scene;
            QVERIFY(scene.card->generateKey(
                static_cast<std::uint8_t>(slot), sandbox::KeyAlgorithm::EccP256));
            QVERIFY(scene.reinsert());
            const auto outcome = scene.attempt({{}, RenewalScope::Due});
            QVERIFY(outcome);
            QCOMPARE(outcome->renewed.size(), 1);
            QCOMPARE(outcome->renewed[0].slot, slot);
            QCOMPARE(scene.platform->live(slot).first().der, scene.certificateOn(slot));
        }
    }

    void writesNoCertificateThatIsNotTheRightOne_data()
    {
        QTest::addColumn<FakePlatform::Issuing>("issuing");
        QTest::addColumn<ErrorCode>("code");
        using Issuing = FakePlatform::Issuing;
        QTest::newRow("subject") << Issuing::OtherSubject << ErrorCode::CertificateUnexpected;
        QTest::newRow("usage") << Issuing::OtherUsage << ErrorCode::CertificateUnexpected;
        QTest::newRow("root") << Issuing::OtherRoot << ErrorCode::CertificateUntrusted;
        QTest::newRow("validity") << Issuing::Expired << ErrorCode::CertificateExpired;
        QTest::newRow("shorter") << Issuing::Shorter << ErrorCode::CertificateUnexpected;
    }

    void writesNoCertificateThatIsNotTheRightOne()
    {
        QFETCH(FakePlatform::Issuing, issuing);
        RenewalBench scene;
        const Bytes before = scene.certificateOn(KeySlot::Signature);
        scene.platform->setIssuing(issuing);
        QTEST(scene.attempt().error().code, "code");
        QCOMPARE(scene.certificateOn(KeySlot::Signature), before);
        QVERIFY(scene.hasUnfinished());
        // The platform sticks to what it issued for this key; another key gets another answer.
        scene.platform->setIssuing(FakePlatform::Issuing::Right);
        QVERIFY(scene.attempt());
        QCOMPARE(scene.fault(), QString());
    }

    void beginsAnewWhenTheNewOneIsRefused()
    {
        RenewalBench scene;
        scene.platform->failAt(5, RequestFault::DropBefore); // as the new credential
        QCOMPARE(scene.attempt().error().code, ErrorCode::PlatformUnreachable);
        QCOMPARE(scene.platform->requests(), 5);
        QCOMPARE(scene.platform->credentials().last().state, CredentialState::Pending);
        scene.platform->revoke(KeySlot::Signature, CredentialState::Pending);
        QVERIFY(scene.attempt());
        QCOMPARE(scene.fault(), QString());
    }

    void changesNothingUnderARevokedVoucher()
    {
        RenewalBench scene;
        const auto key = scene.card->publicKey(0x9C);
        scene.platform->revoke(KeySlot::Authentication);
        QCOMPARE(scene.attempt().error().code, ErrorCode::TlsClientRefused);
        QVERIFY(!scene.hasUnfinished());
        QCOMPARE(scene.card->publicKey(0x9C), key);
    }

    void spendsOneTryOnAWrongPinWhenItResumes_data()
    {
        QTest::addColumn<bool>("metadata");
        QTest::newRow("metadata") << true;
        QTest::newRow("plain") << false;
    }

    void spendsOneTryOnAWrongPinWhenItResumes()
    {
        QFETCH(bool, metadata);
        RenewalBench scene({metadata});
        scene.platform->failAt(3, RequestFault::DropAfter);
        QVERIFY(!scene.attempt());
        const auto key = scene.card->publicKey(0x9C);
        const auto refused = scene.attempt({Bytes{'9', '1', '8', '2', '7', '3'}});
        QCOMPARE(refused.error().code, ErrorCode::PinWrong);
        QCOMPARE(scene.card->triesLeft(sandbox::PivReference::Pin), 2);
        QCOMPARE(scene.card->publicKey(0x9C), key);
        QVERIFY(scene.attempt());
        QCOMPARE(scene.fault(), QString());
        // The key that was made is the one that was certified: nothing was generated again.
        QCOMPARE(scene.card->publicKey(0x9C), key);
    }
};

QTEST_GUILESS_MAIN(RenewalRunTest)
#include "renewalrun_test.moc"
