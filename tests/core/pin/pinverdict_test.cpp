#include "core/pin/pinverdict.h"

#include <QTest>

using eid::PinVerdict;

using Count = std::optional<int>;
Q_DECLARE_METATYPE(Count)

class PinVerdictTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judgesCounters_data()
    {
        QTest::addColumn<Count>("before");
        QTest::addColumn<Count>("atMost");
        QTest::addColumn<Count>("now");
        QTest::addColumn<PinVerdict>("verdict");
        const Count unknown;
        QTest::newRow("rose") << Count(2) << Count(3) << Count(3) << PinVerdict::NewValid;
        QTest::newRow("rose, maximum unknown")
            << Count(2) << unknown << Count(3) << PinVerdict::NewValid;
        QTest::newRow("rose from none") << Count(0) << Count(3) << Count(3) << PinVerdict::NewValid;
        QTest::newRow("fell") << Count(3) << Count(3) << Count(2) << PinVerdict::OldEntryWrong;
        QTest::newRow("fell to none") << Count(1) << Count(3) << Count(0) << PinVerdict::Blocked;
        QTest::newRow("below the maximum")
            << Count(2) << Count(3) << Count(2) << PinVerdict::OldValid;
        QTest::newRow("blocked as before")
            << Count(0) << Count(3) << Count(0) << PinVerdict::OldValid;
        QTest::newRow("at the maximum") << Count(3) << Count(3) << Count(3) << PinVerdict::Unknown;
        QTest::newRow("maximum unknown") << Count(2) << unknown << Count(2) << PinVerdict::Unknown;
        QTest::newRow("before unknown") << unknown << Count(3) << Count(3) << PinVerdict::Unknown;
        QTest::newRow("now unknown") << Count(3) << Count(3) << unknown << PinVerdict::Unknown;
    }
    void judgesCounters()
    {
        QFETCH(Count, before);
        QFETCH(Count, atMost);
        QFETCH(Count, now);
        QFETCH(PinVerdict, verdict);
        QCOMPARE(eid::judgeCounters(true, before, atMost, now), verdict);
        QCOMPARE(eid::judgeCounters(false, before, atMost, now), PinVerdict::OldValid);
    }
};

QTEST_APPLESS_MAIN(PinVerdictTest)
#include "pinverdict_test.moc"
