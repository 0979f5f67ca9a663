#include "sandboxsession.h"
#include "schemacheck.h"

#include <QDeadlineTimer>
#include <QTest>

namespace {

/// Asks the card, as soon as it is back in the reader.
bool isPin(const SandboxSession &sandbox, const QByteArray &digits)
{
    constexpr int noCard = 20;
    const QStringList words{QStringLiteral("pin"), QStringLiteral("verify"),
        QStringLiteral("--pin-fd"), QStringLiteral("0")};
    const QDeadlineTimer deadline(std::chrono::seconds(20));
    Ended ended;
    do
        ended = sandbox.eidctl(words, digits);
    while (ended.status == noCard && !deadline.hasExpired());
    return ended.status == 0;
}

Ended change(const SandboxSession &sandbox, const QString &more)
{
    return sandbox.eidctl(
        (QStringLiteral("pin change --pin-fd 0 --json ") + more).split(u' ', Qt::SkipEmptyParts),
        "471108\n284655\n");
}

} // namespace

/// A change of the PIN that is cut short ends in the truth, wherever the card is pulled out. How
/// many commands come before the change depends on how much of the card was read; the change itself
/// is found by its instruction.
class InterruptedChangeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsInTheTruth_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<bool>("hasTryLessBefore");
        for (int apdu = 6; apdu <= 13; ++apdu) {
            for (const auto kind : {"pull-before", "pull-after"})
                QTest::addRow("%s=%d", kind, apdu)
                    << QStringLiteral("%1=%2").arg(QLatin1String(kind)).arg(apdu) << false;
        }
        for (const auto fault : {"pull-before=ins24", "pull-after=ins24"}) {
            QTest::addRow("%s", fault) << QString::fromLatin1(fault) << false;
            QTest::addRow("%s, a try less before", fault) << QString::fromLatin1(fault) << true;
        }
    }
    void endsInTheTruth()
    {
        QFETCH(QString, fault);
        QFETCH(bool, hasTryLessBefore);
        const SandboxSession sandbox;
        if (hasTryLessBefore)
            QVERIFY(!isPin(sandbox, "999998"));
        sandbox.control({QStringLiteral("fault"), fault, QStringLiteral("reinsert=1000")});

        // A counter below its maximum tells what happened; a full one does not without a trial.
        const auto ended
            = change(sandbox, hasTryLessBefore ? QString() : QStringLiteral("--settle"));
        const bool isChanged = ended.status == 0;
        if (fault.endsWith(u"ins24"))
            QCOMPARE(isChanged, fault.startsWith(u"pull-after"));
        QCOMPARE(
            schemaFault(isChanged ? QStringLiteral("pin-job") : QStringLiteral("error"), ended.out),
            QString());
        const QString verdict = isChanged
            ? ended.json()[u"verdict"].toString(QStringLiteral("new-valid"))
            : ended.json()[u"error"].toObject()[u"verdict"].toString(QStringLiteral("old-valid"));
        QCOMPARE(verdict, isChanged ? QStringLiteral("new-valid") : QStringLiteral("old-valid"));
        QVERIFY(isPin(sandbox, isChanged ? "284655" : "471108"));
    }

    void leavesOpenWhatItMayNotTry_data()
    {
        QTest::addColumn<QString>("fault");
        for (const auto fault : {"pull-before=ins24", "pull-after=ins24"})
            QTest::newRow(fault) << QString::fromLatin1(fault);
    }
    void leavesOpenWhatItMayNotTry()
    {
        QFETCH(QString, fault);
        const SandboxSession sandbox({QStringLiteral("--fault"), fault});
        const auto ended = change(sandbox, QStringLiteral("--wait 0"));
        QCOMPARE(ended.status, 55);
        QCOMPARE(ended.errorCode(), QStringLiteral("pin-state-unknown"));
        QCOMPARE(
            ended.json()[u"error"].toObject()[u"verdict"].toString(), QStringLiteral("unknown"));
    }
};

QTEST_GUILESS_MAIN(InterruptedChangeTest)
#include "interruptedchange_test.moc"
