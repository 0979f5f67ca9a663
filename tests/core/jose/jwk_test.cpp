#include "core/jose/jwk.h"
#include "josebench.h"

#include <QTest>

using namespace eid;

Q_DECLARE_METATYPE(eid::KeyAlgorithm)

namespace {

/// RFC 7638, 3.1.
const QJsonObject rfc7638
    = json(R"({"kty":"RSA","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM)"
           R"(78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMst)"
           R"(n64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368)"
           R"(QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bF)"
           R"(TWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8)"
           R"(awapJzKnqDKgw","e":"AQAB","alg":"RS256","kid":"2011-04-29"})");

/// RFC 7515, A.3.
const QJsonObject rfc7515 = json(R"({"kty":"EC","crv":"P-256",)"
                                 R"("x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",)"
                                 R"("y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"})");

QJsonObject with(QJsonObject jwk, const char *name, const QJsonValue &value)
{
    jwk[QLatin1String(name)] = value;
    return jwk;
}

} // namespace

class JwkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysSurviveTheRoundTrip_data()
    {
        QTest::addColumn<KeyAlgorithm>("algorithm");
        QTest::addColumn<QStringList>("members");
        QTest::newRow("P-256") << KeyAlgorithm::EcP256
                               << QStringList{u"crv"_qs, u"kty"_qs, u"x"_qs, u"y"_qs};
        QTest::newRow("P-384") << KeyAlgorithm::EcP384
                               << QStringList{u"crv"_qs, u"kty"_qs, u"x"_qs, u"y"_qs};
        QTest::newRow("RSA") << KeyAlgorithm::Rsa2048 << QStringList{u"e"_qs, u"kty"_qs, u"n"_qs};
    }

    void keysSurviveTheRoundTrip()
    {
        QFETCH(KeyAlgorithm, algorithm);
        QFETCH(QStringList, members);
        const Bytes key = SoftwareCard(algorithm).publicKey();
        const auto jwk = jwkOf(key);
        QVERIFY(jwk);
        QCOMPARE(jwk->keys(), members);
        QCOMPARE(publicKeyOfJwk(*jwk).value(), key);
        QCOMPARE(publicKeyOfJwk(with(*jwk, "use", u"sig"_qs)).value(), key);
    }

    void readsTheKeysOfTheStandards()
    {
        QCOMPARE(publicKeyOfJwk(rfc7515).value().size(), std::size_t(91));
        QCOMPARE(jwkOf(publicKeyOfJwk(rfc7515).value()).value(), rfc7515);
        const auto rsa = jwkOf(publicKeyOfJwk(rfc7638).value()).value();
        QCOMPARE(rsa[u"n"], rfc7638[u"n"]);
        QCOMPARE(rsa[u"e"], rfc7638[u"e"]);
    }

    void knowsTheThumbprintOfTheStandard()
    {
        QCOMPARE(thumbprintOf(rfc7638), "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
        QCOMPARE(thumbprintOf(rfc7515), thumbprintOf(with(rfc7515, "kid", u"1"_qs)));
        QVERIFY(thumbprintOf(rfc7515) != thumbprintOf(with(rfc7515, "x", rfc7515[u"y"])));
        QCOMPARE(thumbprintOf({}), QByteArray());
        QCOMPARE(thumbprintOf(json(R"({"kty":"EC","crv":"P-256","x":"AA"})")), QByteArray());
    }

    void refusesWhatIsNoKey_data()
    {
        QTest::addColumn<QJsonObject>("jwk");
        QTest::addColumn<ErrorCode>("code");
        const auto row = [](const char *name, const QJsonObject &jwk,
                             ErrorCode code = ErrorCode::PlatformMalformedAnswer) {
            QTest::newRow(name) << jwk << code;
        };
        row("empty", {});
        row("kty is no text", with(rfc7515, "kty", 1));
        row("other kty", with(rfc7515, "kty", u"OKP"_qs), ErrorCode::CardUnsupported);
        row("symmetric", json(R"({"kty":"oct","k":"AAAA"})"));
        row("other curve", with(rfc7515, "crv", u"P-521"_qs), ErrorCode::CardUnsupported);
        row("no curve", with(rfc7515, "crv", QJsonValue::Undefined));
        row("curve of another length", with(rfc7515, "crv", u"P-384"_qs));
        row("off the curve", with(rfc7515, "y", rfc7515[u"x"]));
        row("short x", with(rfc7515, "x", u"f83O"_qs));
        row("padded x", with(rfc7515, "x", QString(rfc7515[u"x"].toString() + u'=')));
        row("x is no text", with(rfc7515, "x", 5));
        row("no y", with(rfc7515, "y", QJsonValue::Undefined));
        row("private EC", with(rfc7515, "d", u"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"_qs));
        row("private RSA", with(rfc7638, "d", u"AQ"_qs));
        row("prime of RSA", with(rfc7638, "p", u"AQ"_qs));
        row("small RSA", with(rfc7638, "n", u"0vx7agoebGcQSuuPiLJXZptN"_qs),
            ErrorCode::CardUnsupported);
        row("RSA with zeros in front", with(rfc7638, "e", u"AAEAAQ"_qs));
        row("even exponent", with(rfc7638, "e", u"AQAA"_qs));
        row("no exponent", with(rfc7638, "e", QJsonValue::Undefined));
    }

    void refusesWhatIsNoKey()
    {
        QFETCH(QJsonObject, jwk);
        QFETCH(ErrorCode, code);
        const auto key = publicKeyOfJwk(jwk);
        QVERIFY(!key);
        QCOMPARE(key.error().code, code);
        QVERIFY(!key.error().detail.isEmpty());
    }

    void failsForWhatIsNoPublicKey()
    {
        QCOMPARE(jwkOf(Bytes{1, 2, 3}).error().code, ErrorCode::CertificateMalformed);
    }
};

QTEST_APPLESS_MAIN(JwkTest)
#include "jwk_test.moc"
