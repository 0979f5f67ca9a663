#include "core/card/holder.h"

#include <QTest>

using namespace eid;

class HolderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void checksNumbers_data()
    {
        QTest::addColumn<QString>("number");
        QTest::addColumn<bool>("isValid");

        // The two examples of GB 11643-1999, annex A.
        QTest::newRow("check digit X") << u"11010519491231002X"_qs << true;
        QTest::newRow("check digit a number") << u"440524188001010014"_qs << true;
        QTest::newRow("wrong check digit") << u"440524188001010015"_qs << false;
        QTest::newRow("two digits exchanged") << u"440542188001010014"_qs << false;
        QTest::newRow("lower-case x") << u"11010519491231002x"_qs << false;
        QTest::newRow("old, 15 digits") << u"110105491231002"_qs << false;
        QTest::newRow("19 characters") << u"11010519491231002XX"_qs << false;
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("letters") << u"A1010519491231002X"_qs << false;
        QTest::newRow("digits of another script") << u"١١٠١٠٥١٩٤٩١٢٣١٠٠٢X"_qs << false;
    }

    void checksNumbers()
    {
        QFETCH(QString, number);
        QTEST(isIdNumber(number), "isValid");
    }

    void wantsADayThatExists()
    {
        // A right check digit over the 30th of February.
        QString number = u"110105199002300010"_qs;
        number.back() = idNumberCheckDigit(number);
        QVERIFY(!birthDateOf(number));
        QVERIFY(!isIdNumber(number));
    }

    void readsTheBirthDate()
    {
        QCOMPARE(birthDateOf(u"11010519491231002X"_qs), std::optional(QDate(1949, 12, 31)));
        QVERIFY(!birthDateOf(u"11010519491231"_qs));
    }

    void namesTheHolder()
    {
        Certificate certificate;
        certificate.commonName = u"阿卜杜拉·买买提"_qs;
        certificate.serialNumberAttribute = u"IDCCN-11010519491231002X"_qs;
        const auto holder = holderOf(certificate);
        QVERIFY(holder);
        QCOMPARE(holder->name, certificate.commonName);
        QCOMPARE(holder->idNumber, std::optional(u"11010519491231002X"_qs));
        QCOMPARE(holder->birthDate, std::optional(QDate(1949, 12, 31)));
    }

    void acceptsALowerCaseCheckDigitInACertificate()
    {
        Certificate certificate;
        certificate.commonName = u"王小明"_qs;
        certificate.serialNumberAttribute = u"IDCCN-11010519491231002x"_qs;
        QCOMPARE(holderOf(certificate)->idNumber, std::optional(u"11010519491231002X"_qs));
    }

    void leavesOutWhatIsNoIdNumber_data()
    {
        QTest::addColumn<QString>("attribute");

        QTest::newRow("none") << QString();
        QTest::newRow("wrong check digit") << u"IDCCN-110105194912310021"_qs;
        QTest::newRow("another country") << u"IDCDE-11010519491231002X"_qs;
        QTest::newRow("a passport") << u"PASCN-11010519491231002X"_qs;
        QTest::newRow("no prefix") << u"11010519491231002X"_qs;
        QTest::newRow("prefix alone") << u"IDCCN-"_qs;
        QTest::newRow("white space behind") << u"IDCCN-11010519491231002X "_qs;
    }

    void leavesOutWhatIsNoIdNumber()
    {
        QFETCH(QString, attribute);
        Certificate certificate;
        certificate.commonName = u"王小明"_qs;
        certificate.serialNumberAttribute = attribute;
        const auto holder = holderOf(certificate);
        QVERIFY(holder);
        QVERIFY(!holder->idNumber);
        QVERIFY(!holder->birthDate);
    }

    void knowsNobodyWithoutAName()
    {
        Certificate certificate;
        certificate.commonName = u"  "_qs;
        certificate.serialNumberAttribute = u"IDCCN-11010519491231002X"_qs;
        QVERIFY(!holderOf(certificate));
    }

    void namesSlots()
    {
        QCOMPARE(slotName(KeySlot::Authentication), u"9A"_qs);
        QCOMPARE(slotOfName(u"9e"_qs).value(), KeySlot::CardAuthentication);
        QCOMPARE(slotOfName(u"9D"_qs).value(), KeySlot::KeyManagement);
        QCOMPARE(slotOfName(u"9B"_qs).error().code, ErrorCode::CertificateSlotUnknown);
        QCOMPARE(slotOfName({}).error().code, ErrorCode::CertificateSlotUnknown);
    }
};

QTEST_APPLESS_MAIN(HolderTest)
#include "holder_test.moc"
