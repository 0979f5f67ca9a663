#include "core/jose/sdjwt.h"
#include "tests/sandbox/platform/authenticationscene.h"

#include <QTest>
#include <QUrl>
#include <QUrlQuery>

#include <openssl/rsa.h>

using namespace eid;
using namespace eid::sandbox;

/// A holder logs in: what the shop learns, and what the platform keeps.
class AuthenticationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHolderLogsIn()
    {
        AuthenticationScene scene;
        const auto asked = scene.shop.ask();
        QCOMPARE(asked.reply->status, 201);
        QCOMPARE(scene.shop.askResult(asked)->status, 202);
        const auto request
            = scene.platform.client(scene.platform.authentication)->ask("GET", asked.requestUri);
        QCOMPARE(request->status, 200);
        QCOMPARE(
            request->headers.value("content-type"), QByteArray("application/oauth-authz-req+jwt"));
        QCOMPARE(*parseJws(request->body)->claims(), asked.claims);

        const auto reply
            = respond(scene.holder, asked, presentation(scene.holder, scene.copy, asked));
        QCOMPARE(reply->status, 200);
        const QUrl back(jsonIn(reply)[QLatin1String("redirect_uri")].toString());
        QCOMPARE(back.host(), QLatin1String(shopHost));
        const QByteArray code
            = QUrlQuery(back).queryItemValue(QStringLiteral("response_code")).toLatin1();
        QVERIFY(code.size() >= 22);

        const QJsonObject result = scene.shop.result(asked);
        QCOMPARE(result[QLatin1String("iss")].toString(), scene.platform.platform().address());
        QCOMPARE(result[QLatin1String("aud")].toString(), scene.shop.clientId());
        QCOMPARE(result[QLatin1String("nonce")], asked.claims[QLatin1String("nonce")]);
        QCOMPARE(result[QLatin1String("verified")].toBool(), true);
        QCOMPARE(result[QLatin1String("eid_result")].toString(), QStringLiteral("0X0X"));
        QCOMPARE(result[QLatin1String("acr")].toString(), QStringLiteral("urn:eid:acr:copy"));
        QCOMPARE(result[QLatin1String("claims")].toObject(), QJsonObject());
        QVERIFY(result[QLatin1String("sub")].toString().size() == 43);
        QVERIFY(result[QLatin1String("exp")].toInteger() > secondsFromNow(500));
        QCOMPARE(scene.shop.askResult(asked, code)->status, 200);
        QCOMPARE(
            refusalIn(scene.shop.askResult(asked, "another")), QStringLiteral("response-code"));

        QCOMPARE(scene.journalled(), 1);
        const AuthenticationRow row = scene.platform.platform().authentications()->first();
        QCOMPARE(row.clientId, scene.shop.clientId());
        QCOMPARE(row.result, QStringLiteral("0X0X"));
        QCOMPARE(row.digest.size(), 32);
    }

    void holdersHaveKeysOfEachKind_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::newRow("P-256") << QStringLiteral("P-256");
        QTest::newRow("P-384") << QStringLiteral("P-384");
        QTest::newRow("RSA") << QStringLiteral("RSA");
    }

    void holdersHaveKeysOfEachKind()
    {
        QFETCH(QString, kind);
        AuthenticationScene scene;
        const std::shared_ptr<EVP_PKEY> key(kind == QLatin1String("RSA")
                ? EVP_RSA_gen(2048)
                : EVP_EC_gen(kind.toLatin1().constData()),
            EVP_PKEY_free);
        const QString uuid = QStringLiteral("ffeeddcc-bbaa-9988-7766-554433221100");
        const SoftCredential credential = scene.platform.makeCredential(
            eid::sandbox::CertificatePurpose::Authentication, uuid, QStringLiteral("王小明"), key);
        QVERIFY(scene.platform.platform().registerCard(uuid, scene.platform.adminKey,
            {{QStringLiteral("9A"), credential.certificate}}, PlatformCase::documentExpiry()));
        CopyHolder holder(scene.platform, credential);
        const QByteArray copy = holder.take(2).last();
        const auto asked = scene.shop.ask();
        QCOMPARE(respond(holder, asked, presentation(holder, copy, asked))->status, 200);
        // Nor is another's copy good with such a key.
        const auto next = scene.shop.ask();
        QCOMPARE(refusalIn(respond(holder, next, presentation(scene.holder, scene.copy, next))),
            QStringLiteral("presentation-invalid"));
    }

    void tellsWhatWasAgreedTo()
    {
        AuthenticationScene scene;
        const QList<QStringList> paths{
            {QStringLiteral("name")}, {QStringLiteral("age_equal_or_over"), QStringLiteral("18")}};
        const auto asked = scene.shop.ask(
            changed(scene.shop.claims(), QStringLiteral("dcql_query"), SoftParty::query(paths)));
        const auto reply
            = respond(scene.holder, asked, presentation(scene.holder, scene.copy, asked, paths));
        QCOMPARE(reply->status, 200);
        const QJsonObject told = scene.shop.result(asked)[QLatin1String("claims")].toObject();
        const QJsonObject wanted{{QStringLiteral("name"), QStringLiteral("王小明")},
            {QStringLiteral("age_equal_or_over"), QJsonObject{{QStringLiteral("18"), true}}}};
        QCOMPARE(told, wanted);
    }

    void aChoiceIsTheHolders()
    {
        AuthenticationScene scene;
        QJsonObject query = SoftParty::query({});
        QJsonObject credential = query[QLatin1String("credentials")].toArray().first().toObject();
        const QJsonArray over21{true};
        credential[QLatin1String("claims")]
            = QJsonArray{QJsonObject{{QStringLiteral("id"), QStringLiteral("n")},
                             {QStringLiteral("path"), QJsonArray{QStringLiteral("name")}}},
                QJsonObject{{QStringLiteral("id"), QStringLiteral("a")},
                    {QStringLiteral("path"),
                        QJsonArray{QStringLiteral("age_equal_or_over"), QStringLiteral("21")}},
                    {QStringLiteral("values"), over21}}};
        credential[QLatin1String("claim_sets")]
            = QJsonArray{QJsonArray{QStringLiteral("n")}, QJsonArray{QStringLiteral("a")}};
        query[QLatin1String("credentials")] = QJsonArray{credential};
        const QList<QStringList> age{{QStringLiteral("age_equal_or_over"), QStringLiteral("21")}};
        const auto claims = changed(scene.shop.claims(), QStringLiteral("dcql_query"), query);
        const auto asked = scene.shop.ask(claims);
        QCOMPARE(asked.reply->status, 201);
        const auto nothing
            = respond(scene.holder, asked, presentation(scene.holder, scene.copy, asked));
        QCOMPARE(refusalIn(nothing), QStringLiteral("presentation-invalid"));
        const auto reply
            = respond(scene.holder, asked, presentation(scene.holder, scene.copy, asked, age));
        QCOMPARE(reply->status, 200);
        QCOMPARE(scene.shop.result(asked)[QLatin1String("claims")].toObject().keys(),
            QStringList{QStringLiteral("age_equal_or_over")});
    }

    void pseudonymsAreOfOneParty()
    {
        AuthenticationScene scene;
        const SoftParty bank(scene.platform, bankHost, QStringLiteral("示例银行"));
        const auto login
            = [&](const SoftParty &party, const CopyHolder &holder, const QByteArray &copy) {
                  const auto asked = party.ask();
                  if (respond(holder, asked, presentation(holder, copy, asked))->status != 200)
                      qFatal("Not logged in");
                  return party.result(asked);
              };
        const QJsonObject first = login(scene.shop, scene.holder, scene.copy);
        scene.platform.restart();
        const QByteArray otherCopy = scene.holder.take().first();
        const QJsonObject second = login(scene.shop, scene.holder, otherCopy);
        const QJsonObject elsewhere = login(bank, scene.holder, scene.copy);
        QCOMPARE(first[QLatin1String("sub")], second[QLatin1String("sub")]);
        QVERIFY(first[QLatin1String("sub")] != elsewhere[QLatin1String("sub")]);
        // The same citizen's next card is the same citizen.
        CopyHolder nextCard = scene.other();
        const QJsonObject later = login(scene.shop, nextCard, nextCard.take().first());
        QCOMPARE(first[QLatin1String("sub")], later[QLatin1String("sub")]);
        // Two that put all they got side by side have nothing of a person in common.
        for (auto it = first.begin(); it != first.end(); ++it) {
            const bool says = it.value().isString() && it.value().toString().size() > 20;
            const bool ofPlatform = it.key() == QLatin1String("iss");
            if (says && !ofPlatform)
                QVERIFY2(elsewhere[it.key()] != it.value(), qPrintable(it.key()));
        }
    }

    void aResultIsForWhoeverAsked()
    {
        AuthenticationScene scene;
        const auto asked = scene.shop.ask();
        auto guessed = asked;
        guessed.transactionId = asked.requestUri.mid(asked.requestUri.lastIndexOf('/') + 1);
        QCOMPARE(scene.shop.askResult(guessed)->status, 404);
        guessed.transactionId += '.' + QByteArray(43, 'A');
        QCOMPARE(scene.shop.askResult(guessed)->status, 404);
    }

    void nothingOfAPersonIsKept()
    {
        AuthenticationScene scene;
        const QList<QStringList> paths{{QStringLiteral("name")}, {QStringLiteral("id_number")}};
        const auto asked = scene.shop.ask(
            changed(scene.shop.claims(), QStringLiteral("dcql_query"), SoftParty::query(paths)));
        QCOMPARE(respond(scene.holder, asked, presentation(scene.holder, scene.copy, asked, paths))
                     ->status,
            200);
        QCOMPARE(scene.shop.result(asked)[QLatin1String("claims")]
                     .toObject()[QLatin1String("id_number")]
                     .toString(),
            QStringLiteral("110101198511232115"));
        const QString sub = scene.shop.result(asked)[QLatin1String("sub")].toString();
        const QByteArray kept = everythingKept(scene.platform.folder());
        QVERIFY(kept.contains(scene.shop.clientId().toUtf8()));
        for (const QString &secret :
            {QStringLiteral("110101198511232115"), QStringLiteral("王小明"), sub})
            QVERIFY2(!kept.contains(secret.toUtf8()), qPrintable(secret));
    }
};

QTEST_GUILESS_MAIN(AuthenticationTest)
#include "authentication_test.moc"
