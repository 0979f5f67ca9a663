#include "tests/core/renewal/casecard.h"

#include <QTest>

#include <algorithm>
#include <memory>

using namespace eid;
using eid::testing::CaseCard;
using eid::testing::FaultGround;
using eid::testing::TestDesk;
using eid::testing::ToolAtWork;

namespace {

/// Long enough for the virtual card on a busy machine, short enough to be waited for a hundred
/// times.
constexpr std::chrono::milliseconds muteTimeout(400);

} // namespace

/// Everything that a card can do once in a renewal of both credentials against the reference
/// platform, at each of its commands. Then it is put in again, and one more go has to bring the
/// renewal to its end.
class OnlineCardFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_ground = std::make_unique<FaultGround>();
        for (int i = 0; i < 3; ++i) {
            CaseCard card(*m_ground);
            ToolAtWork tool(card.tool());
            QVERIFY(tool.insert(card.contacts));
            card.contacts->arm({});
            const auto renewed = tool.renew(card.pin());
            QVERIFY2(renewed, renewed ? "" : qPrintable(renewed.error().detail));
            const int apdus = card.contacts->apduCount();
            QCOMPARE(card.fault(tool), QString());
            if (i > 0)
                QCOMPARE(apdus, m_apdus);
            m_apdus = apdus;
        }
        qInfo("%d APDUs a renewal", m_apdus);
        QVERIFY(m_apdus > 30);
    }

    void survives_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::newRow("pulled before") << u"pull-before"_qs;
        QTest::newRow("pulled after") << u"pull-after"_qs;
        QTest::newRow("mute before") << u"mute-before"_qs;
        QTest::newRow("mute after") << u"mute-after"_qs;
    }

    void survives()
    {
        QFETCH(QString, fault);
        const bool isMute = fault.startsWith(u"mute");
        int cases = 0;
        int stopped = 0;
        for (int apdu = 1; apdu <= m_apdus; ++apdu, ++cases) {
            const auto told = [&](const QString &wrong) {
                return u"%1 at APDU %2: %3"_qs.arg(fault).arg(apdu).arg(wrong).toUtf8();
            };
            CaseCard card(*m_ground);
            ToolAtWork tool(card.tool(isMute ? muteTimeout : TestDesk::patience));
            QVERIFY(tool.insert(card.contacts));
            card.contacts->arm(sandbox::parseFaults({u"%1=%2"_qs.arg(fault).arg(apdu)}).value());
            const auto first = tool.renew(card.pin());
            stopped += first ? 0 : 1;
            QVERIFY2(card.contacts->apduCount() >= apdu, told(u"did not come to it"_qs));
            QVERIFY2(card.faultOfPin().isEmpty(), told(card.faultOfPin()));
            QVERIFY2(tool.reinsert(), told(u"not read again"_qs));
            const auto second = tool.goOn(card.pin());
            QVERIFY2(second, told(second ? QString() : second.error().detail));
            const QString wrong = card.fault(tool);
            QVERIFY2(wrong.isEmpty(), told(wrong));
        }
        qInfo("%d cases, %d of which stopped the renewal", cases, stopped);
        QCOMPARE(cases, m_apdus);
        QVERIFY(stopped > m_apdus / 2);
        m_cases += cases;
    }

    void cleanupTestCase()
    {
        qInfo("%d cases in all", m_cases);
        m_ground.reset();
    }

private:
    std::unique_ptr<FaultGround> m_ground;
    int m_apdus = 0;
    int m_cases = 0;
};

QTEST_GUILESS_MAIN(OnlineCardFaultsTest)
#include "onlinecardfaults_test.moc"
