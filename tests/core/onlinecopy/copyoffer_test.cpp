#include "core/onlinecopy/copyoffer.h"
#include "core/onlinecopy/linkparameters.h"
#include "core/onlinecopy/octets.h"

#include <QTest>
#include <QUrl>

using namespace eid;

Q_DECLARE_METATYPE(eid::ErrorCode)

namespace {

const QUrl address(QStringLiteral("https://platform.example:8443/base/"));

QString offerOf(const QString &more = {})
{
    return QStringLiteral(
        R"({"credential_issuer":"https://platform.example:8443/base",)"
        R"("credential_configuration_ids":["another","online-copy"],"other":{"a":[1]},)"
        R"("grants":{"authorization_code":{},)"
        R"("urn:ietf:params:oauth:grant-type:pre-authorized_code":)"
        R"({"pre-authorized_code":"Ab-9_.~"%1}}})")
        .arg(more);
}

QString linkOf(const QString &json)
{
    return QStringLiteral("openid-credential-offer://?credential_offer=")
        + QString::fromLatin1(QUrl::toPercentEncoding(json));
}

QString referenceTo(const QString &url)
{
    return QStringLiteral("openid-credential-offer://?credential_offer_uri=")
        + QString::fromLatin1(QUrl::toPercentEncoding(url));
}

} // namespace

class CopyOfferTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void understands_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("JSON") << offerOf();
        QTest::newRow("blanks around") << u"\n  "_qs + offerOf() + u"\r\n"_qs;
        QTest::newRow("link") << linkOf(offerOf());
        QTest::newRow("upper case") << linkOf(offerOf()).replace(
            u"openid-credential-offer"_qs, u"OPENID-Credential-Offer"_qs);
        QTest::newRow("one slash more") << linkOf(offerOf()).replace(u"://?"_qs, u":///?"_qs);
        QTest::newRow("no slashes") << linkOf(offerOf()).replace(u"://?"_qs, u":?"_qs);
        QTest::newRow("more parameters") << linkOf(offerOf()) + u"&utm=1"_qs;
    }
    void understands()
    {
        QFETCH(QString, text);
        const auto offer = understandOffer(text, address);
        QVERIFY2(offer, offer ? "" : qPrintable(offer.error().detail));
        const auto *found = std::get_if<CopyOffer>(&*offer);
        QVERIFY(found);
        QCOMPARE(found->issuer, u"https://platform.example:8443/base"_qs);
        QCOMPARE(found->code, QByteArray("Ab-9_.~"));
        QVERIFY(!found->transactionCode);
    }

    void understandsTheCode_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<bool>("isNumeric");
        QTest::addColumn<int>("length"); // 0: not said
        QTest::addColumn<QString>("hint");
        QTest::newRow("empty") << u",\"tx_code\":{}"_qs << true << 0 << QString();
        QTest::newRow("digits") << uR"(,"tx_code":{"input_mode":"numeric","length":6})"_qs << true
                                << 6 << QString();
        QTest::newRow("text") << uR"(,"tx_code":{"input_mode":"text","description":"见回执"})"_qs
                              << false << 0 << u"见回执"_qs;
    }
    void understandsTheCode()
    {
        QFETCH(QString, member);
        QFETCH(bool, isNumeric);
        QFETCH(int, length);
        QFETCH(QString, hint);
        const auto offer = offerIn(octetsOf(offerOf(member).toUtf8()), address);
        QVERIFY2(offer, offer ? "" : qPrintable(offer.error().detail));
        QVERIFY(offer->transactionCode);
        QCOMPARE(offer->transactionCode->isNumeric, isNumeric);
        QCOMPARE(offer->transactionCode->length.value_or(0), length);
        QCOMPARE(offer->transactionCode->hint, hint);
    }

    void findsThePlace_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QByteArray>("path");
        QTest::newRow("below") << u"https://platform.example:8443/base/offers/7"_qs
                               << QByteArray("/offers/7");
        QTest::newRow("query") << u"https://Platform.Example:8443/base/offers?id=7%2F1"_qs
                               << QByteArray("/offers?id=7%2F1");
    }
    void findsThePlace()
    {
        QFETCH(QString, url);
        QFETCH(QByteArray, path);
        const auto offer = understandOffer(referenceTo(url), address);
        QVERIFY2(offer, offer ? "" : qPrintable(offer.error().detail));
        QVERIFY(std::holds_alternative<OfferPlace>(*offer));
        QCOMPARE(std::get<OfferPlace>(*offer).path, path);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<ErrorCode>("code");
        const auto malformed = ErrorCode::CopyOfferMalformed;
        const auto untrusted = ErrorCode::CopyOfferUntrusted;
        QTest::newRow("empty") << QString() << malformed;
        QTest::newRow("words") << u"please"_qs << malformed;
        QTest::newRow("javascript") << u"javascript:alert(1)"_qs << malformed;
        QTest::newRow("file") << u"file:///etc/passwd"_qs << malformed;
        QTest::newRow("http") << u"http://platform.example/?credential_offer={}"_qs << malformed;
        QTest::newRow("https") << u"https://platform.example:8443/base/offers/7"_qs << malformed;
        QTest::newRow("a request") << u"openid4vp://?client_id=a&request=b"_qs << malformed;
        QTest::newRow("no parameters") << u"openid-credential-offer://"_qs << malformed;
        QTest::newRow("a host") << linkOf(offerOf()).replace(u"://?"_qs, u"://evil.example/?"_qs)
                                << malformed;
        QTest::newRow("both") << linkOf(offerOf())
                + u"&credential_offer_uri=https%3A%2F%2Fplatform.example%3A8443%2Fbase%2Fa"_qs
                              << malformed;
        QTest::newRow("twice") << linkOf(offerOf()) + u"&credential_offer=%7B%7D"_qs << malformed;
        QTest::newRow("no JSON") << u"{\"credential_issuer\":"_qs << malformed;
        QTest::newRow("a member twice")
            << offerOf().replace(u"\"other\""_qs, u"\"credential_issuer\""_qs) << malformed;
        QTest::newRow("too long") << QString(longestLink + 1, u'{') << malformed;
        QTest::newRow("too large")
            << offerOf(u",\"x\":\""_qs + QString(20'000, u'x') + u'"') << malformed;
        QTest::newRow("not UTF-8")
            << u"openid-credential-offer://?credential_offer=%FF"_qs << malformed;
        QTest::newRow("half an escape")
            << u"openid-credential-offer://?credential_offer=%7"_qs << malformed;
        QTest::newRow("another issuer")
            << offerOf().replace(u"platform.example"_qs, u"evil.example"_qs) << untrusted;
        QTest::newRow("another port") << offerOf().replace(u"8443"_qs, u"443"_qs) << untrusted;
        QTest::newRow("a slash more")
            << offerOf().replace(u"/base\""_qs, u"/base/\""_qs) << untrusted;
        QTest::newRow("no issuer")
            << offerOf().replace(u"credential_issuer"_qs, u"issuer"_qs) << malformed;
        QTest::newRow("another credential")
            << offerOf().replace(u"online-copy"_qs, u"diploma"_qs) << malformed;
        QTest::newRow("another grant")
            << offerOf().replace(u"urn:ietf:params"_qs, u"urn:other"_qs) << malformed;
        QTest::newRow("blank in the code")
            << offerOf().replace(u"Ab-9_.~"_qs, u"Ab 9"_qs) << malformed;
        QTest::newRow("another server")
            << offerOf(u",\"authorization_server\":\"https://evil.example\""_qs) << untrusted;
        QTest::newRow("form of the code") << offerOf(u",\"tx_code\":[]"_qs) << malformed;
        QTest::newRow("mode of the code")
            << offerOf(uR"(,"tx_code":{"input_mode":"voice"})"_qs) << malformed;
        QTest::newRow("length of the code")
            << offerOf(uR"(,"tx_code":{"length":0})"_qs) << malformed;
        QTest::newRow("hint that turns")
            << offerOf(u",\"tx_code\":{\"description\":\"a\u202eb\"}"_qs) << malformed;
        QTest::newRow("hint too long")
            << offerOf(u",\"tx_code\":{\"description\":\""_qs + QString(301, u'a') + u"\"}"_qs)
            << malformed;
        for (const auto &url :
            {u"http://platform.example:8443/base/a"_qs, u"https://evil.example/base/a"_qs,
                u"https://platform.example/base/a"_qs, u"https://platform.example:8443/other"_qs,
                u"https://platform.example:8443/base"_qs,
                u"https://platform.example:8443/base/../a"_qs,
                u"https://platform.example:8443/base/%2e%2e/a"_qs,
                u"https://platform.example:8443/base/a%2F..%2Fb"_qs,
                u"https://user@platform.example:8443/base/a"_qs,
                u"https://platform.example:8443@evil.example/base/a"_qs,
                u"https://platform.example:8443/base/a#b"_qs,
                u"https://platform.example:8443/base/a b"_qs, u"file:///base/a"_qs,
                u"javascript:alert(1)"_qs, u"https://127.0.0.1:8443/base/a"_qs, QString()})
            QTest::newRow(qPrintable(u"at "_qs + url)) << referenceTo(url) << untrusted;
    }
    void refuses()
    {
        QFETCH(QString, text);
        QFETCH(ErrorCode, code);
        const auto offer = understandOffer(text, address);
        QVERIFY(!offer);
        QCOMPARE(offer.error().code, code);
    }
};

QTEST_APPLESS_MAIN(CopyOfferTest)

#include "copyoffer_test.moc"
