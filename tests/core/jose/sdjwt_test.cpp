#include "core/jose/base64url.h"
#include "core/jose/sdjwt.h"
#include "josebench.h"
#include "rfc9901.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>

using namespace eid;

namespace {

Bytes issuerKey()
{
    return publicKeyOfJwk({{u"kty"_qs, u"EC"_qs}, {u"crv"_qs, u"P-256"_qs},
                              {u"x"_qs, QString::fromLatin1(rfc9901::issuerX)},
                              {u"y"_qs, QString::fromLatin1(rfc9901::issuerY)}})
        .value();
}

/// An issuer's JWT with a signature that nobody looks at, and what is behind it.
QByteArray combined(const QJsonObject &claims, const QList<QByteArray> &disclosures)
{
    static const TestSigner issuer;
    return issuer.sdJwt(claims, disclosures);
}

QString faultOf(const QByteArray &text)
{
    const auto parsed = SdJwt::parse(text);
    if (parsed)
        return {};
    return parsed.error().code == ErrorCode::PlatformMalformedAnswer ? parsed.error().detail
                                                                     : u"another code"_qs;
}

QStringList pathsOf(const SdJwt &sdJwt)
{
    QStringList paths;
    for (const Disclosure &disclosure : sdJwt.disclosures())
        paths.append(disclosure.path.join(u'/'));
    return paths;
}

QJsonObject digestElement(const MadeDisclosure &disclosure)
{
    return {{u"..."_qs, QString::fromLatin1(disclosure.digest)}};
}

/// As many disclosures in one another as \a depth says, and the claims that name the outermost.
std::pair<QJsonObject, QList<QByteArray>> inOneAnother(int depth)
{
    QList<QByteArray> texts;
    QJsonValue value = 1;
    for (int i = 0; i < depth; ++i) {
        const MadeDisclosure made = disclosureOf(u"a"_qs, value);
        texts.prepend(made.encoded);
        value = withDigests({made});
    }
    return {value.toObject(), texts};
}

} // namespace

class SdJwtTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatTheStandardIssues()
    {
        const auto issued = SdJwt::parse(rfc9901::issued);
        QVERIFY(issued);
        QVERIFY(verifyJws(issued->jws(), issuerKey()));
        QCOMPARE(issued->jws().type(), u"example+sd-jwt"_qs);
        QCOMPARE(pathsOf(*issued),
            QStringList({u"given_name"_qs, u"family_name"_qs, u"email"_qs, u"phone_number"_qs,
                u"phone_number_verified"_qs, u"address"_qs, u"birthdate"_qs, u"updated_at"_qs,
                u"nationalities/0"_qs, u"nationalities/1"_qs}));
        QCOMPARE(issued->disclosures().first().digest,
            QByteArray("jsu9yVulwQQlhFlM_3JlzMaSFzglhQG0DpfayQwLUK4"));
        QCOMPARE(issued->disclosures().last().value, QJsonValue(u"DE"_qs));
        QCOMPARE(issued->claims()[u"nationalities"], QJsonArray({u"US"_qs, u"DE"_qs}));
        QCOMPARE(issued->claims()[u"updated_at"], 1570000000);
        QVERIFY(!issued->claims().contains(u"_sd"));
        QVERIFY(!issued->claims().contains(u"_sd_alg"));
        QCOMPARE(issued->keyBinding(), QByteArray());
        QCOMPARE(issued->presented(), rfc9901::issued);
    }

    void choosesWhatTheStandardPresents()
    {
        const auto issued = SdJwt::parse(rfc9901::issued);
        const QByteArray chosen = issued->withOnly({{u"family_name"_qs}, {u"address"_qs},
            {u"given_name"_qs}, {u"nationalities"_qs, u"0"_qs}});
        const auto own = SdJwt::parse(chosen);
        const auto presented = SdJwt::parse(rfc9901::presented);
        QVERIFY(own);
        QVERIFY(presented);
        QVERIFY(verifyJws(presented->jws(), issuerKey()));
        QCOMPARE(own->claims(), presented->claims());
        const QJsonObject expected = json(
            R"({"iss":"https://issuer.example.com","iat":1683000000,"exp":1883000000,)"
            R"("sub":"user_42","nationalities":["US"],"cnf":{"jwk":{"kty":"EC","crv":"P-256",)"
            R"("x":"TCAER19Zvu3OHF4j4W4vfSVoHIP1ILilDls7vCeGemc",)"
            R"("y":"ZxjiWWbZMQGHVWKVQ4hbSIirsVfuecCE6t4jT9F2HZQ"}},"family_name":"Doe",)"
            R"("address":{"street_address":"123 Main St","locality":"Anytown",)"
            R"("region":"Anystate","country":"US"},"given_name":"John"})");
        QCOMPARE(presented->claims(), expected);
        QVERIFY(chosen.endsWith('~'));
        QVERIFY(presented->keyBinding().startsWith("eyJhbGciOiAiRVMyNTYiLCAidHlwIjogImtiK2p3dCJ9"));
        QCOMPARE(presented->presented() + presented->keyBinding(), rfc9901::presented);
    }

    void readsDigestsInSeveralObjects()
    {
        const auto parsed = SdJwt::parse(rfc9901::vaccination);
        QVERIFY(parsed);
        QVERIFY(verifyJws(parsed->jws(), issuerKey()));
        const QJsonObject expected = json(
            R"({"vaccine":{"type":"Vaccine","atcCode":"J07BX03","medicinalProductName":)"
            R"("COVID-19 Vaccine Moderna"},"recipient":{"type":"VaccineRecipient"},"type":)"
            R"("VaccinationEvent","order":"3/3","dateOfVaccination":"2021-06-23T13:40:12Z"})");
        QCOMPARE(parsed->claims()[u"credentialSubject"].toObject(), expected);
        QVERIFY(pathsOf(*parsed).contains(u"credentialSubject/vaccine/atcCode"_qs));
    }

    // RFC 9901, 6.3.
    void readsDisclosuresInOneAnother()
    {
        const QJsonObject claims = json(R"({"_sd":["HvrKX6fPV0v9K_yCVFBiLFHsMaxcD_114Em6VT8x1lg"],)"
                                        R"("exp":1883000000,"_sd_alg":"sha-256"})");
        const auto all = SdJwt::parse(combined(claims, rfc9901::nested.chopped(1).split('~')));
        QVERIFY(all);
        QCOMPARE(pathsOf(*all),
            QStringList({u"address"_qs, u"address/street_address"_qs, u"address/locality"_qs,
                u"address/region"_qs, u"address/country"_qs}));
        const QJsonObject address
            = json(R"({"street_address":"Schulstr. 12","locality":"Schulpforta",)"
                   R"("region":"Sachsen-Anhalt","country":"DE"})");
        QCOMPARE(all->claims()[u"address"].toObject(), address);
        QCOMPARE(all->disclosures()[0].within, -1);
        QCOMPARE(all->disclosures()[4].within, 0);
        QCOMPARE(all->disclosures()[0].value, all->claims()[u"address"]);

        const auto country = SdJwt::parse(all->withOnly({{u"address"_qs, u"country"_qs}}));
        QVERIFY(country);
        QCOMPARE(
            country->claims()[u"address"].toObject(), (QJsonObject{{u"country"_qs, u"DE"_qs}}));
        QCOMPARE(country->disclosures().size(), 2);
        const auto alone = SdJwt::parse(all->withOnly({{u"address"_qs}}));
        QCOMPARE(alone->claims()[u"address"].toObject(), QJsonObject());
        const QJsonObject rest{{u"exp"_qs, 1883000000}};
        QCOMPARE(SdJwt::parse(all->withOnly({}))->claims(), rest);
    }

    void tellsWhatIsInsideADisclosureByIt()
    {
        const MadeDisclosure whole = disclosureOf(u"a"_qs, json(R"({"b":{"c":1},"d":[5,6]})"));
        const MadeDisclosure other = disclosureOf(u"ab"_qs, 1);
        const auto parsed
            = SdJwt::parse(combined(withDigests({whole, other}), {whole.encoded, other.encoded}));
        const QByteArray chosen = parsed->withOnly({{u"a"_qs, u"d"_qs, u"1"_qs}});
        QVERIFY(chosen.contains(whole.encoded));
        QVERIFY(!chosen.contains(other.encoded));
    }

    void numbersElementsAsTheyStandAmongTheClaims()
    {
        const MadeDisclosure kept = elementOf(u"kept back"_qs);
        const MadeDisclosure inner = elementOf(3);
        const MadeDisclosure outer
            = elementOf(QJsonArray{digestElement(elementOf(1)), 2, digestElement(inner)});
        const QJsonObject claims{
            {u"list"_qs, QJsonArray{digestElement(kept), 0, digestElement(outer)}}};
        const auto parsed = SdJwt::parse(combined(claims, {inner.encoded, outer.encoded}));
        QVERIFY(parsed);
        QCOMPARE(parsed->claims(), json(R"({"list":[0,[2,3]]})"));
        QCOMPARE(pathsOf(*parsed), QStringList({u"list/1/1"_qs, u"list/1"_qs}));
        QCOMPARE(parsed->disclosures()[0].within, 1);
        QCOMPARE(parsed->withOnly({{u"list"_qs, u"1"_qs, u"1"_qs}}), parsed->presented());
    }

    void takesDisclosuresInAnyOrder()
    {
        auto [claims, texts] = inOneAnother(3);
        QCOMPARE(faultOf(combined(claims, texts)), QString());
        std::ranges::reverse(texts);
        QCOMPARE(faultOf(combined(claims, texts)), QString());
    }

    void refusesAnotherDisclosureThanWasSigned()
    {
        const MadeDisclosure name = disclosureOf(u"name"_qs, u"张三"_qs);
        const QJsonObject claims = withDigests({name});
        QCOMPARE(faultOf(combined(claims, {name.encoded})), QString());
        for (qsizetype i = 0; i < name.encoded.size(); ++i) {
            QByteArray changed = name.encoded;
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            QVERIFY(!faultOf(combined(claims, {changed})).isEmpty());
        }
        QCOMPARE(faultOf(combined(claims, {name.encoded, disclosureOf(u"sex"_qs, 1).encoded})),
            u"SD-JWT: a disclosure without a digest"_qs);
        QCOMPARE(faultOf(combined(claims, {name.encoded, name.encoded})),
            u"SD-JWT: a disclosure twice"_qs);
        // Of something that is kept back.
        const auto [nested, texts] = inOneAnother(2);
        QCOMPARE(
            faultOf(combined(nested, {texts.last()})), u"SD-JWT: a disclosure without a digest"_qs);
    }

    void refusesOtherDisclosures_data()
    {
        QTest::addColumn<QByteArray>("contents");
        QTest::addColumn<QString>("fault");
        const auto row = [](const char *name, const QByteArray &contents, const QString &fault) {
            QTest::newRow(name) << contents << fault;
        };
        row("good", R"(["salt", "name", 1])", {});
        row("no JSON", "salt", u"disclosure"_qs);
        row("object", R"({"salt":1})", u"disclosure"_qs);
        row("empty", "[]", u"disclosure"_qs);
        row("one", R"(["salt"])", u"disclosure"_qs);
        row("four", R"(["salt", "name", 1, 2])", u"disclosure"_qs);
        row("salt is a number", R"([1, "name", 1])", u"disclosure"_qs);
        row("name is a number", R"(["salt", 1, 1])", u"name in a disclosure"_qs);
        row("_sd", R"(["salt", "_sd", ["a"]])", u"name in a disclosure"_qs);
        row("...", R"(["salt", "...", "a"])", u"name in a disclosure"_qs);
        row("_sd_alg", R"(["salt", "_sd_alg", "md5"])", u"name in a disclosure"_qs);
        row("a member twice", R"(["salt", "name", {"a":1,"a":2}])", u"disclosure"_qs);
        row("an element", R"(["salt", 1])", u"an element among the claims"_qs);
        row("_sd of no digests", R"(["salt", "name", {"_sd":[1]}])", u"digest"_qs);
        row("reserved name within", R"(["salt", "name", {"_sd_alg":"sha-256"}])",
            u"reserved name"_qs);
    }

    void refusesOtherDisclosures()
    {
        QFETCH(QByteArray, contents);
        QFETCH(QString, fault);
        const QByteArray text = encoded(contents);
        const QString found = faultOf(combined(withDigests({{text, digestOfText(text)}}), {text}));
        QCOMPARE(found, fault.isEmpty() ? QString() : QString(u"SD-JWT: "_qs + fault));
    }

    void refusesOtherPayloads_data()
    {
        QTest::addColumn<QJsonObject>("claims");
        QTest::addColumn<QString>("fault");
        const auto row = [](const char *name, const QJsonObject &claims, const QString &fault) {
            QTest::newRow(name) << claims << fault;
        };
        const MadeDisclosure a = disclosureOf(u"a"_qs, 1);
        const QString digest = QString::fromLatin1(a.digest);
        row("decoys alone", withDigests({a}), {});
        row("hash named", withDigests({a}, json(R"({"_sd_alg":"sha-256"})")), {});
        row("another hash", withDigests({a}, json(R"({"_sd_alg":"sha-512"})")), u"_sd_alg"_qs);
        row("hash is no text", withDigests({a}, json(R"({"_sd_alg":null})")), u"_sd_alg"_qs);
        row("hash within", json(R"({"b":{"_sd_alg":"sha-256"}})"), u"reserved name"_qs);
        row("_sd is a text", json(R"({"_sd":"a"})"), u"_sd"_qs);
        row("_sd within is null", json(R"({"b":[{"_sd":null}]})"), u"_sd"_qs);
        row("_sd of numbers", json(R"({"_sd":[1]})"), u"digest"_qs);
        row("... among the claims", json(R"({"...":"a"})"), u"reserved name"_qs);
        row("... and more", json(R"({"b":[{"...":"a","c":1}]})"),
            u"more than a digest in an element"_qs);
        row("... of a number", json(R"({"b":[{"...":1}]})"), u"digest"_qs);
        row("a digest twice", withDigests({a, a}), u"a digest twice"_qs);
        row("twice, in two objects", withDigests({a}, {{u"b"_qs, withDigests({a})}}),
            u"a digest twice"_qs);
        row("twice, of two kinds", withDigests({a}, {{u"b"_qs, QJsonArray{digestElement(a)}}}),
            u"a digest twice"_qs);
    }

    void refusesOtherPayloads()
    {
        QFETCH(QJsonObject, claims);
        QFETCH(QString, fault);
        QCOMPARE(faultOf(combined(claims, {})),
            fault.isEmpty() ? QString() : QString(u"SD-JWT: "_qs + fault));
    }

    void refusesClaimsThatAreToldTwice()
    {
        const MadeDisclosure once = disclosureOf(u"a"_qs, 1);
        const MadeDisclosure again = disclosureOf(u"a"_qs, 2);
        const QString fault = u"SD-JWT: a claim twice"_qs;
        QCOMPARE(faultOf(combined(withDigests({once, again}), {once.encoded})), QString());
        QCOMPARE(
            faultOf(combined(withDigests({once, again}), {once.encoded, again.encoded})), fault);
        QCOMPARE(faultOf(combined(withDigests({once}, {{u"a"_qs, 0}}), {once.encoded})), fault);
    }

    void refusesAClaimInAnArray()
    {
        const MadeDisclosure claim = disclosureOf(u"a"_qs, 1);
        QCOMPARE(faultOf(combined({{u"b"_qs, QJsonArray{digestElement(claim)}}}, {claim.encoded})),
            u"SD-JWT: a claim among the elements"_qs);
    }

    void refusesADigestThatComesAgainInADisclosure()
    {
        const MadeDisclosure inner = disclosureOf(u"a"_qs, 1);
        const MadeDisclosure outer = disclosureOf(u"b"_qs, withDigests({inner}));
        QCOMPARE(faultOf(combined(withDigests({inner, outer}), {inner.encoded, outer.encoded})),
            u"SD-JWT: a digest twice"_qs);
    }

    void bounds()
    {
        const auto [eight, eightTexts] = inOneAnother(8);
        QCOMPARE(faultOf(combined(eight, eightTexts)), QString());
        const auto [nine, nineTexts] = inOneAnother(9);
        QCOMPARE(faultOf(combined(nine, nineTexts)), u"SD-JWT: too deep"_qs);

        QList<MadeDisclosure> made;
        QList<QByteArray> texts;
        for (int i = 0; i < 257; ++i) {
            made.append(disclosureOf(QString::number(i), i));
            texts.append(made.last().encoded);
        }
        QCOMPARE(faultOf(combined(withDigests(made), texts.first(256))), QString());
        QCOMPARE(faultOf(combined(withDigests(made), texts)), u"SD-JWT: too many disclosures"_qs);
        QCOMPARE(faultOf(QByteArray(longestJws, 'A') + '~'), u"SD-JWT: too long"_qs);
    }

    void refusesOtherForms_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray jwt = rfc9901::issued.first(rfc9901::issued.indexOf('~'));
        const auto row
            = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text; };
        row("nothing", "");
        row("tilde alone", "~");
        row("no tilde", jwt);
        row("tilde in front", '~' + jwt + '~');
        row("empty disclosure", jwt + "~~");
        row("disclosure without a tilde behind it", rfc9901::issued.chopped(1));
        row("padded disclosure", jwt + "~WyJsa2x4RjVqTVlsR1RQVW92TU5JdkNBIiwgIlVTIl0=~");
        row("line end", rfc9901::issued + '\n');
        row("two key bindings", rfc9901::presented + '~' + jwt);
        row("payload is no object", encoded(R"({"alg":"ES256"})") + ".W10.AAAA~");
        row("a claim twice",
            encoded(R"({"alg":"ES256"})") + '.' + encoded(R"({"a":1,"a":2})") + ".AAAA~");
    }

    void refusesOtherForms()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!faultOf(text).isEmpty());
        QVERIFY(faultOf(text) != u"another code"_qs);
    }

    void makesDisclosures()
    {
        const Bytes salt(saltSize, 0);
        const MadeDisclosure name = makeDisclosure(u"name"_qs, u"李四"_qs, salt);
        QCOMPARE(fromBase64Url(name.encoded).value(),
            Bytes(QByteArrayView(R"(["AAAAAAAAAAAAAAAAAAAAAA","name","李四"])").cbegin(),
                QByteArrayView(R"(["AAAAAAAAAAAAAAAAAAAAAA","name","李四"])").cend()));
        QCOMPARE(name.digest, digestOfText(name.encoded));
        const MadeDisclosure element = makeElementDisclosure(true, salt);
        QCOMPARE(element.encoded, encoded(R"(["AAAAAAAAAAAAAAAAAAAAAA",true])"));
        // RFC 9901, 4.2.3.
        QCOMPARE(
            digestOfText("WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0"),
            QByteArray("X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0"));
    }
};

QTEST_APPLESS_MAIN(SdJwtTest)
#include "sdjwt_test.moc"
