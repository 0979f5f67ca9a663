#include "tests/sandbox/backoffice/samplecase.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTest>

using namespace eid;
using namespace eid::sandbox;

namespace {

constexpr char samples[] = "/v1/face/samples";
constexpr char partial[] = "application/partial-upload";
constexpr char uuid[] = "5f1d6b1e-3c1c-4a53-9a3e-0f4a2c7d9b10";

QByteArray locationOf(const QString &identifier)
{
    return QByteArray(samples) + '/' + identifier.toLatin1();
}

QByteArray partHeaders(qint64 offset, const QByteArray &complete)
{
    return "Upload-Offset: " + QByteArray::number(offset) + "\r\nUpload-Complete: " + complete
        + "\r\n";
}

QJsonObject jsonIn(const std::optional<HttpReply> &reply)
{
    return reply ? QJsonDocument::fromJson(reply->body).object() : QJsonObject();
}

QString problemOf(const std::optional<HttpReply> &reply)
{
    return problemIn(jsonIn(reply), "type");
}

std::optional<HttpReply> begin(
    PlatformClient &client, const QString &identifier, const QByteArray &part = {})
{
    return client.ask("POST", samples, "application/cms", part, uploadHeaders(identifier, "?0"));
}

/// What HEAD says: the offset, and whether all has come.
std::pair<qint64, QByteArray> standing(PlatformClient &client, const QString &identifier)
{
    const auto reply = client.ask("HEAD", locationOf(identifier));
    if (!reply || reply->status != 204)
        return {-1, {}};
    return {reply->headers.value("upload-offset").toLongLong(),
        reply->headers.value("upload-complete")};
}

} // namespace

class FaceSamplesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void challengesAreRandomAndExpire()
    {
        SampleCase scene;
        QSet<QString> nonces;
        QSet<QString> orders;
        for (int i = 0; i < 40; ++i) {
            const auto client = scene.scene().client();
            QVERIFY(client->connect());
            const auto reply = client->ask("POST", "/v1/face/challenges");
            QVERIFY(reply);
            QCOMPARE(reply->status, 201);
            const QJsonObject challenge = jsonIn(reply);
            QStringList movements;
            for (const QJsonValue &movement : challenge[QLatin1String("movements")].toArray())
                movements << movement.toString();
            QCOMPARE(movements.size(), 3);
            QCOMPARE(QSet<QString>(movements.begin(), movements.end()).size(), 3);
            orders << movements.join(QLatin1Char(' '));
            nonces << challenge[QLatin1String("nonce")].toString();
            const auto expires = QDateTime::fromString(
                challenge[QLatin1String("expires")].toString(), Qt::ISODate);
            const qint64 hours = QDateTime::currentDateTimeUtc().secsTo(expires) / 3600;
            QVERIFY(hours == 23 || hours == 24);
            const auto known
                = scene.platform().challenge(challenge[QLatin1String("identifier")].toString());
            QVERIFY(known && *known);
            QCOMPARE((*known)->movements, movements);
        }
        QCOMPARE(nonces.size(), 40);
        QVERIFY2(orders.size() > 5, qPrintable(QString::number(orders.size())));
    }

    void goesOnAfterARestartInTheMiddle()
    {
        SampleCase scene;
        const SampleDraft draft = scene.draft();
        const QByteArray message = scene.sealed(draft);
        const auto begun = begin(*scene.client(), draft.identifier, message.left(10'000));
        QVERIFY(begun);
        QCOMPARE(begun->status, 201);
        QCOMPARE(begun->headers.value("location"), locationOf(draft.identifier));
        QCOMPARE(begun->headers.value("upload-complete"), QByteArray("?0"));
        QCOMPARE(begun->headers.value("upload-offset"), QByteArray("10000"));
        QVERIFY(begun->headers.value("upload-limit").contains("max-size=4194304"));

        scene.scene().restart();
        const auto client = scene.client();
        QCOMPARE(standing(*client, draft.identifier), std::pair(qint64(10'000), QByteArray("?0")));
        const auto early = client->ask("GET", locationOf(draft.identifier));
        QVERIFY(early);
        QCOMPARE(early->status, 409);
        QCOMPARE(problemOf(early), QStringLiteral("upload-incomplete"));
        const auto more = client->ask("PATCH", locationOf(draft.identifier), partial,
            message.mid(10'000, 20'000), partHeaders(10'000, "?0"));
        QVERIFY(more);
        QCOMPARE(more->status, 204);
        QCOMPARE(more->headers.value("upload-offset"), QByteArray("30000"));
        const auto done = client->ask("PATCH", locationOf(draft.identifier), partial,
            message.mid(30'000), partHeaders(30'000, "?1"));
        QVERIFY(done);
        QCOMPARE(done->status, 200);
        QCOMPARE(done->headers.value("upload-complete"), QByteArray("?1"));
        QCOMPARE(jsonIn(done)[QLatin1String("state")].toString(), QStringLiteral("accepted"));
        QCOMPARE(standing(*client, draft.identifier),
            std::pair(qint64(message.size()), QByteArray("?1")));
        const auto later = client->ask("GET", locationOf(draft.identifier));
        QVERIFY(later);
        QCOMPARE(later->body, done->body);
    }

    void keepsWhatCameBeforeAConnectionBroke()
    {
        SampleCase scene;
        const SampleDraft draft = scene.draft();
        const QByteArray message = scene.sealed(draft);
        scene.scene().arm({QStringLiteral("break-in=1:12345@face-upload"),
            QStringLiteral("break-in=1:1000@face-append")});
        QVERIFY(!scene.client()->ask(
            "POST", samples, "application/cms", message, uploadHeaders(draft.identifier, "?1")));
        QCOMPARE(standing(*scene.client(), draft.identifier),
            std::pair(qint64(12'345), QByteArray("?0")));
        QVERIFY(!scene.client()->ask("PATCH", locationOf(draft.identifier), partial,
            message.mid(12'345), partHeaders(12'345, "?1")));
        QCOMPARE(standing(*scene.client(), draft.identifier),
            std::pair(qint64(13'345), QByteArray("?0")));
        const auto done = scene.client()->ask("PATCH", locationOf(draft.identifier), partial,
            message.mid(13'345), partHeaders(13'345, "?1"));
        QVERIFY(done);
        QCOMPARE(jsonIn(done)[QLatin1String("state")].toString(), QStringLiteral("accepted"));
    }

    void aClientThatGoesAwayLosesNothing()
    {
        SampleCase scene;
        const SampleDraft draft = scene.draft();
        const QByteArray message = scene.sealed(draft);
        {
            const auto client = scene.client();
            QVERIFY(client->send("POST " + QByteArray(samples)
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/cms\r\n"
                  "Content-Length: "
                + QByteArray::number(message.size()) + "\r\n"
                + uploadHeaders(draft.identifier, "?1") + "\r\n" + message.left(20'000)));
        }
        const auto client = scene.client();
        QTRY_COMPARE(standing(*client, draft.identifier).first, qint64(20'000));
    }

    void theSameAgainIsTheSame()
    {
        SampleCase scene;
        const SampleDraft draft = scene.draft();
        const QByteArray message = scene.sealed(draft);
        const auto client = scene.client();
        for (int i = 0; i < 2; ++i) {
            const auto begun = begin(*client, draft.identifier, message.left(5'000));
            QVERIFY(begun);
            QCOMPARE(begun->status, 201);
            QCOMPARE(begun->headers.value("upload-offset"), QByteArray("5000"));
        }
        const auto other = begin(*client, draft.identifier, QByteArray(6'000, 'x'));
        QVERIFY(other);
        QCOMPARE(other->status, 422);
        QByteArray first;
        for (int i = 0; i < 3; ++i) {
            const auto whole = client->ask(
                "POST", samples, "application/cms", message, uploadHeaders(draft.identifier, "?1"));
            QVERIFY(whole);
            QCOMPARE(whole->status, 200);
            if (first.isEmpty())
                first = whole->body;
            QCOMPARE(whole->body, first);
        }
        QCOMPARE(jsonIn(HttpReply{200, {}, first})[QLatin1String("state")].toString(),
            QStringLiteral("accepted"));
        const auto spoilt = client->ask("POST", samples, "application/cms", message + 'x',
            uploadHeaders(draft.identifier, "?1"));
        QVERIFY(spoilt);
        QCOMPARE(problemOf(spoilt), QStringLiteral("idempotency-key-reused"));
        int judged = 0;
        const auto rows = scene.platform().audit();
        for (const AuditRow &row : *rows)
            judged += row.action == QLatin1String("face-accepted") ? 1 : 0;
        QCOMPARE(judged, 1);
    }

    void refusesPartsThatDoNotFit()
    {
        SampleCase scene;
        const auto client = scene.client();
        const QString identifier = QLatin1String(uuid);
        const QByteArray location = locationOf(identifier);
        QCOMPARE(begin(*client, identifier, QByteArray(100, 'a'))->status, 201);
        const auto ahead = client->ask("PATCH", location, partial, "b", partHeaders(101, "?0"));
        QCOMPARE(ahead->status, 409);
        QCOMPARE(problemOf(ahead), QStringLiteral("upload-offset"));
        QCOMPARE(ahead->headers.value("upload-offset"), QByteArray("100"));
        QCOMPARE(client->ask("PATCH", location, partial, "b", partHeaders(99, "?0"))->status, 409);
        QCOMPARE(
            client->ask("PATCH", location, partial, "b", "Upload-Offset: 100\r\n")->status, 400);
        QCOMPARE(client
                     ->ask("PATCH", location, partial, "b",
                         "Upload-Offset: -1\r\nUpload-Complete: ?0\r\n")
                     ->status,
            400);
        QCOMPARE(
            client->ask("PATCH", location, "text/plain", "b", partHeaders(100, "?0"))->status, 415);
        const auto told = client->ask(
            "PATCH", location, partial, "b", partHeaders(100, "?0") + "Upload-Length: 103\r\n");
        QCOMPARE(told->status, 204);
        const auto contrary = client->ask(
            "PATCH", location, partial, "b", partHeaders(101, "?0") + "Upload-Length: 104\r\n");
        QCOMPARE(problemOf(contrary), QStringLiteral("upload-length"));
        QCOMPARE(problemOf(client->ask("PATCH", location, partial, "bcd", partHeaders(101, "?0"))),
            QStringLiteral("upload-length"));
        QCOMPARE(problemOf(client->ask("PATCH", location, partial, "b", partHeaders(101, "?1"))),
            QStringLiteral("upload-length"));
        QCOMPARE(client->ask("HEAD", location)->headers.value("upload-length"), QByteArray("103"));
        QCOMPARE(standing(*client, identifier), std::pair(qint64(101), QByteArray("?0")));
    }

    void refusesWhatIsTooLarge()
    {
        SampleCase scene;
        const QString identifier = QLatin1String(uuid);
        const auto whole = scene.client()->ask("POST", samples, "application/cms",
            QByteArray(4 * 1024 * 1024 + 1, 'x'), uploadHeaders(identifier, "?1"));
        QVERIFY(whole);
        QCOMPARE(whole->status, 413);
        QCOMPARE(problemOf(whole), QStringLiteral("face-too-large"));
        QVERIFY(whole->headers.value("upload-limit").contains("max-size=4194304"));
        const auto client = scene.client();
        const auto announced = client->ask("POST", samples, "application/cms", "x",
            uploadHeaders(identifier, "?0") + "Upload-Length: 4194305\r\n");
        QCOMPARE(problemOf(announced), QStringLiteral("face-too-large"));
        QCOMPARE(begin(*client, identifier, QByteArray(3 * 1024 * 1024, 'x'))->status, 201);
        const auto more = client->ask("PATCH", locationOf(identifier), partial,
            QByteArray(1024 * 1024 + 1, 'x'), partHeaders(3 * 1024 * 1024, "?0"));
        QCOMPARE(problemOf(more), QStringLiteral("face-too-large"));
    }

    void isCancelled()
    {
        SampleCase scene;
        const auto client = scene.client();
        const SampleDraft draft = scene.draft();
        const QByteArray location = locationOf(draft.identifier);
        QCOMPARE(begin(*client, draft.identifier, "x")->status, 201);
        QCOMPARE(client->ask("DELETE", location)->status, 204);
        QCOMPARE(client->ask("HEAD", location)->status, 404);
        QCOMPARE(client->ask("DELETE", location)->status, 404);
        QCOMPARE(scene.sent(draft)[QLatin1String("state")].toString(), QStringLiteral("accepted"));
        QCOMPARE(problemOf(client->ask("DELETE", location)), QStringLiteral("upload-complete"));
        const auto more = client->ask("PATCH", location, partial, "x", partHeaders(1, "?1"));
        QCOMPARE(problemOf(more), QStringLiteral("upload-complete"));
        QCOMPARE(client->ask("GET", location)->status, 200);
    }

    void othersSeeNothingOfIt()
    {
        SampleCase scene;
        const QString identifier = QLatin1String(uuid);
        QCOMPARE(begin(*scene.client(), identifier, "x")->status, 201);
        const QString other = QStringLiteral("ffeeddcc-bbaa-9988-7766-554433221100");
        const SoftCredential stranger
            = scene.scene().makeCredential(CertificatePurpose::Authentication, other);
        QVERIFY(scene.platform().registerCard(
            other, scene.scene().adminKey, {{QStringLiteral("9A"), stranger.certificate}}));
        const auto client = scene.scene().client(stranger);
        for (const char *method : {"HEAD", "GET", "DELETE"})
            QCOMPARE(client->ask(method, locationOf(identifier))->status, 404);
        QCOMPARE(client->ask("PATCH", locationOf(identifier), partial, "x", partHeaders(1, "?0"))
                     ->status,
            404);
    }

    void aCardHasFewUnfinishedUploads()
    {
        SampleCase scene;
        const auto client = scene.client();
        const QString pattern = QStringLiteral("5f1d6b1e-3c1c-4a53-9a3e-0f4a2c7d9b1%1");
        for (int i = 0; i < 4; ++i)
            QCOMPARE(begin(*client, pattern.arg(i), "x")->status, 201);
        QCOMPARE(begin(*client, pattern.arg(4), "x")->status, 429);
        QCOMPARE(client->ask("DELETE", locationOf(pattern.arg(0)))->status, 204);
        QCOMPARE(begin(*client, pattern.arg(4), "x")->status, 201);
        // Those that nobody goes on with are forgotten.
        scene.scene().arm({QStringLiteral("clock=86500")});
        QCOMPARE(begin(*client, pattern.arg(5), "x")->status, 201);
        QCOMPARE(standing(*client, pattern.arg(1)).first, qint64(-1));
    }

    void judgesLaterWhereItHasTo()
    {
        SampleCase scene;
        const SampleDraft draft = scene.draft();
        const QByteArray message = scene.sealed(draft);
        scene.scene().arm({QStringLiteral("pending=1:7@face-upload")});
        const auto client = scene.client();
        const auto judging = client->ask(
            "POST", samples, "application/cms", message, uploadHeaders(draft.identifier, "?1"));
        QCOMPARE(judging->status, 200);
        QCOMPARE(judging->headers.value("retry-after"), QByteArray("7"));
        QCOMPARE(jsonIn(judging)[QLatin1String("state")].toString(), QStringLiteral("judging"));
        scene.scene().restart();
        const auto judged = scene.client()->ask("GET", locationOf(draft.identifier));
        QCOMPARE(jsonIn(judged)[QLatin1String("state")].toString(), QStringLiteral("accepted"));
    }

    void aFullDiskKeepsNothing()
    {
        SampleCase scene;
        scene.scene().arm({QStringLiteral("disk-full=1@face-upload"),
            QStringLiteral("disk-full=1@face-challenge")});
        const auto client = scene.client();
        QCOMPARE(client->ask("POST", "/v1/face/challenges")->status, 507);
        QCOMPARE(begin(*client, QLatin1String(uuid), "x")->status, 507);
        QCOMPARE(standing(*client, QLatin1String(uuid)).first, qint64(-1));
        QCOMPARE(begin(*client, QLatin1String(uuid), "x")->status, 201);
    }

    void refusesSignaturesThatDoNotHold_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("problem");
        QTest::newRow("no CMS") << "garbage"
                                << "face-signature";
        QTest::newRow("something behind") << "tail"
                                          << "face-signature";
        QTest::newRow("nothing") << "nothing"
                                 << "face-signature";
        QTest::newRow("the envelope alone") << "bare"
                                            << "face-signature";
        QTest::newRow("a changed envelope") << "changed"
                                            << "face-signature";
        QTest::newRow("another card's key") << "other"
                                            << "face-signer";
        QTest::newRow("the key for authentication") << "9A"
                                                    << "face-signer";
        QTest::newRow("a revoked signer") << "revoked"
                                          << "face-signer";
        QTest::newRow("another type of content") << "type"
                                                 << "face-envelope";
        QTest::newRow("no envelope") << "content"
                                     << "face-envelope";
    }

    void refusesSignaturesThatDoNotHold()
    {
        QFETCH(QString, fault);
        QFETCH(QString, problem);
        SampleCase scene;
        const SampleDraft draft = scene.draft();
        const Bytes envelope = scene.envelopeOf(SampleCase::plaintextOf(draft));
        const SoftCredential &signer = scene.scene().signature;
        QByteArray message = SampleCase::signedBy(signer, envelope);
        if (fault == QLatin1String("garbage"))
            message = QByteArray(5'000, '\x30');
        if (fault == QLatin1String("tail"))
            message += '\0';
        if (fault == QLatin1String("nothing"))
            message.clear();
        if (fault == QLatin1String("bare"))
            message = QByteArray(reinterpret_cast<const char *>(envelope.data()), 5'000);
        if (fault == QLatin1String("changed"))
            message[message.size() / 2] = char(message[message.size() / 2] ^ 1);
        if (fault == QLatin1String("other")) {
            const SoftCredential other = scene.scene().makeCredential(CertificatePurpose::Signature,
                QStringLiteral("ffeeddcc-bbaa-9988-7766-554433221100"));
            message = SampleCase::signedBy(other, envelope);
        }
        if (fault == QLatin1String("9A"))
            message = SampleCase::signedBy(scene.scene().authentication, envelope);
        if (fault == QLatin1String("revoked"))
            QVERIFY(scene.platform().revoke(PlatformCase::serialOf(signer.certificate)));
        if (fault == QLatin1String("type"))
            message = SampleCase::signedBy(signer, envelope, "1.2.840.113549.1.7.1");
        if (fault == QLatin1String("content"))
            message = SampleCase::signedBy(signer, Bytes(200, 0x55));
        const QJsonObject result = scene.sent(draft.identifier, message);
        QCOMPARE(problemIn(result), problem);
        QCOMPARE(result[QLatin1String("state")].toString(), QStringLiteral("refused"));
    }
};

QTEST_GUILESS_MAIN(FaceSamplesTest)
#include "facesamples_test.moc"
