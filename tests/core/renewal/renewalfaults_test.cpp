#include "tests/core/renewal/renewalbench.h"

#include <QTest>

#include <memory>

using namespace eid;
using eid::testing::CrashingLedger;
using eid::testing::RenewalAttempt;
using eid::testing::RenewalBench;
using eid::testing::RenewalScene;

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

Q_DECLARE_METATYPE(eid::testing::CrashingLedger::Moment)

/// What the matrices against the reference platform leave out: a card that does not tell its public
/// keys, and a second fault while the first is made good. Each row is one kind of fault, at the
/// first place, at the second, and so on, until it is beyond the end of a renewal.
class RenewalFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void survivesTheCard_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::newRow("pulled before") << u"pull-before"_qs;
        QTest::newRow("pulled after") << u"pull-after"_qs;
        QTest::newRow("mute before") << u"mute-before"_qs;
        QTest::newRow("mute after") << u"mute-after"_qs;
    }

    void survivesTheCard()
    {
        QFETCH(QString, fault);
        const bool isMute = fault.startsWith(u"mute");
        int apdu = 1;
        for (;; ++apdu) {
            RenewalScene kind;
            kind.metadata = false;
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

    void survivesTheProcess_data()
    {
        QTest::addColumn<CrashingLedger::Moment>("moment");
        QTest::newRow("before a write") << CrashingLedger::Moment::Before;
        QTest::newRow("after a write") << CrashingLedger::Moment::After;
    }

    void survivesTheProcess()
    {
        QFETCH(CrashingLedger::Moment, moment);
        int write = 1;
        for (;; ++write) {
            RenewalBench scene({false});
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
