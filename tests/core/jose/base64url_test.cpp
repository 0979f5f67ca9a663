#include "core/jose/base64url.h"

#include <QTest>

using namespace eid;

class Base64UrlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // RFC 7515, appendix C, and RFC 4648, 10.
    void knowsTheExamplesOfTheStandards()
    {
        QCOMPARE(toBase64Url(Bytes{3, 236, 255, 224, 193}), QByteArray("A-z_4ME"));
        QCOMPARE(fromBase64Url("A-z_4ME").value(), (Bytes{3, 236, 255, 224, 193}));
        QCOMPARE(toBase64Url({}), QByteArray());
        QCOMPARE(fromBase64Url("").value(), Bytes());
        QCOMPARE(fromBase64Url("Zg").value(), Bytes{'f'});
        QCOMPARE(fromBase64Url("Zm8").value(), (Bytes{'f', 'o'}));
        QCOMPARE(fromBase64Url("Zm9v").value(), (Bytes{'f', 'o', 'o'}));
    }

    void takesOneTextForTheSameOctets()
    {
        for (const char *text : {"Zg==", "Zm8=", "Zh", "Zm9", "Z", "Zm9vZ", "+A", "/A", "Zm 9v",
                 "Zm9v\n", "Zm9v.", "Zg=", "=", "é", "Zm9vä"})
            QVERIFY2(!fromBase64Url(text), text);
        QVERIFY(!fromBase64Url(QByteArrayView("Zg\0\0", 4)));
    }
};

QTEST_APPLESS_MAIN(Base64UrlTest)
#include "base64url_test.moc"
