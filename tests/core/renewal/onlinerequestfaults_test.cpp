#include "tests/core/renewal/casecard.h"

#include <QTest>

#include <memory>

using namespace eid;
using eid::testing::CaseCard;
using eid::testing::FaultGround;
using eid::testing::ToolAtWork;

namespace {

/// More requests than are sent before the tool gives up, whatever is tried again.
constexpr int onAndOn = 32;

} // namespace

/// Everything that the reference platform can do in a renewal of both credentials, at each of its
/// requests: once, and until the tool gives up. Then one more go has to bring the renewal to its
/// end.
class OnlineRequestFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_ground = std::make_unique<FaultGround>();
        CaseCard card(*m_ground);
        ToolAtWork tool(card.tool());
        QVERIFY(tool.insert(card.contacts));
        const int before = m_ground->platform().statistics().requests;
        const auto renewed = tool.renew(card.pin());
        QVERIFY2(renewed, renewed ? "" : qPrintable(renewed.error().detail));
        m_requests = m_ground->platform().statistics().requests - before;
        QCOMPARE(m_requests, renewed->requests);
        QCOMPARE(card.fault(tool), QString());
        qInfo("%d requests a renewal", m_requests);
        QVERIFY(m_requests > 10);
    }

    void survives_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<int>("times");
        for (const int times : {1, onAndOn}) {
            const char *often = times == 1 ? "once" : "from then on";
            QTest::addRow("dropped before, %s", often) << u"drop-before=%1"_qs << times;
            QTest::addRow("dropped after, %s", often) << u"drop-after=%1"_qs << times;
            QTest::addRow("answered twice, %s", often) << u"twice=%1"_qs << times;
            QTest::addRow("garbage for a status, %s", often) << u"garbage=%1:status"_qs << times;
            QTest::addRow("garbage for a body, %s", often) << u"garbage=%1:json"_qs << times;
            QTest::addRow("500, %s", often) << u"status=%1:500"_qs << times;
        }
    }

    void survives()
    {
        QFETCH(QString, fault);
        QFETCH(int, times);
        int cases = 0;
        m_stopped = 0;
        for (int request = 1; request <= m_requests; ++request, ++cases) {
            QStringList faults;
            for (int i = 0; i < times; ++i)
                faults.append(fault.arg(request + i));
            const QString wrong = judged(faults);
            QVERIFY2(wrong.isEmpty(), qPrintable(u"%1: %2"_qs.arg(faults.first(), wrong)));
        }
        qInfo("%d cases, %d of which stopped the renewal", cases, m_stopped);
        QCOMPARE(cases, m_requests);
        // Nothing comes through a platform that stays so, unless it answers rightly as well.
        if (times > 1 && !fault.startsWith(u"twice") && !fault.endsWith(u":json"))
            QCOMPARE(m_stopped, m_requests);
        m_cases += cases;
    }

    void waits_data()
    {
        QTest::addColumn<int>("enrolment");
        QTest::newRow("9C") << 1;
        QTest::newRow("9A") << 2;
    }

    void waits()
    {
        QFETCH(int, enrolment);
        QCOMPARE(judged({u"pending=%1:3600@simplereenroll"_qs.arg(enrolment)}), QString());
        ++m_cases;
    }

    void cleanupTestCase()
    {
        qInfo("%d cases in all", m_cases);
        m_ground.reset();
    }

private:
    /// A renewal with these faults, and another go without any. Empty, or what is wrong.
    QString judged(const QStringList &faults)
    {
        CaseCard card(*m_ground);
        ToolAtWork tool(card.tool());
        if (!tool.insert(card.contacts))
            return u"not read"_qs;
        sandbox::ReferencePlatform &platform = m_ground->platform();
        if (!platform.arm(sandbox::parsePlatformFaults(faults).value()))
            return u"not armed"_qs;
        const auto first = tool.renew(card.pin());
        m_stopped += first ? 0 : 1;
        if (platform.faultsLeft() == faults.size())
            return u"did not come to it"_qs;
        if (!platform.arm({}))
            return u"not disarmed"_qs;
        if (const QString wrong = card.faultOfPin(); !wrong.isEmpty())
            return wrong;
        if (!tool.reinsert())
            return u"not read again"_qs;
        const auto second = tool.goOn(card.pin());
        return second ? card.fault(tool) : second.error().detail;
    }

    std::unique_ptr<FaultGround> m_ground;
    int m_requests = 0;
    int m_stopped = 0; ///< renewals, of the fault that is under way
    int m_cases = 0;
};

QTEST_GUILESS_MAIN(OnlineRequestFaultsTest)
#include "onlinerequestfaults_test.moc"
