#include "core/crypto/certificatepath.h"
#include "core/crypto/publickey.h"
#include "core/jose/jwk.h"
#include "tests/sandbox/platform/certificatefacts.h"
#include "tests/sandbox/platform/copyholder.h"

#include <QSet>
#include <QTest>

using namespace eid;
using namespace eid::sandbox;

namespace {

constexpr char otherCard[] = "ffeeddcc-bbaa-9988-7766-554433221100";

/// A second card, of another citizen.
CopyHolder otherHolder(PlatformCase &scene)
{
    const SoftCredential credential
        = scene.makeCredential(eid::sandbox::CertificatePurpose::Authentication,
            QLatin1String(otherCard), QStringLiteral("陈子涵"));
    const auto known = scene.platform().registerCard(QLatin1String(otherCard), scene.adminKey,
        {{QStringLiteral("9A"), credential.certificate}}, QDate(2040, 1, 1));
    if (!known)
        qFatal("Not registered");
    return {scene, credential};
}

QList<Certificate> rootsOf(PlatformCase &scene)
{
    return {*parseCertificate(derOf(scene.platform().ca().root().certificate()))};
}

QString problemIn(const std::optional<HttpReply> &reply)
{
    return jsonIn(reply)[QLatin1String("problem")].toString();
}

} // namespace

class CopyIssuingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void describesItself()
    {
        PlatformCase scene;
        const auto client = scene.client();
        QVERIFY(client->connect());
        const QString address = scene.platform().address();
        const QJsonObject issuer
            = jsonIn(client->ask("GET", "/.well-known/openid-credential-issuer"));
        QCOMPARE(issuer[QLatin1String("credential_issuer")].toString(), address);
        QCOMPARE(issuer[QLatin1String("credential_endpoint")].toString(),
            address + QLatin1String("/v1/copies/credential"));
        QCOMPARE(issuer[QLatin1String("nonce_endpoint")].toString(),
            address + QLatin1String("/v1/copies/nonce"));
        const QJsonObject copy = issuer[QLatin1String("credential_configurations_supported")]
                                     .toObject()[QLatin1String("online-copy")]
                                     .toObject();
        QCOMPARE(copy[QLatin1String("format")].toString(), QStringLiteral("dc+sd-jwt"));
        QCOMPARE(copy[QLatin1String("vct")].toString(), QStringLiteral("urn:eid:online-copy:1"));
        QCOMPARE(copy[QLatin1String("credential_metadata")]
                     .toObject()[QLatin1String("claims")]
                     .toArray()
                     .size(),
            10);
        const QJsonObject server
            = jsonIn(client->ask("GET", "/.well-known/oauth-authorization-server"));
        QCOMPARE(server[QLatin1String("issuer")].toString(), address);
        QCOMPARE(server[QLatin1String("token_endpoint")].toString(),
            address + QLatin1String("/v1/copies/token"));
    }

    void issuesCopies()
    {
        PlatformCase scene;
        CopyHolder holder(scene, scene.authentication);
        const QList<QByteArray> copies = holder.take(8);
        const Bytes ownKey = publicKeyDerOf(scene.authentication.key.get());
        QSet<QString> seen;
        for (const QByteArray &text : copies) {
            const auto copy = SdJwt::parse(text);
            QVERIFY(copy);
            QCOMPARE(
                copy->jws().header[QLatin1String("typ")].toString(), QStringLiteral("dc+sd-jwt"));
            const auto chain = copy->jws().certificates();
            QVERIFY(chain);
            QVERIFY(findCertificatePath(chain->first(), chain->sliced(1), rootsOf(scene),
                QDateTime::currentDateTimeUtc(), eid::CertificatePurpose::Any));
            QVERIFY(verifyJws(copy->jws(), publicKeyOf(chain->first())));
            const QJsonObject claims = copy->claims();
            QCOMPARE(claims[QLatin1String("iss")].toString(), scene.platform().address());
            QCOMPARE(
                claims[QLatin1String("vct")].toString(), QStringLiteral("urn:eid:online-copy:1"));
            QCOMPARE(claims[QLatin1String("name")].toString(), QStringLiteral("王小明"));
            QCOMPARE(claims[QLatin1String("id_number")].toString(),
                QStringLiteral("110101198511232115"));
            QCOMPARE(claims[QLatin1String("birthdate")].toString(), QStringLiteral("1985-11-23"));
            QCOMPARE(claims[QLatin1String("sex")].toString(), QStringLiteral("male"));
            QCOMPARE(claims[QLatin1String("document_expiry")].toString(),
                PlatformCase::documentExpiry().toString(Qt::ISODate));
            const QJsonObject ages = claims[QLatin1String("age_equal_or_over")].toObject();
            QCOMPARE(ages.size(), 5);
            QCOMPARE(ages[QLatin1String("21")].toBool(), true);
            QCOMPARE(ages[QLatin1String("60")].toBool(true), false);
            const auto key = publicKeyOfJwk(
                claims[QLatin1String("cnf")].toObject()[QLatin1String("jwk")].toObject());
            QVERIFY(key);
            QVERIFY(*key == ownKey);
            const qint64 expires = claims[QLatin1String("exp")].toInteger();
            QVERIFY(expires > secondsFromNow(179 * 86'400));
            QVERIFY(expires < secondsFromNow(186 * 86'400));
            // Nothing of the holder is in what the issuer has signed.
            QCOMPARE(copy->disclosures().size(), 10);
            const QByteArray signedText(reinterpret_cast<const char *>(copy->jws().payload.data()),
                qsizetype(copy->jws().payload.size()));
            for (const char *secret : {"110101198511232115", "1985", "male", "name\""})
                QVERIFY2(!signedText.contains(secret), secret);
            const QJsonObject status = claims[QLatin1String("status")]
                                           .toObject()[QLatin1String("status_list")]
                                           .toObject();
            seen << QString::number(status[QLatin1String("idx")].toInteger());
            for (const Disclosure &disclosure : copy->disclosures())
                seen << QString::fromLatin1(disclosure.digest);
        }
        // No index, salt or digest comes twice.
        QCOMPARE(seen.size(), 8 * 11);
    }

    void aCopyEndsWithTheIdCard()
    {
        PlatformCase scene;
        const QDate last = QDateTime::currentDateTimeUtc().date().addDays(20);
        QVERIFY(scene.platform().registerCard(PlatformCase::cardUuid(), scene.adminKey, {}, last));
        CopyHolder holder(scene, scene.authentication);
        const auto copy = SdJwt::parse(holder.take().first());
        QCOMPARE(copy->claims()[QLatin1String("exp")].toInteger(),
            QDateTime(last.addDays(1), QTime(0, 0), Qt::OffsetFromUTC, 8 * 3600)
                .toSecsSinceEpoch());
        scene.arm({QStringLiteral("clock=%1").arg(19 * 86'400)});
        QVERIFY(scene.platform().offerCopies(PlatformCase::cardUuid()));
    }

    void anExpiredIdCardHasNoCopies()
    {
        PlatformCase scene;
        QVERIFY(scene.platform().registerCard(PlatformCase::cardUuid(), scene.adminKey, {},
            QDateTime::currentDateTimeUtc().date().addDays(-2)));
        CopyHolder holder(scene, scene.authentication);
        const auto tokens = holder.begin();
        const auto reply = holder.askCopies(tokens.access, {holder.proof(holder.nonce())});
        QCOMPARE(refusalIn(reply), QStringLiteral("credential_request_denied"));
    }

    void anOfferIsRedeemedOnce()
    {
        PlatformCase scene;
        CopyHolder holder(scene, scene.authentication);
        const auto offer = scene.platform().offerCopies(PlatformCase::cardUuid());
        QVERIFY(offer);
        QCOMPARE(offer->transactionCode.size(), 6);
        const QByteArray code = CopyHolder::codeIn(offer->link);
        QCOMPARE(holder.askToken(code, offer->transactionCode)->status, 200);
        const auto again = holder.askToken(code, offer->transactionCode);
        QCOMPARE(again->status, 400);
        QCOMPARE(refusalIn(again), QStringLiteral("invalid_grant"));
        QCOMPARE(problemIn(again), QStringLiteral("urn:eid:problem:offer-over"));
    }

    void fiveWrongCodesEndAnOffer()
    {
        PlatformCase scene;
        CopyHolder holder(scene, scene.authentication);
        const auto offer = scene.platform().offerCopies(PlatformCase::cardUuid());
        const QByteArray code = CopyHolder::codeIn(offer->link);
        const QString wrong = offer->transactionCode == QLatin1String("000000")
            ? QStringLiteral("000001")
            : QStringLiteral("000000");
        for (int i = 0; i < 4; ++i) {
            const auto reply = holder.askToken(code, wrong);
            QCOMPARE(refusalIn(reply), QStringLiteral("invalid_grant"));
            QCOMPARE(problemIn(reply), QStringLiteral("urn:eid:problem:transaction-code-wrong"));
            scene.restart();
        }
        QCOMPARE(
            problemIn(holder.askToken(code, wrong)), QStringLiteral("urn:eid:problem:offer-over"));
        QCOMPARE(problemIn(holder.askToken(code, offer->transactionCode)),
            QStringLiteral("urn:eid:problem:offer-over"));
    }

    void anOfferIsForItsCardAndItsTime()
    {
        PlatformCase scene;
        CopyHolder holder(scene, scene.authentication);
        CopyHolder other = otherHolder(scene);
        const auto offer = scene.platform().offerCopies(PlatformCase::cardUuid());
        const QByteArray code = CopyHolder::codeIn(offer->link);
        QCOMPARE(problemIn(other.askToken(code, offer->transactionCode)),
            QStringLiteral("urn:eid:problem:offer-over"));
        scene.arm({QStringLiteral("clock=1801")});
        QCOMPARE(problemIn(holder.askToken(code, offer->transactionCode)),
            QStringLiteral("urn:eid:problem:offer-over"));
        scene.arm({QStringLiteral("clock=1700")});
        QCOMPARE(holder.askToken(code, offer->transactionCode)->status, 200);
        QVERIFY(!scene.platform().offerCopies(QStringLiteral("no such card")));
    }

    void anAccessTokenIsOfItsCertificate()
    {
        PlatformCase scene;
        CopyHolder holder(scene, scene.authentication);
        CopyHolder other = otherHolder(scene);
        const auto tokens = holder.begin();
        const auto stolen = other.askCopies(tokens.access, {other.proof(other.nonce())});
        QCOMPARE(stolen->status, 401);
        QCOMPARE(refusalIn(stolen), QStringLiteral("invalid_token"));
        QCOMPARE(stolen->headers.value("www-authenticate"),
            QByteArray("Bearer error=\"invalid_token\""));
        QCOMPARE(other.refresh(tokens.refresh)->status, 400);
        QCOMPARE(holder.askCopies(tokens.refresh, {holder.proof(holder.nonce())})->status, 401);
        QCOMPARE(holder.askCopies("x", {holder.proof(holder.nonce())})->status, 401);
        scene.arm({QStringLiteral("clock=601")});
        QCOMPARE(holder.askCopies(tokens.access, {holder.proof(holder.nonce())})->status, 401);
        scene.arm({});
        QCOMPARE(holder.askCopies(tokens.access, {holder.proof(holder.nonce())})->status, 200);
        // The signature credential is let in nowhere here.
        const auto wrongSlot = scene.client(scene.signature);
        QCOMPARE(refusalIn(wrongSlot->ask("POST", "/v1/copies/token", formType, "grant_type=x")),
            QStringLiteral("client-certificate-unknown"));
    }

    void refreshTokensRotate()
    {
        PlatformCase scene;
        CopyHolder holder(scene, scene.authentication);
        const auto first = holder.begin();
        const auto second = CopyHolder::tokensIn(holder.refresh(first.refresh));
        QVERIFY(!second.refresh.isEmpty() && second.refresh != first.refresh);
        // The older access token is over, and the answer with the newer ones may have been lost.
        QCOMPARE(holder.askCopies(first.access, {holder.proof(holder.nonce())})->status, 401);
        const auto third = CopyHolder::tokensIn(holder.refresh(first.refresh));
        QVERIFY(third.refresh.isEmpty() == false);
        QCOMPARE(holder.askCopies(second.access, {holder.proof(holder.nonce())})->status, 401);
        scene.restart();
        QCOMPARE(holder.askCopies(third.access, {holder.proof(holder.nonce())})->status, 200);
        // Once one of the newest was shown, nobody can say that it was lost.
        for (const QByteArray &old : {first.refresh, second.refresh}) {
            const auto reply = holder.refresh(old);
            QCOMPARE(refusalIn(reply), QStringLiteral("invalid_grant"));
            QCOMPARE(problemIn(reply), QStringLiteral("urn:eid:problem:token-over"));
        }
        QCOMPARE(holder.refresh(third.refresh)->status, 200);
    }

    void refusesFormsThatAreNone_data()
    {
        QTest::addColumn<QByteArray>("form");
        QTest::addColumn<QString>("error");
        QTest::newRow("empty") << QByteArray() << "invalid_request";
        QTest::newRow("no type") << QByteArray("a=b") << "invalid_request";
        QTest::newRow("twice") << QByteArray("grant_type=refresh_token&grant_type=refresh_token")
                               << "invalid_request";
        QTest::newRow("no octet") << QByteArray("grant_type=%zz") << "invalid_request";
        QTest::newRow("cut off") << QByteArray("grant_type=%4") << "invalid_request";
        QTest::newRow("another type")
            << QByteArray("grant_type=password") << "unsupported_grant_type";
        QTest::newRow("no token") << QByteArray("grant_type=refresh_token") << "invalid_request";
        QTest::newRow("no transaction code") << QByteArray(
            "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Apre-authorized_"
            "code&pre-authorized_code=x") << "invalid_request";
        QTest::newRow("another token")
            << QByteArray("grant_type=refresh_token&refresh_token=x") << "invalid_grant";
    }

    void refusesFormsThatAreNone()
    {
        QFETCH(QByteArray, form);
        QFETCH(QString, error);
        PlatformCase scene;
        const auto reply
            = scene.client(scene.authentication)->ask("POST", "/v1/copies/token", formType, form);
        QCOMPARE(reply->status, 400);
        QCOMPARE(refusalIn(reply), error);
    }

    void refusesProofsThatDoNotHold_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("error");
        QTest::newRow("another key") << "key"
                                     << "invalid_proof";
        QTest::newRow("a key that did not sign") << "signature"
                                                 << "invalid_proof";
        QTest::newRow("another audience") << "aud"
                                          << "invalid_proof";
        QTest::newRow("long ago") << "old"
                                  << "invalid_proof";
        QTest::newRow("in the future") << "future"
                                       << "invalid_proof";
        QTest::newRow("another type") << "typ"
                                      << "invalid_proof";
        QTest::newRow("no JWT") << "text"
                                << "invalid_proof";
        QTest::newRow("none") << "none"
                              << "invalid_proof";
        QTest::newRow("too many") << "many"
                                  << "invalid_proof";
        QTest::newRow("no nonce") << "nonce"
                                  << "invalid_nonce";
        QTest::newRow("a nonce of nobody") << "forged"
                                           << "invalid_nonce";
        QTest::newRow("two nonces") << "nonces"
                                    << "invalid_nonce";
        QTest::newRow("a nonce again") << "again"
                                       << "invalid_nonce";
    }

    void refusesProofsThatDoNotHold()
    {
        QFETCH(QString, fault);
        QFETCH(QString, error);
        PlatformCase scene;
        CopyHolder holder(scene, scene.authentication);
        const auto tokens = holder.begin();
        const QByteArray nonce = holder.nonce();
        EVP_PKEY *key = scene.authentication.key.get();
        const auto other = PlatformCase::newKey();
        QList<QByteArray> proofs{holder.proof(nonce)};
        if (fault == QLatin1String("key"))
            proofs << holder.proof(nonce, other.get());
        if (fault == QLatin1String("signature")) {
            proofs << holder.proof(
                nonce, other.get(), {}, {{QStringLiteral("jwk"), *jwkOf(publicKeyDerOf(key))}});
        }
        if (fault == QLatin1String("aud"))
            proofs << holder.proof(
                nonce, key, {{QStringLiteral("aud"), QStringLiteral("https://other.example")}});
        if (fault == QLatin1String("old"))
            proofs << holder.proof(nonce, key, {{QStringLiteral("iat"), secondsFromNow(-400)}});
        if (fault == QLatin1String("future"))
            proofs << holder.proof(nonce, key, {{QStringLiteral("iat"), secondsFromNow(400)}});
        if (fault == QLatin1String("typ"))
            proofs << holder.proof(
                nonce, key, {}, {{QStringLiteral("typ"), QStringLiteral("JWT")}});
        if (fault == QLatin1String("text"))
            proofs << "a.b.c";
        if (fault == QLatin1String("none"))
            proofs.clear();
        if (fault == QLatin1String("many"))
            proofs = QList<QByteArray>(17, holder.proof(nonce));
        if (fault == QLatin1String("nonce"))
            proofs = {holder.proof({}, key, {{QStringLiteral("nonce"), QJsonValue::Undefined}})};
        if (fault == QLatin1String("forged"))
            proofs = {holder.proof(QByteArray(nonce).replace(20, 1, nonce[20] == 'A' ? "B" : "A"))};
        if (fault == QLatin1String("nonces"))
            proofs << holder.proof(holder.nonce());
        if (fault == QLatin1String("again"))
            QCOMPARE(holder.askCopies(tokens.access, proofs)->status, 200);
        const auto reply = holder.askCopies(tokens.access, proofs);
        QCOMPARE(reply->status, 400);
        QCOMPARE(refusalIn(reply), error);
        const auto good = holder.askCopies(tokens.access, {holder.proof(holder.nonce())});
        QCOMPARE(good->status, 200);
    }

    void aNonceGetsOld()
    {
        PlatformCase scene;
        CopyHolder holder(scene, scene.authentication);
        const auto tokens = holder.begin();
        const QByteArray nonce = holder.nonce();
        scene.arm({QStringLiteral("clock=299")});
        const QByteArray other = holder.nonce();
        scene.arm({QStringLiteral("clock=301")});
        const auto late = holder.askCopies(tokens.access,
            {holder.proof(nonce, scene.authentication.key.get(),
                {{QStringLiteral("iat"), secondsFromNow(301)}})});
        QCOMPARE(refusalIn(late), QStringLiteral("invalid_nonce"));
        const auto inTime = holder.askCopies(tokens.access,
            {holder.proof(other, scene.authentication.key.get(),
                {{QStringLiteral("iat"), secondsFromNow(301)}})});
        QCOMPARE(inTime->status, 200);
    }

    void aCardHasNotTooManyCopies()
    {
        PlatformCase scene;
        CopyHolder holder(scene, scene.authentication);
        const auto tokens = holder.begin();
        QString refusal;
        int taken = 0;
        while (refusal.isEmpty()) {
            const QByteArray proof = holder.proof(holder.nonce());
            const auto reply = holder.askCopies(tokens.access, QList<QByteArray>(16, proof));
            refusal = refusalIn(reply);
            taken += refusal.isEmpty() ? 16 : 0;
        }
        QCOMPARE(refusal, QStringLiteral("credential_request_denied"));
        QCOMPARE(taken, 256);
    }

    void aFullDiskIssuesNothing()
    {
        PlatformCase scene;
        CopyHolder holder(scene, scene.authentication);
        const auto offer = scene.platform().offerCopies(PlatformCase::cardUuid());
        const QByteArray code = CopyHolder::codeIn(offer->link);
        scene.arm({QStringLiteral("disk-full=1@copy-token"),
            QStringLiteral("disk-full=1@copy-credential")});
        QCOMPARE(holder.askToken(code, offer->transactionCode)->status, 507);
        const auto tokens = CopyHolder::tokensIn(holder.askToken(code, offer->transactionCode));
        const QByteArray proof = holder.proof(holder.nonce());
        QCOMPARE(holder.askCopies(tokens.access, {proof})->status, 507);
        QCOMPARE(holder.askCopies(tokens.access, {proof})->status, 200);
    }
};

QTEST_GUILESS_MAIN(CopyIssuingTest)
#include "copyissuing_test.moc"
