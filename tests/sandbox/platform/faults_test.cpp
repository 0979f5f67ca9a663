#include "tests/sandbox/platform/platformcase.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace eid;
using namespace eid::sandbox;

namespace {

QByteArray challengeBody()
{
    return R"({"algorithm":"AES-128","challenge":"AAAAAAAAAAAAAAAAAAAAAA=="})";
}

QByteArray challengePath()
{
    return "/v1/card/administrator-authentication";
}

qsizetype auditRows(ReferencePlatform &platform, const QString &action)
{
    const auto rows = platform.audit();
    qsizetype count = 0;
    for (const AuditRow &row : rows.value_or(QList<AuditRow>()))
        count += row.action == action ? 1 : 0;
    return count;
}

} // namespace

class FaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plansAreRead()
    {
        const auto plan = parsePlatformFaults(
            {QStringLiteral("delay=*:250"), QStringLiteral("drop-after=3@confirmation"),
                QStringLiteral("status=1:503:7"), QStringLiteral("pending=2:1@simplereenroll"),
                QStringLiteral("certificate=revoked"), QStringLiteral("clock=-3600")});
        QVERIFY(plan);
        QCOMPARE(plan->faults.size(), std::size_t(4));
        QCOMPARE(plan->faults[0].request, std::optional<int>());
        QCOMPARE(plan->faults[0].delay, std::chrono::milliseconds(250));
        QCOMPARE(plan->faults[1].request, std::optional(3));
        QCOMPARE(plan->faults[1].route, QStringLiteral("confirmation"));
        QCOMPARE(plan->faults[2].retryAfter, std::optional(7));
        QCOMPARE(plan->certificate, ServerCertificate::Revoked);
        QCOMPARE(plan->clockSkew, std::chrono::seconds(-3600));
    }

    void whatIsNoPlanIsNamed_data()
    {
        QTest::addColumn<QString>("word");
        for (const char *word : {"", "delay", "delay=1", "delay=0:5", "delay=1:x",
                 "drop-before=", "drop-before=1:2", "drop-before=1@nowhere", "garbage=1:xml",
                 "status=1:200", "status=1:500:x", "pending=1", "pending=1:1@card", "cut=1:0",
                 "certificate=fine", "clock=soon", "no-such=1"})
            QTest::newRow(word) << word;
    }

    void whatIsNoPlanIsNamed()
    {
        QFETCH(QString, word);
        const auto plan = parsePlatformFaults({word});
        QVERIFY(!plan);
        QCOMPARE(plan.error().code, ErrorCode::InvalidArgument);
        QVERIFY(plan.error().detail.contains(word));
    }

    void dropsBeforeAnythingIsDone()
    {
        PlatformCase scene;
        scene.arm({QStringLiteral("drop-before=1@administrator-authentication")});
        const auto client = scene.client(scene.authentication);
        QCOMPARE(client->ask("GET", "/v1/card")->status, 200);
        QVERIFY(!client->ask("POST", challengePath(), "application/json", challengeBody()));
        QCOMPARE(auditRows(scene.platform(), QStringLiteral("admin-response")), 0);
        QCOMPARE(scene.platform().faultsLeft(), 0);
        const auto again = scene.client(scene.authentication);
        QCOMPARE(
            again->ask("POST", challengePath(), "application/json", challengeBody())->status, 200);
    }

    void dropsAfterEverythingIsDone()
    {
        PlatformCase scene;
        scene.arm({QStringLiteral("drop-after=2")});
        const auto client = scene.client(scene.authentication);
        QCOMPARE(client->ask("GET", "/v1/card")->status, 200);
        QCOMPARE(scene.platform().faultsLeft(), 1);
        QVERIFY(!client->ask("POST", challengePath(), "application/json", challengeBody()));
        QCOMPARE(auditRows(scene.platform(), QStringLiteral("admin-response")), 1);
    }

    void answersTwice()
    {
        PlatformCase scene;
        scene.arm({QStringLiteral("twice=1")});
        const auto client = scene.client(scene.authentication);
        QVERIFY(client->send("GET", "/v1/card"));
        const auto first = client->receive();
        const auto second = client->receive();
        QVERIFY(first && second);
        QCOMPARE(second->body, first->body);
        QCOMPARE(second->status, 200);
    }

    void saysTheBodyTwice()
    {
        PlatformCase scene;
        scene.arm({QStringLiteral("twice-body=1")});
        const auto client = scene.client(scene.authentication);
        QVERIFY(client->send("GET", "/v1/card", {}, {}, "Connection: close\r\n"));
        const QByteArray all = client->receiveAll();
        const QByteArray body = all.mid(all.indexOf("\r\n\r\n") + 4);
        QVERIFY(body.size() > 2 && body.size() % 2 == 0);
        QCOMPARE(body.left(body.size() / 2), body.mid(body.size() / 2));
        QVERIFY(all.contains("Content-Length: " + QByteArray::number(body.size() / 2) + "\r\n"));
    }

    void talksGarbage()
    {
        PlatformCase scene;
        scene.arm({QStringLiteral("garbage=1:json"), QStringLiteral("garbage=2:base64"),
            QStringLiteral("garbage=3:status")});
        const auto client = scene.client(scene.authentication);
        const auto json = client->ask("GET", "/v1/card");
        QVERIFY(json);
        QCOMPARE(json->headers.value("content-type"), QByteArray("application/json"));
        QVERIFY(QJsonDocument::fromJson(json->body).isNull());
        const auto base64 = client->ask("GET", "/.well-known/est/cacerts");
        QVERIFY(base64);
        QCOMPARE(base64->status, 200);
        QVERIFY(base64->body.contains('!'));
        QVERIFY(client->send("GET", "/v1/card", {}, {}, "Connection: close\r\n"));
        QVERIFY(!client->receiveAll().startsWith("HTTP/"));
    }

    void answersWithAStatus()
    {
        PlatformCase scene;
        scene.arm({QStringLiteral("status=1:503:7"), QStringLiteral("status=2:500")});
        const auto client = scene.client(scene.authentication);
        const auto busy = client->ask("POST", challengePath(), "application/json", challengeBody());
        QVERIFY(busy);
        QCOMPARE(busy->status, 503);
        QCOMPARE(busy->headers.value("retry-after"), QByteArray("7"));
        QCOMPARE(busy->headers.value("content-type"), QByteArray("application/problem+json"));
        const auto failed
            = client->ask("POST", challengePath(), "application/json", challengeBody());
        QVERIFY(failed);
        QCOMPARE(failed->status, 500);
        QVERIFY(!failed->headers.contains("retry-after"));
        QCOMPARE(auditRows(scene.platform(), QStringLiteral("admin-response")), 0);
    }

    void wantsMoreTimeToEnrol()
    {
        PlatformCase scene;
        scene.arm({QStringLiteral("pending=1:3")});
        const auto client = scene.client(scene.authentication);
        QCOMPARE(client->ask("GET", "/v1/card")->status, 200);
        const auto key = PlatformCase::newKey();
        const QByteArray body
            = PlatformCase::request(scene.signature.certificate, key.get(), client->binding());
        const QByteArray path = "/.well-known/est/signature/simplereenroll";
        const auto later = client->ask("POST", path, "application/pkcs10", body);
        QVERIFY(later);
        QCOMPARE(later->status, 202);
        QCOMPARE(later->headers.value("retry-after"), QByteArray("3"));
        const auto issued = client->ask("POST", path, "application/pkcs10", body);
        QVERIFY(issued);
        QCOMPARE(issued->status, 200);
    }

    void cutsABodyShort()
    {
        PlatformCase scene;
        scene.arm({QStringLiteral("cut=1:5")});
        const auto client = scene.client(scene.authentication);
        QVERIFY(client->send("GET", "/v1/card"));
        const QByteArray all = client->receiveAll();
        const qsizetype head = all.indexOf("\r\n\r\n") + 4;
        QVERIFY(all.contains("Content-Length: " + QByteArray::number(all.size() - head + 5)));
    }

    void comesLate()
    {
        PlatformCase scene;
        scene.arm({QStringLiteral("delay=1:150")});
        const auto client = scene.client(scene.authentication);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(client->ask("GET", "/v1/card")->status, 200);
        QVERIFY(timer.elapsed() >= 150);
    }

    void aDelayDoesNotHoldUpTheEnd()
    {
        PlatformCase scene;
        scene.arm({QStringLiteral("delay=*:3600000")});
        const auto client = scene.client(scene.authentication);
        QVERIFY(client->send("GET", "/v1/card"));
        QTRY_COMPARE(scene.platform().statistics().requests, 1);
        scene.restart();
        QVERIFY(scene.client(scene.authentication)->ask("GET", "/v1/card"));
    }

    void aFullDiskKeepsNothing()
    {
        PlatformCase scene;
        scene.arm({QStringLiteral("disk-full=1@simplereenroll"),
            QStringLiteral("disk-full=1@confirmation")});
        const auto client = scene.client(scene.authentication);
        const auto key = PlatformCase::newKey();
        const QByteArray body
            = PlatformCase::request(scene.signature.certificate, key.get(), client->binding());
        const QByteArray path = "/.well-known/est/signature/simplereenroll";
        const auto full = client->ask("POST", path, "application/pkcs10", body);
        QVERIFY(full);
        QCOMPARE(full->status, 507);
        QCOMPARE(scene.platform().credentials(PlatformCase::cardUuid())->size(), 2);
        QCOMPARE(auditRows(scene.platform(), QStringLiteral("issued")), 0);
        const auto issued = client->ask("POST", path, "application/pkcs10", body);
        QVERIFY(issued);
        QCOMPARE(issued->status, 200);

        const Bytes certificate = PlatformCase::certificateIn(issued->body);
        const auto renewed = scene.client({key, certificate});
        const QByteArray confirmation = "/v1/card/credentials/"
            + PlatformCase::serialOf(certificate).toLatin1() + "/confirmation";
        for (const int status : {507, 200}) {
            const auto reply = renewed->ask(
                "POST", confirmation, "application/json", "{}", "Idempotency-Key: a\r\n");
            QVERIFY(reply);
            QCOMPARE(reply->status, status);
            QCOMPARE(
                *scene.platform().liveCertificates(PlatformCase::cardUuid(), QStringLiteral("9C")),
                QList<Bytes>{status == 200 ? certificate : scene.signature.certificate});
        }
    }

    void theClockIsWrong()
    {
        PlatformCase scene;
        scene.arm({QStringLiteral("clock=86400")});
        const auto reply = scene.client(scene.authentication)->ask("GET", "/v1/card");
        QVERIFY(reply);
        const QDateTime date
            = QLocale::c().toDateTime(QString::fromLatin1(reply->headers.value("date")),
                QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const qint64 ahead = QDateTime(date.date(), date.time(), Qt::UTC).toSecsSinceEpoch()
            - now.toSecsSinceEpoch();
        QVERIFY2(ahead > 86'000 && ahead <= 86'400, qPrintable(QString::number(ahead)));
    }

    void showsABadCertificate_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<long>("result");
        QTest::newRow("good") << "good" << long(X509_V_OK);
        QTest::newRow("expired") << "expired" << long(X509_V_ERR_CERT_HAS_EXPIRED);
        QTest::newRow("not yet valid") << "not-yet-valid" << long(X509_V_ERR_CERT_NOT_YET_VALID);
        QTest::newRow("wrong host") << "wrong-host" << long(X509_V_ERR_HOSTNAME_MISMATCH);
        QTest::newRow("self-signed")
            << "self-signed" << long(X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT);
        QTest::newRow("untrusted")
            << "untrusted" << long(X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY);
        QTest::newRow("revoked") << "revoked" << long(X509_V_OK);
        QTest::newRow("SHA-1") << "sha1" << long(X509_V_OK);
        QTest::newRow("RSA-1024") << "rsa1024" << long(X509_V_OK);
    }

    void showsABadCertificate()
    {
        QFETCH(QString, kind);
        QFETCH(long, result);
        PlatformCase scene;
        scene.arm({QStringLiteral("certificate=") + kind});
        const auto client = scene.client();
        QVERIFY(client->connect());
        QCOMPARE(client->verifyResult(), result);
        const X509 *shown = client->serverCertificate();
        const int signature = X509_get_signature_nid(shown);
        QCOMPARE(
            signature, kind == QLatin1String("sha1") ? NID_ecdsa_with_SHA1 : NID_ecdsa_with_SHA256);
        const EVP_PKEY *key = X509_get0_pubkey(shown);
        QCOMPARE(EVP_PKEY_get_bits(key), kind == QLatin1String("rsa1024") ? 1024 : 256);
    }
};

QTEST_GUILESS_MAIN(FaultsTest)
#include "faults_test.moc"
