#include "tests/sandbox/platform/platformcase.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace eid;
using namespace eid::sandbox;

namespace {

QByteArray signatureEnrolment()
{
    return "/.well-known/est/signature/simplereenroll";
}

QByteArray confirmationOf(const Bytes &certificate)
{
    return "/v1/card/credentials/" + PlatformCase::serialOf(certificate).toLatin1()
        + "/confirmation";
}

QString problemIn(const HttpReply &reply)
{
    return QJsonDocument::fromJson(reply.body)
        .object()[QLatin1String("type")]
        .toString()
        .mid(QStringLiteral("urn:eid:problem:").size());
}

/// What slot and state each credential has, in order.
QStringList states(ReferencePlatform &platform)
{
    QStringList all;
    const auto credentials = platform.credentials(PlatformCase::cardUuid());
    for (const CredentialRecord &credential : credentials.value_or(QList<CredentialRecord>()))
        all << credential.slot + QLatin1Char(' ') + nameOf(credential.state);
    return all;
}

} // namespace

class ReferencePlatformTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void renewsACredential()
    {
        PlatformCase scene;
        const auto key = PlatformCase::newKey();
        const auto vouching = scene.client(scene.authentication);
        QCOMPARE(vouching->verifyResult(), long(X509_V_OK));
        const auto enrolled = vouching->ask("POST", signatureEnrolment(), "application/pkcs10",
            PlatformCase::request(scene.signature.certificate, key.get(), vouching->binding()));
        QVERIFY(enrolled);
        QCOMPARE(enrolled->status, 200);
        QCOMPARE(enrolled->headers.value("content-type"),
            QByteArray("application/pkcs7-mime; smime-type=certs-only"));
        const Bytes issued = PlatformCase::certificateIn(enrolled->body);
        QVERIFY(!issued.empty());
        QCOMPARE(states(scene.platform()),
            QStringList({QStringLiteral("9A live"), QStringLiteral("9C live"),
                QStringLiteral("9C pending")}));

        const auto renewed = scene.client({key, issued});
        const auto confirmed = renewed->ask(
            "POST", confirmationOf(issued), "application/json", "{}", "Idempotency-Key: one\r\n");
        QVERIFY(confirmed);
        QCOMPARE(confirmed->status, 200);
        QCOMPARE(states(scene.platform()),
            QStringList({QStringLiteral("9A live"), QStringLiteral("9C retired"),
                QStringLiteral("9C live")}));
        QCOMPARE(*scene.platform().liveCertificates(PlatformCase::cardUuid(), QStringLiteral("9C")),
            QList<Bytes>{issued});
    }

    void theSameKeyGetsTheSameCertificate()
    {
        PlatformCase scene;
        const auto key = PlatformCase::newKey();
        QList<Bytes> issued;
        for (int i = 0; i < 3; ++i) {
            const auto client = scene.client(scene.authentication);
            const auto reply = client->ask("POST", signatureEnrolment(), "application/pkcs10",
                PlatformCase::request(scene.signature.certificate, key.get(), client->binding()));
            QVERIFY(reply && reply->status == 200);
            issued << PlatformCase::certificateIn(reply->body);
        }
        QVERIFY(!issued[0].empty());
        QCOMPARE(issued[1], issued[0]);
        QCOMPARE(issued[2], issued[0]);
        QCOMPARE(states(scene.platform()).count(QStringLiteral("9C pending")), 1);
    }

    void confirmsOnceHoweverOftenAsked()
    {
        PlatformCase scene;
        const auto key = PlatformCase::newKey();
        const auto vouching = scene.client(scene.authentication);
        const auto enrolled = vouching->ask("POST", signatureEnrolment(), "application/pkcs10",
            PlatformCase::request(scene.signature.certificate, key.get(), vouching->binding()));
        const Bytes issued = PlatformCase::certificateIn(enrolled->body);
        const auto renewed = scene.client({key, issued});
        QByteArray first;
        for (const char *header :
            {"Idempotency-Key: a\r\n", "Idempotency-Key: a\r\n", "Idempotency-Key: b\r\n"}) {
            const auto reply
                = renewed->ask("POST", confirmationOf(issued), "application/json", "{}", header);
            QVERIFY(reply);
            QCOMPARE(reply->status, 200);
            if (first.isEmpty())
                first = reply->body;
            QCOMPARE(reply->body, first);
        }
        int confirmations = 0;
        const auto rows = scene.platform().audit();
        for (const AuditRow &row : *rows)
            confirmations += row.action == QLatin1String("confirmed") ? 1 : 0;
        QCOMPARE(confirmations, 1);
    }

    void confirmsOverTheNewCertificateAlone()
    {
        PlatformCase scene;
        const auto key = PlatformCase::newKey();
        const auto vouching = scene.client(scene.authentication);
        const auto enrolled = vouching->ask("POST", signatureEnrolment(), "application/pkcs10",
            PlatformCase::request(scene.signature.certificate, key.get(), vouching->binding()));
        const Bytes issued = PlatformCase::certificateIn(enrolled->body);
        const auto reply = vouching->ask(
            "POST", confirmationOf(issued), "application/json", "{}", "Idempotency-Key: a\r\n");
        QVERIFY(reply);
        QCOMPARE(reply->status, 403);
        QCOMPARE(problemIn(*reply), QStringLiteral("not-the-new-certificate"));
        QVERIFY(states(scene.platform()).contains(QStringLiteral("9C pending")));
    }

    void aPendingCredentialVouchesForNothing()
    {
        PlatformCase scene;
        const auto key = PlatformCase::newKey();
        const auto vouching = scene.client(scene.authentication);
        const auto enrolled = vouching->ask("POST", signatureEnrolment(), "application/pkcs10",
            PlatformCase::request(scene.signature.certificate, key.get(), vouching->binding()));
        const auto pending = scene.client({key, PlatformCase::certificateIn(enrolled->body)});
        const auto other = PlatformCase::newKey();
        const auto refused = pending->ask("POST", "/.well-known/est/authentication/simplereenroll",
            "application/pkcs10",
            PlatformCase::request(
                scene.authentication.certificate, other.get(), pending->binding()));
        QVERIFY(refused);
        QCOMPARE(refused->status, 403);
        QCOMPARE(problemIn(*refused), QStringLiteral("credential-pending"));
        const auto card = pending->ask("GET", "/v1/card");
        QVERIFY(card);
        QCOMPARE(card->status, 200);
    }

    void refusesRequestsThatAreNotRight_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("problem");
        QTest::newRow("bound to another connection") << "binding" << 403 << "channel-binding";
        QTest::newRow("bound to nothing") << "unbound" << 403 << "channel-binding";
        QTest::newRow("another subject") << "subject" << 400 << "subject";
        QTest::newRow("another card") << "name" << 400 << "subject-alternative-name";
        QTest::newRow("a changed signature") << "signature" << 400 << "request-signature";
        QTest::newRow("a small RSA key") << "rsa" << 400 << "key-unsupported";
        QTest::newRow("the other slot's key") << "reuse" << 409 << "key-already-used";
        QTest::newRow("no base64") << "base64" << 400 << "malformed-request";
        QTest::newRow("no request") << "der" << 400 << "malformed-request";
        QTest::newRow("another type") << "type" << 415 << "unsupported-media-type";
    }

    void refusesRequestsThatAreNotRight()
    {
        QFETCH(QString, fault);
        QFETCH(int, status);
        QFETCH(QString, problem);
        PlatformCase scene;
        const auto client = scene.client(scene.authentication);
        const auto another = scene.client(scene.authentication);
        auto key = PlatformCase::newKey();
        Bytes previous = scene.signature.certificate;
        Bytes binding = client->binding();
        QByteArray type = "application/pkcs10";
        if (fault == QLatin1String("binding"))
            binding = another->binding();
        if (fault == QLatin1String("unbound"))
            binding.clear();
        if (fault == QLatin1String("rsa"))
            key.reset(EVP_RSA_gen(1024), EVP_PKEY_free);
        if (fault == QLatin1String("reuse"))
            key = scene.authentication.key;
        if (fault == QLatin1String("name")) {
            previous = scene
                           .makeCredential(CertificatePurpose::Signature,
                               QStringLiteral("ffffffff-4455-6677-8899-aabbccddeeff"))
                           .certificate;
        }
        if (fault == QLatin1String("subject")) {
            previous = scene
                           .makeCredential(CertificatePurpose::Signature, PlatformCase::cardUuid(),
                               QStringLiteral("李四"))
                           .certificate;
        }
        if (fault == QLatin1String("type"))
            type = "application/octet-stream";
        QByteArray body = PlatformCase::request(previous, key.get(), binding);
        if (fault == QLatin1String("signature")) {
            QByteArray der = QByteArray::fromBase64(body);
            der[der.size() - 1] = static_cast<char>(der[der.size() - 1] ^ 1);
            body = der.toBase64();
        }
        if (fault == QLatin1String("base64"))
            body += "!";
        if (fault == QLatin1String("der"))
            body = QByteArray("no request").toBase64();
        const auto reply = client->ask("POST", signatureEnrolment(), type, body);
        QVERIFY(reply);
        QCOMPARE(reply->status, status);
        QCOMPARE(problemIn(*reply), problem);
        QCOMPARE(reply->headers.value("content-type"), QByteArray("application/problem+json"));
        QVERIFY(!states(scene.platform()).contains(QStringLiteral("9C pending")));
    }

    void takesBase64InLinesOfAnyLength()
    {
        PlatformCase scene;
        const auto client = scene.client(scene.authentication);
        const auto key = PlatformCase::newKey();
        const QByteArray whole
            = PlatformCase::request(scene.signature.certificate, key.get(), client->binding());
        QByteArray lines;
        for (qsizetype at = 0; at < whole.size(); at += 17)
            lines += whole.mid(at, 17) + (at % 2 == 0 ? "\n" : "\r\n");
        const auto reply = client->ask("POST", signatureEnrolment(), "application/pkcs10", lines);
        QVERIFY(reply);
        QCOMPARE(reply->status, 200);
        for (const QByteArray &line : reply->body.split('\n'))
            QVERIFY(line.size() <= 65);
    }

    void answersTheChallengeOfItsCard()
    {
        PlatformCase scene;
        const Bytes challenge = randomOctets(16);
        const QJsonObject body{{QStringLiteral("algorithm"), QStringLiteral("AES-128")},
            {QStringLiteral("challenge"),
                QString::fromLatin1(
                    QByteArray(reinterpret_cast<const char *>(challenge.data()), 16).toBase64())}};
        const auto reply = scene.client(scene.authentication)
                               ->ask("POST", "/v1/card/administrator-authentication",
                                   "application/json", QJsonDocument(body).toJson());
        QVERIFY(reply);
        QCOMPARE(reply->status, 200);
        const QByteArray response = QByteArray::fromBase64(QJsonDocument::fromJson(reply->body)
                                                               .object()[QLatin1String("response")]
                                                               .toString()
                                                               .toLatin1());
        QCOMPARE(Bytes(response.begin(), response.end()), scene.adminKey.encrypt(challenge));

        QJsonObject other = body;
        other[QLatin1String("algorithm")] = QStringLiteral("AES-256");
        const auto refused = scene.client(scene.authentication)
                                 ->ask("POST", "/v1/card/administrator-authentication",
                                     "application/json", QJsonDocument(other).toJson());
        QVERIFY(refused);
        QCOMPARE(refused->status, 409);
    }

    void tellsOfTheCardAlone()
    {
        PlatformCase scene;
        const auto reply = scene.client(scene.signature)->ask("GET", "/v1/card");
        QVERIFY(reply);
        QCOMPARE(reply->status, 200);
        const QJsonObject card = QJsonDocument::fromJson(reply->body).object();
        QCOMPARE(card[QLatin1String("cardUuid")].toString(), PlatformCase::cardUuid());
        const QJsonArray credentials = card[QLatin1String("credentials")].toArray();
        QCOMPARE(credentials.size(), 2);
        QCOMPARE(credentials[0][QLatin1String("slot")].toString(), QStringLiteral("9A"));
        QCOMPARE(credentials[0][QLatin1String("serialNumber")].toString(),
            PlatformCase::serialOf(scene.authentication.certificate));
        QVERIFY(QDateTime::fromString(card[QLatin1String("renewalOpensAt")].toString(), Qt::ISODate)
                    .isValid());
    }

    void wantsACertificateWhereItSaysSo()
    {
        PlatformCase scene;
        const auto client = scene.client();
        QVERIFY(client->connect());
        const auto refused = client->ask("GET", "/v1/card");
        QVERIFY(refused);
        QCOMPARE(refused->status, 401);
        const auto authorities = client->ask("GET", "/.well-known/est/cacerts");
        QVERIFY(authorities);
        QCOMPARE(authorities->status, 200);
        const auto attributes = client->ask("GET", "/.well-known/est/signature/csrattrs");
        QVERIFY(attributes);
        QCOMPARE(attributes->status, 200);
        const auto missing = client->ask("GET", "/.well-known/est/other/csrattrs");
        QVERIFY(missing);
        QCOMPARE(missing->status, 404);
        const auto method = client->ask("PUT", "/v1/card");
        QVERIFY(method);
        QCOMPARE(method->status, 405);
        const auto large
            = client->ask("POST", "/ocsp", "application/ocsp-request", QByteArray(100'000, 'x'));
        QVERIFY(large);
        QCOMPARE(large->status, 413);
    }

    void letsNoStrangerIn_data()
    {
        QTest::addColumn<QString>("stranger");
        QTest::newRow("retired") << "retired";
        QTest::newRow("revoked") << "revoked";
        QTest::newRow("of the authority, and unknown") << "unknown";
        QTest::newRow("of another authority") << "other";
    }

    void letsNoStrangerIn()
    {
        QFETCH(QString, stranger);
        PlatformCase scene;
        SoftCredential shown = scene.signature;
        if (stranger == QLatin1String("retired")) {
            const auto next = scene.makeCredential(CertificatePurpose::Signature);
            QVERIFY(scene.platform().registerCard(PlatformCase::cardUuid(), scene.adminKey,
                {{QStringLiteral("9C"), next.certificate}}));
        } else if (stranger == QLatin1String("revoked")) {
            QVERIFY(scene.platform().revoke(PlatformCase::serialOf(shown.certificate)));
        } else if (stranger == QLatin1String("unknown")) {
            shown = scene.makeCredential(CertificatePurpose::Signature);
        } else {
            shown = PlatformCase().makeCredential(CertificatePurpose::Signature);
        }
        const auto client = scene.client();
        client->setIdentity(shown.certificate, shown.key.get());
        // Under TLS 1.3 the refusal comes with the first answer.
        QVERIFY(!client->connect() || !client->ask("GET", "/v1/card"));
        QTRY_COMPARE(scene.platform().statistics().refusedHandshakes, 1);
        QCOMPARE(scene.platform().statistics().requests, 0);
    }

    void aStandingConnectionEndsWithItsCredential()
    {
        PlatformCase scene;
        const auto client = scene.client(scene.signature);
        QCOMPARE(client->ask("GET", "/v1/card")->status, 200);
        QVERIFY(scene.platform().revoke(PlatformCase::serialOf(scene.signature.certificate)));
        const auto refused = client->ask("GET", "/v1/card");
        QVERIFY(refused);
        QCOMPARE(refused->status, 403);
        QCOMPARE(problemIn(*refused), QStringLiteral("credential-over"));
    }

    void sessionsAreResumed()
    {
        PlatformCase scene;
        const auto first = scene.client(scene.authentication);
        QCOMPARE(first->ask("GET", "/v1/card")->status, 200);
        const auto second = scene.client();
        second->resume(*first);
        QVERIFY(second->connect());
        QVERIFY(second->isResumed());
        QCOMPARE(second->ask("GET", "/v1/card")->status, 200);
        QVERIFY(second->binding() != first->binding());
        QCOMPARE(scene.platform().statistics().fullHandshakes, 1);
        QCOMPARE(scene.platform().statistics().resumedHandshakes, 1);
    }

    void speaksTls12WhereItMay()
    {
        PlatformCase strict;
        const auto refused = strict.client();
        refused->setMaximumVersion(TLS1_2_VERSION);
        QVERIFY(!refused->connect());

        PlatformOptions options;
        options.allowTls12 = true;
        PlatformCase scene(options);
        const auto client = scene.client();
        client->setMaximumVersion(TLS1_2_VERSION);
        client->setIdentity(scene.authentication.certificate, scene.authentication.key.get());
        QVERIFY(client->connect());
        const auto key = PlatformCase::newKey();
        const auto reply = client->ask("POST", signatureEnrolment(), "application/pkcs10",
            PlatformCase::request(scene.signature.certificate, key.get(), client->binding()));
        QVERIFY(reply);
        QCOMPARE(reply->status, 200);
    }

    void offersRenewalInItsTime()
    {
        PlatformOptions options;
        options.renewalOpensBefore = std::chrono::days(10);
        PlatformCase scene(options);
        const auto client = scene.client(scene.authentication);
        const auto key = PlatformCase::newKey();
        const QByteArray body
            = PlatformCase::request(scene.signature.certificate, key.get(), client->binding());
        const auto early = client->ask("POST", signatureEnrolment(), "application/pkcs10", body);
        QVERIFY(early);
        QCOMPARE(early->status, 403);
        QCOMPARE(problemIn(*early), QStringLiteral("renewal-not-due"));
        scene.arm({QStringLiteral("clock=%1").arg(11 * 86'400)});
        const auto due = client->ask("POST", signatureEnrolment(), "application/pkcs10", body);
        QVERIFY(due);
        QCOMPARE(due->status, 200);
    }

    void refusesConnectionsWhileItIsDown()
    {
        const QTemporaryDir folder;
        const auto ca = DemoCa::create();
        const auto listener = PlatformListener::bind(0);
        QVERIFY(ca && listener);
        PlatformOptions options;
        options.folder = folder.path();
        options.listener = *listener;
        const std::uint16_t port = (*listener)->port();
        for (int i = 0; i < 3; ++i) {
            QVERIFY(!PlatformClient(port, ca->rootsPem()).connect());
            const auto platform = ReferencePlatform::start(*ca, options);
            QVERIFY2(platform, platform ? "" : qPrintable(platform.error().detail));
            QCOMPARE((*platform)->port(), port);
            PlatformClient client((*platform)->port(), ca->rootsPem());
            QVERIFY(client.connect());
            QCOMPARE(client.ask("GET", "/.well-known/est/cacerts")->status, 200);
        }
    }

    void remembersEverythingAfterARestart()
    {
        PlatformCase scene;
        const auto key = PlatformCase::newKey();
        const auto vouching = scene.client(scene.authentication);
        const auto enrolled = vouching->ask("POST", signatureEnrolment(), "application/pkcs10",
            PlatformCase::request(scene.signature.certificate, key.get(), vouching->binding()));
        const Bytes issued = PlatformCase::certificateIn(enrolled->body);
        const QStringList before = states(scene.platform());
        const std::uint16_t port = scene.platform().port();
        EVP_PKEY *const serverKey = X509_get0_pubkey(vouching->serverCertificate());

        scene.restart();
        QCOMPARE(scene.platform().port(), port);
        QCOMPARE(states(scene.platform()), before);
        const auto renewed = scene.client({key, issued});
        QCOMPARE(EVP_PKEY_eq(X509_get0_pubkey(renewed->serverCertificate()), serverKey), 1);
        const auto confirmed = renewed->ask(
            "POST", confirmationOf(issued), "application/json", "{}", "Idempotency-Key: one\r\n");
        QVERIFY(confirmed);
        QCOMPARE(confirmed->status, 200);
    }
};

QTEST_GUILESS_MAIN(ReferencePlatformTest)
#include "referenceplatform_test.moc"
