#include "tests/core/renewal/casecard.h"

#include <QProcess>
#include <QTest>

#include <csignal>
#include <memory>

using namespace eid;
using eid::testing::CaseCard;
using eid::testing::FaultGround;
using eid::testing::ToolAtWork;

namespace {

struct Child
{
    bool wasKilled = false;
    int status = -1;
    QString said;
};

} // namespace

/// A process that renews against the reference platform is killed by the kernel at every write of
/// its records: before it, in the middle of it, and after it. Another process has to bring the
/// renewal to its end in one go, with the card as the dead one has left it.
class KilledRenewalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_ground = std::make_unique<FaultGround>();
        CaseCard card(*m_ground);
        card.keepState();
        const Child child = processOf(card, {});
        QVERIFY2(child.status == 0, qPrintable(child.said));
        QCOMPARE(verdictOn(card), QString());
        const QStringList counts = child.said.split(u' ');
        QCOMPARE(counts.size(), 3);
        m_writes = {{u"before"_qs, counts[0].toInt()}, {u"torn"_qs, counts[1].toInt()},
            {u"after"_qs, counts[2].toInt()}};
        qInfo("%s writes of the records", qPrintable(child.said));
        // Every step of both credentials has its record before and after it.
        for (const int writes : std::as_const(m_writes))
            QVERIFY(writes >= 2 * 2 * 6);
    }

    void survives_data()
    {
        QTest::addColumn<QString>("moment");
        QTest::newRow("before a write") << u"before"_qs;
        QTest::newRow("amid a write") << u"torn"_qs;
        QTest::newRow("after a write") << u"after"_qs;
    }

    void survives()
    {
        QFETCH(QString, moment);
        const int writes = m_writes.value(moment);
        int cases = 0;
        for (int write = 1; write <= writes; ++write, ++cases) {
            const auto told = [&](const QString &wrong) {
                return u"killed %1 write %2: %3"_qs.arg(moment).arg(write).arg(wrong).toUtf8();
            };
            CaseCard card(*m_ground);
            card.keepState();
            const Child first = processOf(card, {moment, QString::number(write)});
            QVERIFY2(first.wasKilled, told(u"not killed "_qs + first.said));
            card.takeState();
            QVERIFY2(card.faultOfPin().isEmpty(), told(card.faultOfPin()));
            const Child second = processOf(card, {});
            QVERIFY2(second.status == 0, told(second.said));
            const QString wrong = verdictOn(card);
            QVERIFY2(wrong.isEmpty(), told(wrong));
        }
        qInfo("%d cases", cases);
        QCOMPARE(cases, writes);
        m_cases += cases;
    }

    void cleanupTestCase()
    {
        qInfo("%d cases in all", m_cases);
        m_ground.reset();
    }

private:
    /// Runs a process with the card in its file, until it ends.
    Child processOf(const CaseCard &card, const QStringList &death) const
    {
        QProcess process;
        process.start(QStringLiteral(EID_RENEWAL_CHILD),
            QStringList{card.stateFile(), card.records(), m_ground->platform().address(),
                m_ground->rootFile()}
                + death);
        process.write(QByteArray(reinterpret_cast<const char *>(card.pin().data()),
            static_cast<qsizetype>(card.pin().size())));
        process.closeWriteChannel();
        if (!process.waitForFinished(60'000))
            return {false, -1, u"it does not end"_qs};
        // For a process that a signal has ended Qt gives the signal.
        const bool isCrash = process.exitStatus() == QProcess::CrashExit;
        return {isCrash && process.exitCode() == SIGKILL, isCrash ? -1 : process.exitCode(),
            QString::fromLocal8Bit(process.readAllStandardOutput() + process.readAllStandardError())
                .trimmed()};
    }

    /// What is wrong in the end; empty: nothing.
    static QString verdictOn(CaseCard &card)
    {
        card.takeState();
        ToolAtWork tool(card.tool());
        return tool.insert(card.contacts) ? card.fault(tool) : u"not read"_qs;
    }

    std::unique_ptr<FaultGround> m_ground;
    QMap<QString, int> m_writes; ///< by moment
    int m_cases = 0;
};

QTEST_GUILESS_MAIN(KilledRenewalTest)
#include "killedrenewal_test.moc"
