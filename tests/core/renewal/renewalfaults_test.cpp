#include "tests/core/renewal/renewalbench.h"

#include <QTest>

#include <memory>

using namespace eid;
using eid::testing::CrashingLedger;
using eid::testing::RenewalAttempt;
using eid::testing::RenewalBench;
using eid::testing::RenewalScene;
using eid::testing::RequestFault;

namespace {

/// Long enough for the virtual card on a busy machine, short enough to be waited for a hundred
/// times.
constexpr std::chrono::milliseconds muteTimeout(250);

/// After everything that can go wrong once, the card is put in again and the renewal brought to
/// its end.
QString afterwards(RenewalBench &scene)
{
    if (!scene.bringToItsEnd())
        return QStringLiteral("not brought to its end");
    if (scene.hasUnfinished())
        return QStringLiteral("something is left to resume");
    return scene.fault();
}

} // namespace

Q_DECLARE_METATYPE(eid::testing::RequestFault)

Q_DECLARE_METATYPE(eid::testing::CrashingLedger::Moment)

/// Everything that can go wrong once in a renewal of both credentials, at every place where it can.
/// Each row is one kind of fault, at the first place, at the second, and so on, until it is beyond
/// the end of a renewal.
class RenewalFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void survivesTheCard_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<bool>("metadata");
        for (const bool metadata : {true, false}) {
            const char *card = metadata ? "" : ", plain card";
            QTest::addRow("pulled before%s", card) << u"pull-before"_qs << metadata;
            QTest::addRow("pulled after%s", card) << u"pull-after"_qs << metadata;
            QTest::addRow("mute before%s", card) << u"mute-before"_qs << metadata;
            QTest::addRow("mute after%s", card) << u"mute-after"_qs << metadata;
        }
    }

    void survivesTheCard()
    {
        QFETCH(QString, fault);
        QFETCH(bool, metadata);
        const bool isMute = fault.startsWith(u"mute");
        int apdu = 1;
        for (;; ++apdu) {
            RenewalScene kind;
            kind.metadata = metadata;
            if (isMute)
                kind.commandTimeout = muteTimeout;
            RenewalBench scene(kind);
            scene.contacts->arm(sandbox::parseFaults({u"%1=%2"_qs.arg(fault).arg(apdu)}).value());
            const auto first = scene.attempt();
            if (scene.contacts->apduCount() < apdu)
                break;
            const QString wrong = afterwards(scene);
            QVERIFY2(wrong.isEmpty(),
                qPrintable(u"%1 at APDU %2: %3"_qs.arg(fault).arg(apdu).arg(wrong)));
        }
        m_cases += apdu - 1;
        qInfo("%d cases", apdu - 1);
        QVERIFY(apdu > 30);
    }

    void survivesBeingTornTwice_data()
    {
        QTest::addColumn<int>("first");
        QTest::addColumn<bool>("metadata");
        for (const int first : {11, 16, 24}) {
            QTest::addRow("after APDU %d", first) << first << true;
            QTest::addRow("after APDU %d, plain card", first) << first << false;
        }
    }

    void survivesBeingTornTwice()
    {
        QFETCH(int, first);
        QFETCH(bool, metadata);
        int apdu = 1;
        for (;; ++apdu) {
            RenewalBench scene({metadata});
            const auto arm = [&](int at) {
                scene.contacts->arm(sandbox::parseFaults({u"pull-after=%1"_qs.arg(at)}).value());
            };
            arm(first);
            QVERIFY(!scene.attempt());
            QVERIFY(scene.reinsert());
            arm(apdu);
            const auto second = scene.attempt();
            if (scene.contacts->apduCount() < apdu)
                break;
            const QString wrong = afterwards(scene);
            QVERIFY2(wrong.isEmpty(), qPrintable(u"at APDU %1: %2"_qs.arg(apdu).arg(wrong)));
        }
        m_cases += apdu - 1;
        qInfo("%d cases", apdu - 1);
        QVERIFY(apdu > 20);
    }

    void survivesThePlatform_data()
    {
        QTest::addColumn<RequestFault>("fault");
        QTest::newRow("dropped before") << RequestFault::DropBefore;
        QTest::newRow("dropped after") << RequestFault::DropAfter;
        QTest::newRow("twice") << RequestFault::Twice;
        QTest::newRow("garbage") << RequestFault::Garbage;
        QTest::newRow("500") << RequestFault::Failure;
        QTest::newRow("202") << RequestFault::Pending;
    }

    void survivesThePlatform()
    {
        QFETCH(RequestFault, fault);
        int request = 1;
        for (;; ++request) {
            RenewalBench scene;
            scene.platform->failAt(request, fault);
            const auto first = scene.attempt();
            if (scene.platform->requests() < request)
                break;
            QCOMPARE(first.has_value(), fault == RequestFault::Twice);
            const QString wrong = afterwards(scene);
            QVERIFY2(wrong.isEmpty(), qPrintable(u"at request %1: %2"_qs.arg(request).arg(wrong)));
        }
        m_cases += request - 1;
        qInfo("%d cases", request - 1);
        QVERIFY(request > 10);
    }

    void survivesTheProcess_data()
    {
        QTest::addColumn<CrashingLedger::Moment>("moment");
        QTest::addColumn<bool>("metadata");
        QTest::newRow("before a write") << CrashingLedger::Moment::Before << true;
        QTest::newRow("after a write") << CrashingLedger::Moment::After << true;
        QTest::newRow("before a write, plain card") << CrashingLedger::Moment::Before << false;
        QTest::newRow("after a write, plain card") << CrashingLedger::Moment::After << false;
    }

    void survivesTheProcess()
    {
        QFETCH(CrashingLedger::Moment, moment);
        QFETCH(bool, metadata);
        int write = 1;
        for (;; ++write) {
            RenewalBench scene({metadata});
            RenewalAttempt attempt;
            attempt.crashAt = write;
            attempt.crashMoment = moment;
            const auto first = scene.attempt(attempt);
            if (scene.writes < write)
                break;
            QVERIFY(!first);
            const QString wrong = afterwards(scene);
            QVERIFY2(wrong.isEmpty(), qPrintable(u"at write %1: %2"_qs.arg(write).arg(wrong)));
        }
        m_cases += write - 1;
        qInfo("%d cases", write - 1);
        QVERIFY(write > 20);
    }

    void cleanupTestCase() { qInfo("%d cases in all", m_cases); }

private:
    int m_cases = 0;
};

QTEST_GUILESS_MAIN(RenewalFaultsTest)
#include "renewalfaults_test.moc"
