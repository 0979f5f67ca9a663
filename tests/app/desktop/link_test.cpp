#include "app/desktop/link.h"

#include <QtTest>

using namespace eid;

class LinkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTakenAsItIs_data();
    void isTakenAsItIs();
    void isRefused_data();
    void isRefused();
};

void LinkTest::isTakenAsItIs_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("request") << QStringLiteral(
        "openid4vp://?client_id=x509_san_dns%3Ashop.example&request_uri=https%3A%2F%2Fa%2Fb");
    QTest::newRow("offer") << QStringLiteral("openid-credential-offer://?credential_offer=%7B%7D");
    QTest::newRow("upper case") << QStringLiteral("OpenID4VP://?a");
    QTest::newRow("without a host") << QStringLiteral("openid4vp:?a");
    QTest::newRow("as long as may be")
        << QStringLiteral("openid4vp://?").leftJustified(longestLink, QLatin1Char('a'));
}

void LinkTest::isTakenAsItIs()
{
    QFETCH(QString, text);
    QCOMPARE(linkOf(text), std::optional(text));
}

void LinkTest::isRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("javascript") << QStringLiteral("javascript:alert(1)");
    QTest::newRow("file") << QStringLiteral("file:///etc/passwd");
    QTest::newRow("https") << QStringLiteral("https://shop.example/?openid4vp://");
    QTest::newRow("another of the kind") << QStringLiteral("openid4vp2://?a");
    QTest::newRow("scheme alone") << QStringLiteral("openid4vp");
    QTest::newRow("option") << QStringLiteral("--film=openid4vp:");
    QTest::newRow("blank before it") << QStringLiteral(" openid4vp://?a");
    QTest::newRow("two lines") << QStringLiteral("openid4vp://?a\nopenid4vp://?b");
    QTest::newRow("a NUL") << QStringLiteral("openid4vp://?a") + QChar(0);
    QTest::newRow("an escape") << QStringLiteral("openid4vp://?a\x1b[2J");
    QTest::newRow("a letter that is not ASCII") << QStringLiteral("openid4vp://?店");
    QTest::newRow("a letter that looks like another") << QStringLiteral("оpenid4vp://?a");
    QTest::newRow("too long")
        << QStringLiteral("openid4vp://?").leftJustified(longestLink + 1, QLatin1Char('a'));
}

void LinkTest::isRefused()
{
    QFETCH(QString, text);
    QCOMPARE(linkOf(text), std::optional<QString>());
}

QTEST_GUILESS_MAIN(LinkTest)
#include "link_test.moc"
