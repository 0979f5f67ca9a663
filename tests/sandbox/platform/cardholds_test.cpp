#include "core/jose/statuslist.h"
#include "tests/sandbox/platform/certificatefacts.h"
#include "tests/sandbox/platform/softparty.h"

#include <QRegularExpression>
#include <QTest>
#include <QUrl>

#include <openssl/ocsp.h>

using namespace eid;
using namespace eid::sandbox;

namespace {

constexpr int week = 7 * 86'400;

struct Scene
{
    PlatformCase platform;
    CopyHolder holder{platform, platform.authentication};
    SoftParty shop{platform, "shop.example", QStringLiteral("示例商店")};
    QByteArray copy = holder.take().first();

    std::optional<HttpReply> ask(
        const QByteArray &method, const QByteArray &path, const SoftCredential &with)
    {
        return platform.client(with)->ask(method, path);
    }
    std::optional<HttpReply> ask(const QByteArray &method, const QByteArray &path)
    {
        return ask(method, path, platform.authentication);
    }

    std::optional<HttpReply> report(const QString &code) const
    {
        const auto anybody = platform.client();
        if (!anybody->connect())
            qFatal("No connection");
        const QJsonObject body{{QStringLiteral("code"), code}};
        return anybody->ask(
            "POST", "/v1/loss-reports", "application/json", QJsonDocument(body).toJson());
    }

    /// "" where the login works, else why not.
    QString login()
    {
        last = shop.ask();
        return refusalIn(respond(holder, last, presentation(holder, copy, last)));
    }

    TokenStatus status()
    {
        const QJsonObject claims = SdJwt::parse(copy)
                                       ->claims()[QLatin1String("status")]
                                       .toObject()[QLatin1String("status_list")]
                                       .toObject();
        const QString uri = claims[QLatin1String("uri")].toString();
        const auto anybody = platform.client();
        if (!anybody->connect())
            qFatal("No connection");
        const auto reply = anybody->ask("GET", QUrl(uri).path().toLatin1());
        const auto jws = parseJws(reply->body);
        const auto made = (*jws->claims())[QLatin1String("iat")].toInteger();
        const auto list
            = StatusList::parse(*jws, uri, QDateTime::fromSecsSinceEpoch(made, Qt::UTC));
        if (!list)
            qFatal("No list: %s", qUtf8Printable(list.error().detail));
        return *list->at(quint64(claims[QLatin1String("idx")].toInteger()));
    }

    /// What OCSP says of the card's 9A: -1 good, else the reason.
    int ocspReason()
    {
        const CertificateHandle certificate = certificateOf(platform.authentication.certificate);
        OCSP_REQUEST *question = OCSP_REQUEST_new();
        OCSP_request_add0_id(question,
            OCSP_cert_to_id(EVP_sha256(), certificate.get(),
                platform.platform().ca().citizens().certificate()));
        unsigned char *der = nullptr;
        const int size = i2d_OCSP_REQUEST(question, &der);
        const QByteArray body(reinterpret_cast<const char *>(der), size);
        OPENSSL_free(der);
        OCSP_REQUEST_free(question);
        const auto anybody = platform.client();
        if (!anybody->connect())
            qFatal("No connection");
        const auto reply = anybody->ask("POST", "/ocsp", "application/ocsp-request", body);
        const auto *next = reinterpret_cast<const unsigned char *>(reply->body.constData());
        OCSP_RESPONSE *response = d2i_OCSP_RESPONSE(nullptr, &next, long(reply->body.size()));
        OCSP_BASICRESP *basic = OCSP_response_get1_basic(response);
        int reason = 0;
        const int status
            = OCSP_single_get0_status(OCSP_resp_get0(basic, 0), &reason, nullptr, nullptr, nullptr);
        OCSP_BASICRESP_free(basic);
        OCSP_RESPONSE_free(response);
        return status == V_OCSP_CERTSTATUS_GOOD ? -1 : reason;
    }

    SoftParty::Asked last;
};

QString codeIn(const std::optional<HttpReply> &reply)
{
    return jsonIn(reply)[QLatin1String("code")].toString();
}

} // namespace

class CardHoldsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStatusListIsAsTheStandardHasIt()
    {
        Scene scene;
        const auto anybody = scene.platform.client();
        QVERIFY(anybody->connect());
        const auto reply = anybody->ask("GET", "/v1/status-lists/1");
        QCOMPARE(reply->status, 200);
        QCOMPARE(reply->headers.value("content-type"), QByteArray("application/statuslist+jwt"));
        const auto jws = parseJws(reply->body);
        QVERIFY(jws);
        QCOMPARE(jws->header[QLatin1String("typ")].toString(), QStringLiteral("statuslist+jwt"));
        QVERIFY(jws->certificates());
        const QJsonObject claims = *jws->claims();
        QCOMPARE(claims[QLatin1String("sub")].toString(),
            scene.platform.platform().address() + QLatin1String("/v1/status-lists/1"));
        QVERIFY(claims[QLatin1String("ttl")].toInteger() > 0);
        QVERIFY(claims[QLatin1String("exp")].toInteger() > secondsFromNow(0));
        QCOMPARE(claims[QLatin1String("status_list")].toObject()[QLatin1String("bits")].toInt(), 2);
        // It says nothing of how many there are.
        QVERIFY(reply->body.size() < 6000);
        QCOMPARE(anybody->ask("GET", "/v1/status-lists/2")->status, 404);
        QCOMPARE(anybody->ask("GET", "/v1/status-lists/0")->status, 404);
        QVERIFY(scene.status() == TokenStatus::Valid);
    }

    void aLostCardIsStoppedAtOnce()
    {
        Scene scene;
        QCOMPARE(scene.login(), QString());
        const QString code = codeIn(scene.ask("POST", "/v1/card/loss-code"));
        static const QRegularExpression form(QStringLiteral("^([A-Z2-7]{4}-){3}[A-Z2-7]{4}$"));
        QVERIFY2(form.match(code).hasMatch(), qPrintable(code));
        QCOMPARE(scene.ocspReason(), -1);
        // As somebody types it.
        const auto report
            = scene.report(code.toLower().replace(QLatin1Char('-'), QLatin1Char(' ')));
        QCOMPARE(report->status, 201);
        const QJsonObject told = jsonIn(report);
        const QDateTime since
            = QDateTime::fromString(told[QLatin1String("suspendedAt")].toString(), Qt::ISODate);
        const QDateTime end
            = QDateTime::fromString(told[QLatin1String("finalAt")].toString(), Qt::ISODate);
        QCOMPARE(since.secsTo(end), qint64(week));

        QCOMPARE(scene.login(), QStringLiteral("copy-suspended"));
        const QJsonObject result = scene.shop.result(scene.last);
        QCOMPARE(result[QLatin1String("verified")].toBool(true), false);
        QCOMPARE(result[QLatin1String("eid_result")].toString(), QStringLiteral("XX5X"));
        QVERIFY(!result.contains(QLatin1String("sub")));
        QVERIFY(scene.status() == TokenStatus::Suspended);
        QCOMPARE(scene.ocspReason(), 6);
        QCOMPARE(
            refusalIn(scene.ask("POST", "/v1/card/loss-code")), QStringLiteral("card-suspended"));
        QCOMPARE(refusalIn(scene.ask("GET", "/v1/card/administrator-authentication")),
            QStringLiteral("method-not-allowed"));
        QCOMPARE(refusalIn(scene.ask(
                     "POST", "/.well-known/est/simplereenroll", scene.platform.signature)),
            QStringLiteral("card-suspended"));
        QVERIFY(!scene.platform.platform().offerCopies(PlatformCase::cardUuid()));
        const QJsonObject card = jsonIn(scene.ask("GET", "/v1/card"));
        const QJsonObject suspended = card[QLatin1String("suspended")].toObject();
        QCOMPARE(suspended[QLatin1String("reason")].toString(), QStringLiteral("loss"));
        QCOMPARE(suspended[QLatin1String("finalAt")], told[QLatin1String("finalAt")]);
        QCOMPARE(suspended[QLatin1String("identifier")], told[QLatin1String("identifier")]);
        // The same again is the same report.
        QCOMPARE(jsonIn(scene.report(code)), told);
    }

    void aReportIsWithdrawnInTime()
    {
        Scene scene;
        const QString code = codeIn(scene.ask("POST", "/v1/card/loss-code"));
        const QByteArray identifier
            = jsonIn(scene.report(code))[QLatin1String("identifier")].toString().toLatin1();
        scene.platform.restart();
        const QByteArray path = "/v1/loss-reports/" + identifier + "/withdrawal";
        QCOMPARE(
            scene.ask("POST", "/v1/loss-reports/00000000-0000-0000-0000-000000000000/withdrawal")
                ->status,
            404);
        QCOMPARE(scene.ask("POST", path)->status, 204);
        QCOMPARE(scene.login(), QString());
        QVERIFY(scene.status() == TokenStatus::Valid);
        QCOMPARE(scene.ocspReason(), -1);
        QVERIFY(!jsonIn(scene.ask("GET", "/v1/card")).contains(QLatin1String("suspended")));
        QCOMPARE(scene.ask("POST", path)->status, 404);
    }

    void aReportThatIsNotWithdrawnIsFinal()
    {
        Scene scene;
        const auto standing = scene.platform.client(scene.platform.authentication);
        const auto loss = scene.platform.platform().reportLoss(PlatformCase::cardUuid());
        QVERIFY(loss);
        const QByteArray path = "/v1/loss-reports/" + loss->identifier.toLatin1() + "/withdrawal";
        scene.platform.arm({QStringLiteral("clock=%1").arg(week - 10)});
        QVERIFY(scene.status() == TokenStatus::Suspended);
        scene.platform.arm({QStringLiteral("clock=%1").arg(week + 1)});
        QVERIFY(scene.status() == TokenStatus::Invalid);
        QCOMPARE(scene.ocspReason(), 5);
        QCOMPARE(refusalIn(standing->ask("POST", path)), QStringLiteral("credential-over"));
        // Nobody is let in with it any more.
        const auto client = scene.platform.client();
        client->setIdentity(
            scene.platform.authentication.certificate, scene.platform.authentication.key.get());
        QVERIFY(!client->connect() || !client->ask("GET", "/v1/card"));
        int revoked = 0;
        const auto rows = scene.platform.platform().audit();
        for (const AuditRow &row : *rows)
            revoked += row.action == QLatin1String("revoked") ? 1 : 0;
        QCOMPARE(revoked, 2);
    }

    void whoeverComesFirstFindsOutThatItIsFinal()
    {
        Scene scene;
        const auto standing = scene.platform.client(scene.platform.authentication);
        QVERIFY(scene.platform.platform().reportLoss(PlatformCase::cardUuid()));
        scene.platform.arm({QStringLiteral("clock=%1").arg(week + 1)});
        QCOMPARE(refusalIn(standing->ask("GET", "/v1/card")), QStringLiteral("credential-over"));
    }

    void guessingCodesCostsTime()
    {
        Scene scene;
        const QString code = codeIn(scene.ask("POST", "/v1/card/loss-code"));
        const auto anybody = scene.platform.client();
        QVERIFY(anybody->connect());
        const auto guess = [&](PlatformClient &client) {
            return client.ask("POST", "/v1/loss-reports", "application/json",
                R"({"code":"AAAA-AAAA-AAAA-AAAA"})");
        };
        for (int i = 0; i < 3; ++i)
            QCOMPARE(refusalIn(guess(*anybody)), QStringLiteral("loss-code-wrong"));
        const auto slow = guess(*anybody);
        QCOMPARE(slow->status, 429);
        QVERIFY(slow->headers.value("retry-after").toInt() > 0);
        // Whoever takes a new connection for each is slowed down with all others.
        int wrong = 3;
        std::optional<HttpReply> reply;
        do {
            const auto client = scene.platform.client();
            QVERIFY(client->connect());
            reply = guess(*client);
            wrong += reply->status == 403 ? 1 : 0;
        } while (reply->status == 403);
        QCOMPARE(reply->status, 429);
        QCOMPARE(wrong, 30);
        QCOMPARE(scene.report(code)->status, 429);
        scene.platform.arm({QStringLiteral("clock=61")});
        QCOMPARE(scene.report(code)->status, 201);
    }

    void aNewCodeReplacesTheOld()
    {
        Scene scene;
        const QString first = codeIn(scene.ask("POST", "/v1/card/loss-code"));
        const QString second = codeIn(scene.ask("POST", "/v1/card/loss-code"));
        QVERIFY(first != second);
        QCOMPARE(refusalIn(scene.report(first)), QStringLiteral("loss-code-wrong"));
        QCOMPARE(scene.report(second)->status, 201);
    }

    void aHolderFreezesAndReleases()
    {
        Scene scene;
        QCOMPARE(scene.ask("POST", "/v1/card/freeze")->status, 204);
        QCOMPARE(scene.ask("POST", "/v1/card/freeze")->status, 204);
        QCOMPARE(scene.login(), QStringLiteral("copy-suspended"));
        QVERIFY(scene.status() == TokenStatus::Suspended);
        QCOMPARE(scene.ocspReason(), 6);
        const QJsonObject suspended
            = jsonIn(scene.ask("GET", "/v1/card"))[QLatin1String("suspended")].toObject();
        QCOMPARE(suspended[QLatin1String("reason")].toString(), QStringLiteral("frozen"));
        QVERIFY(!suspended.contains(QLatin1String("finalAt")));
        // The signature credential cannot release what it cannot freeze.
        QCOMPARE(refusalIn(scene.ask("POST", "/v1/card/unfreeze", scene.platform.signature)),
            QStringLiteral("client-certificate-unknown"));
        scene.platform.restart();
        QCOMPARE(scene.ask("POST", "/v1/card/unfreeze")->status, 204);
        QCOMPARE(scene.login(), QString());
        QVERIFY(scene.status() == TokenStatus::Valid);
    }

    void releasingOneHoldLeavesTheOther()
    {
        Scene scene;
        QCOMPARE(scene.ask("POST", "/v1/card/freeze")->status, 204);
        QVERIFY(scene.platform.platform().reportLoss(PlatformCase::cardUuid()));
        QCOMPARE(scene.ask("POST", "/v1/card/unfreeze")->status, 204);
        QCOMPARE(scene.login(), QStringLiteral("copy-suspended"));
        QVERIFY(scene.status() == TokenStatus::Suspended);
        QCOMPARE(jsonIn(scene.ask("GET", "/v1/card"))[QLatin1String("suspended")]
                     .toObject()[QLatin1String("reason")]
                     .toString(),
            QStringLiteral("loss"));
    }

    void copiesGoWithTheirKey()
    {
        Scene scene;
        const SoftCredential next
            = scene.platform.makeCredential(eid::sandbox::CertificatePurpose::Authentication);
        QVERIFY(scene.platform.platform().registerCard(PlatformCase::cardUuid(),
            scene.platform.adminKey, {{QStringLiteral("9A"), next.certificate}}));
        QVERIFY(scene.status() == TokenStatus::Invalid);
    }

    void aRevokedCopyIsRefused()
    {
        Scene scene;
        QVERIFY(scene.platform.platform().revokeCopies(PlatformCase::cardUuid()));
        QCOMPARE(scene.login(), QStringLiteral("copy-revoked"));
        QCOMPARE(scene.shop.result(scene.last)[QLatin1String("eid_result")].toString(),
            QStringLiteral("XX1X"));
        QVERIFY(scene.status() == TokenStatus::Invalid);
        // Releasing a card does not bring back what was revoked.
        QCOMPARE(scene.ask("POST", "/v1/card/freeze")->status, 204);
        QCOMPARE(scene.ask("POST", "/v1/card/unfreeze")->status, 204);
        QCOMPARE(scene.login(), QStringLiteral("copy-revoked"));
        scene.copy = scene.holder.take().first();
        QCOMPARE(scene.login(), QString());
    }

    void aRefusalIsToldAgain()
    {
        Scene scene;
        QCOMPARE(scene.ask("POST", "/v1/card/freeze")->status, 204);
        const auto asked = scene.shop.ask();
        const QByteArray token = presentation(scene.holder, scene.copy, asked);
        const auto first = respond(scene.holder, asked, token);
        QCOMPARE(refusalIn(first), QStringLiteral("copy-suspended"));
        // It is told what came of it then, not what would now.
        QCOMPARE(scene.ask("POST", "/v1/card/unfreeze")->status, 204);
        const auto again = respond(scene.holder, asked, token);
        QCOMPARE(again->status, 403);
        QCOMPARE(again->body, first->body);
        QCOMPARE(
            respond(scene.holder, asked, presentation(scene.holder, scene.copy, asked))->status,
            410);
        QCOMPARE(scene.platform.platform().authentications()->size(), 1);
        QCOMPARE(scene.shop.result(asked)[QLatin1String("verified")].toBool(true), false);
    }

    void anExpiredCopyIsRefused()
    {
        Scene scene;
        QVERIFY(scene.platform.platform().registerCard(PlatformCase::cardUuid(),
            scene.platform.adminKey, {}, QDateTime::currentDateTimeUtc().date().addDays(1)));
        scene.copy = scene.holder.take().first();
        const int days = 3 * 86'400;
        scene.platform.arm({QStringLiteral("clock=%1").arg(days)});
        QJsonObject claims = scene.shop.claims();
        for (const QString &time : {QStringLiteral("iat"), QStringLiteral("exp")})
            claims[time] = claims[time].toInteger() + days;
        const auto asked = scene.shop.ask(claims);
        QCOMPARE(asked.reply->status, 201);
        const auto reply = respond(scene.holder, asked,
            presentation(scene.holder, scene.copy, asked, {},
                QDateTime::currentDateTimeUtc().addSecs(days)));
        QCOMPARE(refusalIn(reply), QStringLiteral("copy-expired"));
        QCOMPARE(scene.shop.result(asked)[QLatin1String("eid_result")].toString(),
            QStringLiteral("XX8X"));
    }
};

QTEST_GUILESS_MAIN(CardHoldsTest)
#include "cardholds_test.moc"
