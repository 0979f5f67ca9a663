#include "core/jose/base64url.h"
#include "core/jose/jws.h"
#include "josebench.h"
#include "testissuer.h"

#include <QJsonArray>
#include <QTest>

using namespace eid;

Q_DECLARE_METATYPE(eid::KeyAlgorithm)

namespace {

/// RFC 7515, A.3.
const QByteArray rfc7515
    = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0"
      "dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.DtEhU3ljbEg8L38VWAfUAqOyKAM6-"
      "Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";

Bytes keyOfRfc7515()
{
    return publicKeyOfJwk(json(R"({"kty":"EC","crv":"P-256",)"
                               R"("x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",)"
                               R"("y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"})"))
        .value();
}

/// What is wrong with \a jws for \a key; empty for nothing.
QString faultOf(const QByteArray &compact, const Bytes &key)
{
    const auto jws = parseJws(compact);
    if (!jws)
        return jws.error().detail;
    const auto verdict = verifyJws(*jws, key);
    return verdict ? QString() : verdict.error().detail;
}

QByteArray withHeader(const QByteArray &header, const QByteArray &rest = ".e30.AAAA")
{
    return encoded(header) + rest;
}

} // namespace

class JwsTest : public QObject
{
    Q_OBJECT

    static void addAlgorithms()
    {
        QTest::addColumn<KeyAlgorithm>("algorithm");
        QTest::addColumn<QString>("name");
        QTest::addColumn<std::size_t>("size");
        QTest::newRow("P-256") << KeyAlgorithm::EcP256 << u"ES256"_qs << std::size_t(64);
        QTest::newRow("P-384") << KeyAlgorithm::EcP384 << u"ES384"_qs << std::size_t(96);
        QTest::newRow("RSA") << KeyAlgorithm::Rsa2048 << u"PS256"_qs << std::size_t(256);
    }

private Q_SLOTS:
    void verifiesTheExampleOfTheStandard()
    {
        QCOMPARE(faultOf(rfc7515, keyOfRfc7515()), QString());
        const auto jws = parseJws(rfc7515);
        QCOMPARE(jws->header, json(R"({"alg":"ES256"})"));
        QCOMPARE(jws->type(), QString());
        QCOMPARE(jws->claims().value()[u"iss"], u"joe"_qs);
        QCOMPARE(faultOf(rfc7515, TestSigner().publicKey()), u"JWS: signature"_qs);
    }

    void verifiesWhatItSigned_data() { addAlgorithms(); }
    void verifiesWhatItSigned()
    {
        QFETCH(KeyAlgorithm, algorithm);
        QFETCH(QString, name);
        QFETCH(std::size_t, size);
        const TestSigner signer(algorithm);
        // Often enough that an r or an s with zeros in front is among them.
        for (int i = 0; i < (algorithm == KeyAlgorithm::Rsa2048 ? 1 : 300); ++i) {
            const QByteArray compact
                = signJwt({{u"typ"_qs, u"JWT"_qs}}, {{u"number"_qs, i}}, signer.key()).value();
            const auto jws = parseJws(compact);
            QVERIFY(jws);
            QCOMPARE(jws->signature.size(), size);
            QCOMPARE(jws->header[u"alg"], name);
            QCOMPARE(jws->claims().value()[u"number"], i);
            QCOMPARE(faultOf(compact, signer.publicKey()), QString());
            QCOMPARE(signer.card.signatures(), i + 1);
        }
    }

    void noticesEachChangedOctet_data() { addAlgorithms(); }
    void noticesEachChangedOctet()
    {
        QFETCH(KeyAlgorithm, algorithm);
        const TestSigner signer(algorithm);
        const QByteArray compact = signer.jwt(json(R"({"a":"b"})"));
        for (qsizetype i = 0; i < compact.size(); ++i) {
            QByteArray changed = compact;
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            QVERIFY2(!faultOf(changed, signer.publicKey()).isEmpty(), changed.constData());
        }
    }

    void believesNoHeaderAboutTheAlgorithm_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"none", "None", "HS256", "RS256", "ES384", "ES512", "PS256",
                 "PS384", "EdDSA", "es256", ""})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void believesNoHeaderAboutTheAlgorithm()
    {
        QFETCH(QString, name);
        const TestSigner signer;
        auto jws = parseJws(signer.jwt({})).value();
        QVERIFY(verifyJws(jws, signer.publicKey()));
        jws.header[u"alg"] = name;
        const auto verdict = verifyJws(jws, signer.publicKey());
        QVERIFY(!verdict);
        QCOMPARE(verdict.error().code, ErrorCode::PlatformMalformedAnswer);
        QCOMPARE(verdict.error().detail, u"JWS: alg"_qs);
    }

    void verifiesNothingUnsigned()
    {
        QCOMPARE(faultOf(withHeader(R"({"alg":"none"})", ".e30."), keyOfRfc7515()), u"JWS: alg"_qs);
        QCOMPARE(faultOf(withHeader(R"({"alg":"ES256"})", ".e30."), keyOfRfc7515()),
            u"JWS: signature"_qs);
        // r and s of zero.
        QCOMPARE(faultOf(withHeader(R"({"alg":"ES256"})", ".e30.") + toBase64Url(Bytes(64)),
                     keyOfRfc7515()),
            u"JWS: signature"_qs);
        const QByteArray empty = withHeader(R"({"alg":"PS256"})", ".e30.");
        QCOMPARE(
            faultOf(empty, TestSigner(KeyAlgorithm::Rsa2048).publicKey()), u"JWS: signature"_qs);
    }

    void takesOneFormOfASignature()
    {
        const TestSigner signer;
        auto jws = parseJws(signer.jwt({})).value();
        const Bytes good = jws.signature;
        jws.signature.push_back(0);
        QVERIFY(!verifyJws(jws, signer.publicKey()));
        jws.signature = good;
        jws.signature.pop_back();
        QVERIFY(!verifyJws(jws, signer.publicKey()));
        // Zeros in front of both numbers.
        jws.signature = Bytes(1);
        append(jws.signature, ByteView(good).first(32));
        jws.signature.push_back(0);
        append(jws.signature, ByteView(good).last(32));
        QVERIFY(!verifyJws(jws, signer.publicKey()));
    }

    void takesApartNothingElse_data()
    {
        QTest::addColumn<QByteArray>("compact");
        const QByteArray good = withHeader(R"({"alg":"ES256"})");
        const auto row
            = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text; };
        row("nothing", "");
        row("no dot", "e30");
        row("one dot", "e30.e30");
        row("three dots", good + ".AAAA");
        row("five parts", good + ".AAAA.AAAA");
        row("no header", ".e30.AAAA");
        row("padded", withHeader(R"({"alg":"ES256"})", ".e30=.AAAA"));
        row("another alphabet", withHeader(R"({"alg":"ES256"})", ".e30.+/+/"));
        row("bits left over", withHeader(R"({"alg":"ES256"})", ".e30.AB"));
        row("line end", good + '\n');
        row("space in front", ' ' + good);
        row("header is an array", withHeader("[]"));
        row("header is no JSON", withHeader("{alg"));
        row("no alg", withHeader("{}"));
        row("alg is no text", withHeader(R"({"alg":256})"));
        row("alg twice", withHeader(R"({"alg":"ES256","alg":"none"})"));
        row("crit", withHeader(R"({"alg":"ES256","crit":["exp"],"exp":1})"));
        row("empty crit", withHeader(R"({"alg":"ES256","crit":[]})"));
        row("b64", withHeader(R"({"alg":"ES256","b64":false})"));
        row("typ is no text", withHeader(R"({"alg":"ES256","typ":1})"));
        row("too long", withHeader(R"({"alg":"ES256"})", ".") + QByteArray(longestJws, 'A') + '.');
    }

    void takesApartNothingElse()
    {
        QFETCH(QByteArray, compact);
        QVERIFY(parseJws(withHeader(R"({"alg":"ES256"})")));
        const auto jws = parseJws(compact);
        QVERIFY(!jws);
        QCOMPARE(jws.error().code, ErrorCode::PlatformMalformedAnswer);
        QVERIFY(!jws.error().detail.isEmpty());
    }

    void namesTypes()
    {
        const auto typeOf = [](const char *type) {
            return parseJws(withHeader("{\"alg\":\"ES256\",\"typ\":\"" + QByteArray(type) + "\"}"))
                ->type();
        };
        QCOMPARE(typeOf("dc+sd-jwt"), u"dc+sd-jwt"_qs);
        QCOMPARE(typeOf("Application/StatusList+JWT"), u"statuslist+jwt"_qs);
        QCOMPARE(typeOf("application/"), QString());
        QCOMPARE(typeOf("text/plain"), u"text/plain"_qs);
    }

    void wantsClaimsInAnObject()
    {
        for (const char *payload : {"", "[]", "1", R"({"iss":"a","iss":"b"})", "{"}) {
            const auto jws
                = parseJws(withHeader(R"({"alg":"ES256"})", '.' + encoded(payload) + ".AAAA"));
            QVERIFY(jws);
            QCOMPARE(jws->claims().error().code, ErrorCode::PlatformMalformedAnswer);
        }
    }

    void readsCertificates()
    {
        const TestIssuer root(TestIssuer::order("root"));
        const Certificate leaf
            = root.issue({.name = "leaf", .key = makeTestKey("P-256"), .extensions = {}});
        const auto inBase64 = [](const Certificate &certificate) {
            return QString::fromLatin1(
                QByteArray(reinterpret_cast<const char *>(certificate.der.data()),
                    static_cast<qsizetype>(certificate.der.size()))
                    .toBase64());
        };
        const auto certificatesIn = [](const QJsonArray &chain) {
            Jws jws;
            jws.header = {{u"x5c"_qs, chain}};
            return jws.certificates();
        };
        const QString first = inBase64(leaf);
        const QString second = inBase64(root.certificate());
        QCOMPARE(certificatesIn({first, second}).value(),
            (QList<Certificate>{leaf, root.certificate()}));
        const auto codeOf
            = [&](const QJsonArray &chain) { return certificatesIn(chain).error().code; };
        QCOMPARE(codeOf({}), ErrorCode::PlatformMalformedAnswer);
        QCOMPARE(codeOf({1}), ErrorCode::PlatformMalformedAnswer);
        QCOMPARE(codeOf({QString(first + u'\n')}), ErrorCode::PlatformMalformedAnswer);
        QCOMPARE(codeOf({u"AAAA"_qs}), ErrorCode::CertificateMalformed);
        QCOMPARE(codeOf({first, u""_qs}), ErrorCode::CertificateMalformed);
        QJsonArray many;
        for (int i = 0; i < 8; ++i)
            many.append(second);
        QVERIFY(certificatesIn(many));
        many.append(second);
        QCOMPARE(codeOf(many), ErrorCode::PlatformMalformedAnswer);
        QCOMPARE(Jws().certificates().error().code, ErrorCode::PlatformMalformedAnswer);
    }

    void failsWithTheCard()
    {
        SoftwareCard card(KeyAlgorithm::EcP256);
        const CardKey key = card.key();
        card.failure = Error{ErrorCode::Cancelled, {}, std::nullopt};
        const auto made = signJwt({}, {}, {key.handle(), key.algorithm()});
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::Internal);
        QCOMPARE(key.takeSigningError()->code, ErrorCode::Cancelled);
        QCOMPARE(card.signatures(), 1);
    }

    void failsWithoutAKey()
    {
        QCOMPARE(verifyJws(parseJws(rfc7515).value(), Bytes{1}).error().code,
            ErrorCode::CertificateMalformed);
        // A key that is not of the kind that is said.
        const TestSigner signer(KeyAlgorithm::EcP384);
        QCOMPARE(signJwt({}, {}, {signer.key().handle, KeyAlgorithm::EcP256}).error().code,
            ErrorCode::Internal);
    }
};

QTEST_APPLESS_MAIN(JwsTest)
#include "jws_test.moc"
