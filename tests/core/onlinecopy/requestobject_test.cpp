#include "copycraft.h"
#include "core/onlinecopy/requestobject.h"

#include <QJsonArray>
#include <QTest>
#include <QUrl>

using namespace eid;
using eid::testing::CopyCraft;

Q_DECLARE_METATYPE(eid::ErrorCode)

namespace {

using Spoil = std::function<void(QJsonObject &)>;

/// Sets \a name to \a value.
Spoil set(const char *name, const QJsonValue &value)
{
    return [=](QJsonObject &claims) { claims.insert(QLatin1String(name), value); };
}

Spoil without(const char *name)
{
    return [=](QJsonObject &claims) { claims.remove(QLatin1String(name)); };
}

} // namespace

class RequestObjectTest : public QObject
{
    Q_OBJECT

    const CopyCraft m_craft;

    [[nodiscard]] Result<OpenRequest> verified(const QByteArray &object) const
    {
        return verifyRequest(object, m_craft.clientId, m_craft.requestRules());
    }

private Q_SLOTS:
    void showsWhoAsksForWhat()
    {
        const auto request = verified(m_craft.request(m_craft.requestClaims()));
        QVERIFY2(request, request ? "" : qPrintable(request.error().detail));
        const AuthenticationRequest &shown = request->shown;
        QCOMPARE(shown.relyingParty.name, u"网上商店"_qs);
        QCOMPARE(shown.relyingParty.host, u"shop.example"_qs);
        QCOMPARE(shown.relyingParty.clientId, m_craft.clientId);
        QCOMPARE(shown.relyingParty.sha256, m_craft.shop.chain.constFirst().sha256);
        QCOMPARE(shown.relyingParty.issuer, u"root"_qs);
        QCOMPARE(shown.purpose, u"开设网上商店"_qs);
        QCOMPARE(shown.expires, m_craft.now.addSecs(300));
        QCOMPARE(shown.asked, QList<CopyField>());
        QCOMPARE(shown.choices, QList<QList<CopyField>>{{}});
        QCOMPARE(shown.withheld().size(), 10);
        QCOMPARE(shown.factors, QList({AuthenticationFactor::CardPin, AuthenticationFactor::Copy}));
        QVERIFY(shown.transactionTexts.isEmpty());
        QCOMPARE(request->credential, u"copy"_qs);
        QCOMPARE(request->path.size(), 2);
        // Another reading, another consent.
        QVERIFY(verified(m_craft.request(m_craft.requestClaims()))->shown.identifier
            != shown.identifier);
    }

    void takesWhatItMayTake_data()
    {
        QTest::addColumn<Spoil>("change");
        QTest::newRow("unknown members") << set("future", QJsonObject{{u"a"_qs, 1}});
        QTest::newRow("metadata") << set("client_metadata", QJsonObject());
        QTest::newRow("another iss") << set("iss", u"whoever"_qs); // OpenID4VP 1.0, 5
        QTest::newRow("no purpose") << without("purpose");
        QTest::newRow("no acr") << without("acr_values");
        QTest::newRow("audiences") << set("aud", QJsonArray{u"https://self-issued.me/v2"_qs});
        QTest::newRow("a clock ahead") << set("iat", m_craft.now.addSecs(59).toSecsSinceEpoch());
    }
    void takesWhatItMayTake()
    {
        QFETCH(Spoil, change);
        QJsonObject claims = m_craft.requestClaims();
        change(claims);
        const auto request = verified(m_craft.request(claims));
        QVERIFY2(request, request ? "" : qPrintable(request.error().detail));
    }

    void wantsAFace()
    {
        QJsonObject claims = m_craft.requestClaims();
        claims.insert(QStringLiteral("acr_values"), QStringLiteral("urn:eid:acr:copy-face"));
        const auto request = verified(m_craft.request(claims));
        QVERIFY(request);
        QVERIFY(request->shown.factors.contains(AuthenticationFactor::Face));
    }

    void refusesClaims_data()
    {
        QTest::addColumn<Spoil>("spoil");
        QTest::addColumn<ErrorCode>("code");
        const auto malformed = ErrorCode::RequestMalformed;
        const auto untrusted = ErrorCode::RequestUntrusted;
        const auto unsupported = ErrorCode::RequestUnsupported;
        const QDateTime &now = m_craft.now;
        const auto seconds
            = [&now](qint64 ahead) { return QJsonValue(now.addSecs(ahead).toSecsSinceEpoch()); };
        QTest::newRow("another client")
            << set("client_id", u"x509_san_dns:other.example"_qs) << untrusted;
        QTest::newRow("no client") << without("client_id") << untrusted;
        QTest::newRow("another audience")
            << set("aud", u"https://platform.example"_qs) << malformed;
        QTest::newRow("no audience") << without("aud") << malformed;
        QTest::newRow("expired") << set("exp", seconds(0)) << malformed; // not after iat
        QTest::newRow("long expired") << Spoil([=](QJsonObject &claims) {
            claims.insert(QStringLiteral("iat"), seconds(-600));
            claims.insert(QStringLiteral("exp"), seconds(-1));
        }) << ErrorCode::RequestOver;
        QTest::newRow("too long") << set("exp", seconds(601)) << malformed;
        QTest::newRow("no exp") << without("exp") << malformed;
        QTest::newRow("no iat") << without("iat") << malformed;
        QTest::newRow("exp as text") << set("exp", u"soon"_qs) << malformed;
        QTest::newRow("from the future") << Spoil([=](QJsonObject &claims) {
            claims.insert(QStringLiteral("iat"), seconds(61));
            claims.insert(QStringLiteral("exp"), seconds(300));
        }) << malformed;
        QTest::newRow("not yet") << set("nbf", seconds(120)) << malformed;
        QTest::newRow("another type")
            << set("response_type", u"vp_token id_token"_qs) << unsupported;
        QTest::newRow("another mode") << set("response_mode", u"direct_post.jwt"_qs) << unsupported;
        QTest::newRow("answer elsewhere")
            << set("response_uri", u"https://shop.example/answers"_qs) << untrusted;
        QTest::newRow("answer to a script")
            << set("response_uri", u"javascript:alert(1)"_qs) << untrusted;
        QTest::newRow("answer to a file") << set("response_uri", u"file:///tmp/a"_qs) << untrusted;
        QTest::newRow("answer to another service")
            << set("response_uri", m_craft.identifier + u"/v1/loss-reports"_qs) << untrusted;
        QTest::newRow("no answer") << without("response_uri") << untrusted;
        QTest::newRow("redirect too")
            << set("redirect_uri", u"https://shop.example/"_qs) << malformed;
        QTest::newRow("request in it")
            << set("request_uri", u"https://shop.example/"_qs) << malformed;
        QTest::newRow("short nonce") << set("nonce", u"0123456789abcdefghijk"_qs) << malformed;
        QTest::newRow("poor nonce") << set("nonce", QString(40, u'a')) << malformed;
        QTest::newRow("odd nonce") << set("nonce", u"0123456789abcdefghijk l"_qs) << malformed;
        QTest::newRow("no state") << without("state") << malformed;
        QTest::newRow("nonce as state") << Spoil([](QJsonObject &claims) {
            claims.insert(QStringLiteral("state"), claims[QLatin1String("nonce")]);
        }) << malformed;
        QTest::newRow("no query") << without("dcql_query") << malformed;
        QTest::newRow("scope") << set("scope", u"openid"_qs) << unsupported;
        QTest::newRow("another acr")
            << set("acr_values", u"urn:eid:acr:password"_qs) << unsupported;
        QTest::newRow("several acrs")
            << set("acr_values", u"urn:eid:acr:copy-face urn:eid:acr:copy"_qs) << unsupported;
        QTest::newRow("purpose in lines") << set("purpose", u"a\nb"_qs) << malformed;
        QTest::newRow("purpose that turns") << set("purpose", u"a\u202eb"_qs) << malformed;
        QTest::newRow("purpose too long") << set("purpose", QString(301, u'a')) << malformed;
        QTest::newRow("purpose no text") << set("purpose", QJsonArray{1}) << malformed;
        QTest::newRow("transaction of another type")
            << set("transaction_data", QJsonArray{u"eyJ0eXBlIjoiYSJ9"_qs}) << unsupported;
    }
    void refusesClaims()
    {
        QFETCH(Spoil, spoil);
        QFETCH(ErrorCode, code);
        QJsonObject claims = m_craft.requestClaims();
        spoil(claims);
        const auto request = verified(m_craft.request(claims));
        QVERIFY(!request);
        QCOMPARE(request.error().code, code);
    }

    void refusesSigners_data()
    {
        QTest::addColumn<QByteArray>("object");
        QTest::addColumn<ErrorCode>("code");
        const auto malformed = ErrorCode::RequestMalformed;
        const auto untrusted = ErrorCode::RequestUntrusted;
        const QString type = QStringLiteral("oauth-authz-req+jwt");
        const QJsonObject claims = m_craft.requestClaims();
        const QByteArray good = m_craft.request(claims);
        const std::string rightNames = "DNS:shop.example,URI:urn:eid:service:relying-party";
        QTest::newRow("no token") << QByteArray("a request") << malformed;
        QTest::newRow("empty") << QByteArray() << malformed;
        QTest::newRow("oversized") << good + QByteArray(300'000, 'A') << malformed;
        QTest::newRow("another token") << m_craft.shop.sign(u"jwt"_qs, claims) << malformed;
        QTest::newRow("no type") << m_craft.shop.signWith(
            {{u"x5c"_qs, m_craft.shop.headerOf(type)[u"x5c"]}}, claims)
                                 << malformed;
        QTest::newRow("no certificate")
            << m_craft.shop.signWith({{u"typ"_qs, type}}, claims) << untrusted;
        QTest::newRow("critical") << m_craft.shop.signWith(
            {{u"typ"_qs, type}, {u"crit"_qs, QJsonArray{u"b64"_qs}}}, claims)
                                  << malformed;
        QTest::newRow("unsigned") << unsignedOf(good) << untrusted;
        QTest::newRow("signature cut off") << good.left(good.lastIndexOf('.') + 1) << untrusted;
        QTest::newRow("changed") << changedIn(good) << untrusted;
        auto thief = m_craft.shop;
        thief.key = makeTestKey("P-256");
        QTest::newRow("another key") << thief.sign(type, claims) << untrusted;
        const TestIssuer stranger(TestIssuer::order("root"));
        QTest::newRow("another root")
            << m_craft.signer(rightNames, "shop", &stranger).sign(type, claims) << untrusted;
        QTest::newRow("another host")
            << m_craft.signer("DNS:other.example,URI:urn:eid:service:relying-party", "shop")
                   .sign(type, claims)
            << untrusted;
        QTest::newRow("another service")
            << m_craft.signer("DNS:shop.example,URI:urn:eid:service:copy-issuing", "shop")
                   .sign(type, claims)
            << untrusted;
        QTest::newRow("no service")
            << m_craft.signer("DNS:shop.example", "shop").sign(type, claims) << untrusted;
        QTest::newRow("nameless") << m_craft.signer(rightNames, "").sign(type, claims) << untrusted;
        QTest::newRow("name that turns")
            << m_craft.signer(rightNames, "a\u202eb").sign(type, claims) << untrusted;
        QTest::newRow("no JSON")
            << m_craft.shop.signWith(m_craft.shop.headerOf(type), {}).replace(".e30.", ".W10.")
            << untrusted;
    }
    void refusesSigners()
    {
        QFETCH(QByteArray, object);
        QFETCH(ErrorCode, code);
        const auto request = verified(object);
        QVERIFY(!request);
        QCOMPARE(request.error().code, code);
    }

    void refusesClients_data()
    {
        QTest::addColumn<QString>("clientId");
        for (const auto &id : {u"shop.example"_qs, u"https://shop.example"_qs, u"x509_san_dns:"_qs,
                 u"x509_san_dns:*.example"_qs, u"x509_san_dns:SHOP.example"_qs,
                 u"x509_san_dns:shop.example."_qs, u"x509_hash:shop.example"_qs,
                 u"redirect_uri:https://shop.example"_qs})
            QTest::newRow(qPrintable(id)) << id;
    }
    void refusesClients()
    {
        QFETCH(QString, clientId);
        QJsonObject claims = m_craft.requestClaims();
        claims.insert(QStringLiteral("client_id"), clientId);
        const auto request
            = verifyRequest(m_craft.request(claims), clientId, m_craft.requestRules());
        QVERIFY(!request);
        QCOMPARE(request.error().code, ErrorCode::RequestUntrusted);
    }

    void findsLinks()
    {
        const auto byValue = understandRequestLink(
            u"openid4vp://?client_id=x509_san_dns%3Ashop.example&request=a.b.c"_qs,
            m_craft.address);
        QVERIFY(byValue);
        QCOMPARE(byValue->clientId, m_craft.clientId);
        QCOMPARE(byValue->object, QByteArray("a.b.c"));
        QVERIFY(byValue->path.isEmpty());
        const QString place = QString::fromLatin1(
            QUrl::toPercentEncoding(m_craft.identifier + u"/v1/authentication/requests/Ab_9"_qs));
        for (const auto &method :
            {QString(), u"&request_uri_method=get"_qs, u"&request_uri_method=post"_qs}) {
            const auto byReference = understandRequestLink(
                u"openid4vp://authorize?client_id=x&request_uri="_qs + place + method,
                m_craft.address);
            QVERIFY2(byReference, byReference ? "" : qPrintable(byReference.error().detail));
            QCOMPARE(byReference->path, QByteArray("/v1/authentication/requests/Ab_9"));
        }
    }

    void refusesLinks_data()
    {
        QTest::addColumn<QString>("link");
        QTest::addColumn<ErrorCode>("code");
        const auto malformed = ErrorCode::RequestMalformed;
        const auto untrusted = ErrorCode::RequestUntrusted;
        const auto at = [this](const QString &url) {
            return u"openid4vp://?client_id=x&request_uri="_qs
                + QString::fromLatin1(QUrl::toPercentEncoding(url));
        };
        QTest::newRow("empty") << QString() << malformed;
        QTest::newRow("javascript") << u"javascript:alert(1)"_qs << malformed;
        QTest::newRow("file") << u"file:///etc/passwd?client_id=a&request=b"_qs << malformed;
        QTest::newRow("https") << u"https://shop.example/?client_id=a&request=b"_qs << malformed;
        QTest::newRow("offer") << u"openid-credential-offer://?credential_offer=a"_qs << malformed;
        QTest::newRow("oversized")
            << u"openid4vp://?client_id=a&request="_qs + QString(70'000, u'a') << malformed;
        QTest::newRow("control") << u"openid4vp://?client_id=a&request=a\nb"_qs << malformed;
        QTest::newRow("empty request") << u"openid4vp://?client_id=a&request="_qs << malformed;
        QTest::newRow("no value") << u"openid4vp://?client_id=a&request"_qs << malformed;
        QTest::newRow("no client") << u"openid4vp://?request=a"_qs << malformed;
        QTest::newRow("client twice")
            << u"openid4vp://?client_id=a&client_id=b&request=c"_qs << malformed;
        QTest::newRow("both") << at(m_craft.identifier + u"/v1/authentication/requests/a"_qs)
                + u"&request=c"_qs
                              << malformed;
        QTest::newRow("method") << at(m_craft.identifier + u"/v1/authentication/requests/a"_qs)
                + u"&request_uri_method=put"_qs
                                << malformed;
        QTest::newRow("unsigned") << u"openid4vp://?client_id=a&response_type=vp_token&nonce=b"_qs
                                  << untrusted;
        for (const auto &url :
            {u"https://shop.example/request"_qs, u"http://platform.example:8443/base/v1/a"_qs,
                u"file:///etc/passwd"_qs, u"https://localhost/v1/authentication/requests/a"_qs,
                m_craft.identifier + u"/v1/authentication/requests/"_qs,
                m_craft.identifier + u"/v1/authentication/requests/a/b"_qs,
                m_craft.identifier + u"/v1/authentication/requests/../../card"_qs,
                m_craft.identifier + u"/v1/card"_qs})
            QTest::newRow(qPrintable(u"at "_qs + url)) << at(url) << untrusted;
    }
    void refusesLinks()
    {
        QFETCH(QString, link);
        QFETCH(ErrorCode, code);
        const auto found = understandRequestLink(link, m_craft.address);
        QVERIFY(!found);
        QCOMPARE(found.error().code, code);
    }

    void tellsNoMoreThanConsentedTo()
    {
        using enum CopyField;
        AuthenticationRequest request;
        request.asked = {Name, BirthDate, Age18};
        request.choices = {{Name, Age18}, {Name, BirthDate}};
        QCOMPARE(request.disclosedBy({Name, BirthDate, Age18}), QList({Name, Age18}));
        QCOMPARE(request.disclosedBy({Name, BirthDate}), QList({Name, BirthDate}));
        QVERIFY(!request.disclosedBy({Name}));
        QVERIFY(!request.disclosedBy({}));
        request.choices.append(QList<CopyField>());
        QCOMPARE(request.disclosedBy({}), QList<CopyField>());
        QCOMPARE(
            request.withheld(), QList({IdNumber, Sex, DocumentExpiry, Age14, Age16, Age21, Age60}));
    }

private:
    /// \a token with "alg":"none" and without a signature, as an attacker would have it.
    [[nodiscard]] static QByteArray unsignedOf(const QByteArray &token)
    {
        QByteArray header = QByteArray::fromBase64(token.left(token.indexOf('.')),
            QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        header.replace("ES256", "none");
        const QByteArray encoded
            = header.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        return encoded + token.mid(token.indexOf('.'));
    }
    /// \a token with a letter of its claims changed.
    [[nodiscard]] static QByteArray changedIn(QByteArray token)
    {
        char &letter = token[token.indexOf('.') + 40];
        letter = letter == 'A' ? 'B' : 'A';
        return token;
    }
};

QTEST_APPLESS_MAIN(RequestObjectTest)

#include "requestobject_test.moc"
