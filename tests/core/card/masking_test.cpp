#include "core/card/masking.h"

#include <QTest>

class MaskingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsFourInFrontAndTwoBehind()
    {
        QCOMPARE(eid::maskedIdNumber(u"110101199003070011"_qs), u"1101••••••••••••11"_qs);
    }

    void hidesAShortNumberWhole()
    {
        QCOMPARE(eid::maskedIdNumber(u"123456"_qs), u"••••••"_qs);
        QCOMPARE(eid::maskedIdNumber(QString()), QString());
    }

    void masksTheNumbersOfASubject()
    {
        QCOMPARE(eid::withIdNumbersMasked(
                     u"CN=王小明,serialNumber=IDCCN-11010119900307001X,serialNumber=1234567"_qs),
            u"CN=王小明,serialNumber=IDCCN-1101••••••••••••1X,serialNumber=1234567"_qs);
    }

    void leavesLongerNumbersAlone()
    {
        QCOMPARE(eid::withIdNumbersMasked(u"1234567890123456789"_qs), u"1234567890123456789"_qs);
    }
};

QTEST_APPLESS_MAIN(MaskingTest)
#include "masking_test.moc"
