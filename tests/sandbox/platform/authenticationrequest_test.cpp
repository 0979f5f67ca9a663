#include "core/jose/base64url.h"
#include "tests/sandbox/platform/authenticationscene.h"

#include <QTest>

using namespace eid;
using namespace eid::sandbox;

/// What a relying party may ask, and what it may not.
class AuthenticationRequestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesRequestsThatDoNotHold_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("error");
        const auto row = [](const char *name, const char *fault,
                             const char *error = "invalid_request_object") {
            QTest::newRow(name) << QString::fromLatin1(fault) << QString::fromLatin1(error);
        };
        row("nobody that is known", "unknown", "invalid_client");
        row("not signed", "none");
        row("a changed request", "signature");
        row("another key", "key");
        row("a certificate of a server", "server");
        row("a certificate of the issuer", "service");
        row("another name in the certificate", "name");
        row("another type", "typ");
        row("another party's", "client_id");
        row("another issuer", "iss");
        row("another audience", "aud");
        row("expired", "expired");
        row("in the future", "future");
        row("for too long", "long");
        row("another way to answer", "response_mode");
        row("an answer to elsewhere", "response_uri");
        row("a redirection", "redirect_uri");
        row("a short nonce", "nonce");
        row("a short state", "state");
        row("no level", "acr_values");
        row("no purpose", "purpose");
        row("a purpose in two lines", "lines");
        row("nothing asked for", "dcql_query");
        row("unknown claims", "claims");
        row("another format", "format");
        row("two copies", "two");
        row("a transaction that is none", "transaction", "invalid_transaction_data");
        row("something critical", "crit");
        row("a state again", "replay");
        row("a nonce again", "nonce-replay");
    }

    void refusesRequestsThatDoNotHold()
    {
        QFETCH(QString, fault);
        QFETCH(QString, error);
        AuthenticationScene scene;
        QJsonObject claims = scene.shop.claims();
        QJsonObject header;
        QByteArray request;
        const QJsonObject plainQuery = claims[QLatin1String("dcql_query")].toObject();
        QJsonObject credential
            = plainQuery[QLatin1String("credentials")].toArray().first().toObject();
        const QHash<QString, QJsonObject> changes{
            {QStringLiteral("client_id"),
                {{QStringLiteral("client_id"), QStringLiteral("x509_san_dns:bank.example")}}},
            {QStringLiteral("iss"), {{QStringLiteral("iss"), QStringLiteral("x")}}},
            {QStringLiteral("aud"), {{QStringLiteral("aud"), QStringLiteral("https://x.example")}}},
            {QStringLiteral("expired"),
                {{QStringLiteral("iat"), secondsFromNow(-100)},
                    {QStringLiteral("exp"), secondsFromNow(-1)}}},
            {QStringLiteral("future"),
                {{QStringLiteral("iat"), secondsFromNow(120)},
                    {QStringLiteral("exp"), secondsFromNow(300)}}},
            {QStringLiteral("long"), {{QStringLiteral("exp"), secondsFromNow(700)}}},
            {QStringLiteral("response_mode"),
                {{QStringLiteral("response_mode"), QStringLiteral("fragment")}}},
            {QStringLiteral("response_uri"),
                {{QStringLiteral("response_uri"), QStringLiteral("https://shop.example/x")}}},
            {QStringLiteral("redirect_uri"),
                {{QStringLiteral("redirect_uri"), QStringLiteral("https://shop.example/x")}}},
            {QStringLiteral("nonce"), {{QStringLiteral("nonce"), QStringLiteral("abc")}}},
            {QStringLiteral("state"), {{QStringLiteral("state"), QStringLiteral("abc")}}},
            {QStringLiteral("acr_values"), {{QStringLiteral("acr_values"), QStringLiteral("1")}}},
            {QStringLiteral("purpose"), {{QStringLiteral("purpose"), QStringLiteral("")}}},
            {QStringLiteral("lines"), {{QStringLiteral("purpose"), QStringLiteral("a\nb")}}},
            {QStringLiteral("dcql_query"), {{QStringLiteral("dcql_query"), QJsonObject()}}},
            {QStringLiteral("claims"),
                {{QStringLiteral("dcql_query"),
                    SoftParty::query({{QStringLiteral("blood_type")}})}}},
            {QStringLiteral("format"),
                {{QStringLiteral("dcql_query"),
                    QJsonObject{{QStringLiteral("credentials"),
                        QJsonArray{changed(
                            credential, QStringLiteral("format"), QStringLiteral("mso_mdoc"))}}}}}},
            {QStringLiteral("two"),
                {{QStringLiteral("dcql_query"),
                    QJsonObject{{QStringLiteral("credentials"),
                        QJsonArray{credential,
                            changed(
                                credential, QStringLiteral("id"), QStringLiteral("other"))}}}}}},
            {QStringLiteral("transaction"),
                {{QStringLiteral("transaction_data"), QJsonArray{QStringLiteral("e30")}}}},
        };
        const QJsonObject change = changes.value(fault);
        for (auto it = change.begin(); it != change.end(); ++it)
            claims[it.key()] = it.value();
        if (fault == QLatin1String("typ"))
            header[QLatin1String("typ")] = QStringLiteral("JWT");
        if (fault == QLatin1String("crit"))
            header[QLatin1String("crit")] = QJsonArray{QStringLiteral("x")};
        if (fault == QLatin1String("key")) {
            const SoftParty other(scene.platform, bankHost, shopName());
            header[QLatin1String("x5c")] = chainOf(scene.platform, other.certificate());
        }
        if (fault == QLatin1String("server")) {
            header[QLatin1String("x5c")]
                = chainOf(scene.platform, scene.platform.authentication.certificate);
        }
        if (fault == QLatin1String("service")) {
            header[QLatin1String("x5c")]
                = SdJwt::parse(scene.copy)->jws().header.value(QLatin1String("x5c"));
        }
        request = scene.shop.sign(claims, header);
        if (fault == QLatin1String("none"))
            request = toBase64Url(Bytes{'{', '}'}) + ".e30.";
        if (fault == QLatin1String("signature")) {
            const auto jws = parseJws(request);
            const QByteArray other
                = QJsonDocument(changed(claims, QStringLiteral("purpose"), QStringLiteral("pay")))
                      .toJson();
            request = request.left(request.indexOf('.') + 1)
                + toBase64Url({reinterpret_cast<const std::uint8_t *>(other.constData()),
                    std::size_t(other.size())})
                + request.mid(request.lastIndexOf('.'));
        }
        if (fault == QLatin1String("name"))
            QVERIFY(scene.platform.platform().registerRelyingParty(
                {scene.shop.clientId(), QStringLiteral("x"), scene.shop.callback()}));
        if (fault == QLatin1String("replay") || fault == QLatin1String("nonce-replay")) {
            QCOMPARE(scene.shop.send(request, claims).reply->status, 201);
            const QString fresh = fault == QLatin1String("replay") ? QStringLiteral("nonce")
                                                                   : QStringLiteral("state");
            request
                = scene.shop.sign(changed(claims, fresh, QStringLiteral("0123456789012345678901")));
        }
        const SoftParty stranger(scene.platform, "stranger.example", QStringLiteral("x"), false);
        const auto asked
            = fault == QLatin1String("unknown") ? stranger.ask() : scene.shop.send(request, claims);
        QCOMPARE(asked.reply->status, 400);
        QCOMPARE(refusalIn(asked.reply), error);
        QVERIFY(asked.transactionId.isEmpty());
    }

    void anOversizedRequestIsRefused()
    {
        AuthenticationScene scene;
        const auto asked = scene.shop.send(QByteArray(70'000, 'a'), {});
        QCOMPARE(asked.reply->status, 413);
        QCOMPARE(refusalIn(asked.reply), QStringLiteral("too-large"));
    }
};

QTEST_GUILESS_MAIN(AuthenticationRequestTest)
#include "authenticationrequest_test.moc"
