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

/// A change of the PIN that is cut short ends in the truth, wherever the card is pulled out. Which
/// command is the change itself depends on how much of the card was read before, so each place
/// around it is tried.
class InterruptedChangeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsInTheTruth_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<bool>("hasTryLessBefore");
        for (int apdu = 6; apdu <= 13; ++apdu) {
            for (const auto kind : {"pull-before", "pull-after"}) {
                const QString fault = QStringLiteral("%1=%2").arg(QLatin1String(kind)).arg(apdu);
                QTest::addRow("%s=%d", kind, apdu) << fault << false;
                if (apdu >= 9 && apdu <= 11)
                    QTest::addRow("%s=%d, a try less before", kind, apdu) << fault << true;
            }
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
        QTest::addColumn<int>("apdu");
        for (int apdu = 9; apdu <= 13; ++apdu)
            QTest::addRow("%d", apdu) << apdu;
    }
    void leavesOpenWhatItMayNotTry()
    {
        QFETCH(int, apdu);
        const SandboxSession sandbox(
            {QStringLiteral("--fault"), QStringLiteral("pull-after=%1").arg(apdu)});
        const auto ended = change(sandbox, QStringLiteral("--wait 0"));
        const bool isOpen = ended.status == 55;
        QCOMPARE(ended.errorCode() == QLatin1String("pin-state-unknown"), isOpen);
        QCOMPARE(ended.json()[u"error"].toObject()[u"verdict"].toString(),
            isOpen ? QStringLiteral("unknown") : QString());
    }
};

QTEST_GUILESS_MAIN(InterruptedChangeTest)
#include "interruptedchange_test.moc"
