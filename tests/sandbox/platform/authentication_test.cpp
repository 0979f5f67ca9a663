#include "core/crypto/certificate.h"
#include "core/crypto/publickey.h"
#include "core/jose/base64url.h"
#include "core/jose/disclosure.h"
#include "core/jose/keybinding.h"
#include "tests/sandbox/platform/copyissuer.h"
#include "tests/sandbox/platform/copymaking.h"
#include "tests/sandbox/platform/softparty.h"

#include <QDir>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QTest>
#include <QUrl>
#include <QUrlQuery>

#include <openssl/rsa.h>

#include <thread>

using namespace eid;
using namespace eid::sandbox;

namespace {

constexpr char shopHost[] = "shop.example";
constexpr char bankHost[] = "bank.example";

QString shopName()
{
    return QStringLiteral("示例商店");
}

/// Every value of every table of the platform but the certificates on record.
QByteArray everythingKept(const QString &folder)
{
    QByteArray kept;
    {
        QSqlDatabase database
            = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("looking"));
        database.setDatabaseName(QDir(folder).filePath(QStringLiteral("platform.sqlite")));
        if (!database.open())
            qFatal("No database");
        for (const QString &table : database.tables()) {
            if (table == QLatin1String("credentials"))
                continue;
            QSqlQuery query(database);
            if (!query.exec(QStringLiteral("SELECT * FROM ") + table))
                qFatal("No table");
            while (query.next()) {
                for (int i = 0; i < query.record().count(); ++i)
                    kept += query.value(i).toByteArray() + '\n';
            }
        }
    }
    QSqlDatabase::removeDatabase(QStringLiteral("looking"));
    return kept;
}

/// A card, a copy and a shop.
struct Scene
{
    PlatformCase platform;
    CopyHolder holder{platform, platform.authentication};
    SoftParty shop{platform, shopHost, shopName()};
    QByteArray copy = holder.take().first();

    /// A second card, of another citizen.
    CopyHolder other()
    {
        const QString uuid = QStringLiteral("ffeeddcc-bbaa-9988-7766-554433221100");
        const SoftCredential credential
            = platform.makeCredential(eid::sandbox::CertificatePurpose::Authentication, uuid);
        if (!platform.platform().registerCard(uuid, platform.adminKey,
                {{QStringLiteral("9A"), credential.certificate}}, QDate(2040, 1, 1)))
            qFatal("Not registered");
        return {platform, credential};
    }

    int journalled() const
    {
        return int(const_cast<Scene *>(this)->platform.platform().authentications()->size());
    }
};

std::optional<HttpReply> decline(
    Scene &scene, const SoftParty::Asked &asked, const QByteArray &error = "access_denied")
{
    const auto anybody = scene.platform.client();
    if (!anybody->connect())
        qFatal("No connection to the platform");
    return anybody->ask("POST", "/v1/authentication/responses", formType,
        formOf({{"error", error},
            {"state", asked.claims[QLatin1String("state")].toString().toLatin1()}}));
}

QJsonObject changed(QJsonObject object, const QString &name, const QJsonValue &value)
{
    object[name] = value;
    return object;
}

/// A shop that wants a text to be signed.
struct Transaction
{
    explicit Transaction(Scene &scene)
        : host(scene.shop.clientId())
    {
        const QByteArray json = QJsonDocument(shown).toJson(QJsonDocument::Compact);
        data.append(QString::fromLatin1(toBase64Url(
            {reinterpret_cast<const std::uint8_t *>(json.constData()), std::size_t(json.size())})));
        asked = scene.shop.ask(
            changed(scene.shop.claims(), QStringLiteral("transaction_data"), data));
    }

    QByteArray signedBy(EVP_PKEY *key, const QJsonArray &transactions) const
    {
        return *signJwt({{QStringLiteral("typ"), QStringLiteral("eid-transaction+jwt")}},
            {{QStringLiteral("aud"), host},
                {QStringLiteral("nonce"), asked.claims[QLatin1String("nonce")]},
                {QStringLiteral("iat"), secondsFromNow(0)},
                {QStringLiteral("transaction_data"), transactions}},
            {key, eid::KeyAlgorithm::EcP256});
    }

    QString identifier() const
    {
        return QString::fromLatin1(asked.requestUri.mid(asked.requestUri.lastIndexOf('/') + 1));
    }

    QString host;
    QJsonObject shown{{QStringLiteral("type"), QStringLiteral("urn:eid:transaction:text")},
        {QStringLiteral("text"), QStringLiteral("转账 100 元")},
        {QStringLiteral("credential_ids"), QJsonArray{QStringLiteral("copy")}}};
    QJsonArray data;
    SoftParty::Asked asked;
};

} // namespace

class AuthenticationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHolderLogsIn()
    {
        Scene scene;
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
        Scene scene;
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
        Scene scene;
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
        Scene scene;
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
        Scene scene;
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
        Scene scene;
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
        Scene scene;
        const auto asked = scene.shop.send(QByteArray(70'000, 'a'), {});
        QCOMPARE(asked.reply->status, 413);
        QCOMPARE(refusalIn(asked.reply), QStringLiteral("too-large"));
    }

    void refusesPresentationsThatDoNotHold_data()
    {
        QTest::addColumn<QString>("fault");
        for (const char *fault : {"a changed disclosure", "an added disclosure",
                 "a disclosure that was taken away", "the holder's key is another's",
                 "no holder's signature", "another audience", "another nonce", "signed long ago",
                 "signed in the future", "another card's copy", "a forged issuer",
                 "more than was asked for", "less than was asked for", "another query",
                 "two presentations", "no JSON", "a transaction that nobody asked for"})
            QTest::newRow(fault) << QString::fromLatin1(fault);
    }

    void refusesPresentationsThatDoNotHold()
    {
        QFETCH(QString, fault);
        Scene scene;
        const QList<QStringList> name{{QStringLiteral("name")}};
        const auto asked = scene.shop.ask(
            changed(scene.shop.claims(), QStringLiteral("dcql_query"), SoftParty::query(name)));
        const auto copy = SdJwt::parse(scene.copy);
        const QByteArray good = presentation(scene.holder, scene.copy, asked, name);
        QByteArray token = good;
        QByteArray transaction;
        KeyBinding binding{scene.shop.clientId(), asked.claims[QLatin1String("nonce")].toString(),
            QDateTime::currentDateTimeUtc(), {}};
        const auto bound = [&](const SigningKey &key) {
            return *bindPresentation(copy->withOnly(name), binding, key);
        };
        const auto otherKey = PlatformCase::newKey();
        if (fault == QLatin1String("a changed disclosure")) {
            const MadeDisclosure other = makeDisclosure(
                QStringLiteral("name"), QStringLiteral("李四"), Bytes(saltSize, 1));
            token.replace(copy->disclosures().first().encoded, other.encoded);
        }
        if (fault == QLatin1String("an added disclosure"))
            token.insert(token.lastIndexOf('~') + 1, copy->disclosures().last().encoded + '~');
        if (fault == QLatin1String("a disclosure that was taken away"))
            token.replace(copy->disclosures().first().encoded + '~', "");
        if (fault == QLatin1String("the holder's key is another's"))
            token = bound({otherKey.get(), eid::KeyAlgorithm::EcP256});
        if (fault == QLatin1String("no holder's signature"))
            token = copy->withOnly(name);
        if (fault == QLatin1String("another audience")) {
            binding.audience = QStringLiteral("x509_san_dns:bank.example");
            token = bound(scene.holder.key());
        }
        if (fault == QLatin1String("another nonce")) {
            binding.nonce = QStringLiteral("0123456789012345678901");
            token = bound(scene.holder.key());
        }
        if (fault == QLatin1String("signed long ago")) {
            binding.issuedAt = binding.issuedAt.addSecs(-700);
            token = bound(scene.holder.key());
        }
        if (fault == QLatin1String("signed in the future")) {
            binding.issuedAt = binding.issuedAt.addSecs(120);
            token = bound(scene.holder.key());
        }
        if (fault == QLatin1String("another card's copy")) {
            CopyHolder other = scene.other();
            token = presentation(other, other.take().first(), asked, name);
        }
        if (fault == QLatin1String("a forged issuer")) {
            const auto forged = signJwt(copy->jws().header, *copy->jws().claims(),
                {otherKey.get(), eid::KeyAlgorithm::EcP256});
            token = presentation(
                scene.holder, *forged + scene.copy.mid(scene.copy.indexOf('~')), asked, name);
        }
        if (fault == QLatin1String("more than was asked for"))
            token = presentation(scene.holder, scene.copy, asked,
                name + QList<QStringList>{{QStringLiteral("sex")}});
        if (fault == QLatin1String("less than was asked for"))
            token = presentation(scene.holder, scene.copy, asked, {});
        if (fault == QLatin1String("a transaction that nobody asked for"))
            transaction = "x.y.z";
        std::optional<HttpReply> reply;
        const QByteArray state = asked.claims[QLatin1String("state")].toString().toLatin1();
        const auto sent = [&](const QByteArray &vpToken) {
            return scene.holder.client()->ask("POST", "/v1/authentication/responses", formType,
                formOf({{"vp_token", vpToken}, {"state", state}}));
        };
        if (fault == QLatin1String("another query"))
            reply = sent("{\"other\":[\"" + token + "\"]}");
        else if (fault == QLatin1String("two presentations"))
            reply = sent("{\"copy\":[\"" + token + "\",\"" + token + "\"]}");
        else if (fault == QLatin1String("no JSON"))
            reply = sent(token);
        else
            reply = respond(scene.holder, asked, token, transaction);
        QCOMPARE(reply->status, 400);
        QCOMPARE(refusalIn(reply), QStringLiteral("presentation-invalid"));
        QCOMPARE(scene.journalled(), 0);
        // It can still be answered as it should be.
        QCOMPARE(respond(scene.holder, asked, good)->status, 200);
        QCOMPARE(scene.journalled(), 1);
    }

    void aRequestIsAnsweredOnce()
    {
        Scene scene;
        const auto asked = scene.shop.ask();
        const QByteArray token = presentation(scene.holder, scene.copy, asked);
        QCOMPARE(respond(scene.holder, asked, token)->status, 200);
        scene.platform.restart();
        // ECDSA draws a new number: the same statement, in other octets.
        const QByteArray other = presentation(scene.holder, scene.copy, asked);
        QVERIFY(other != token);
        const auto again = respond(scene.holder, asked, other);
        QCOMPARE(again->status, 410);
        QCOMPARE(refusalIn(again), QStringLiteral("request-over"));
        QCOMPARE(respond(scene.holder, asked, token, "x")->status, 410);
        QCOMPARE(respond(scene.other(), asked, token)->status, 410);
        QCOMPARE(decline(scene, asked)->status, 410);
        const auto request
            = scene.platform.client(scene.platform.authentication)->ask("GET", asked.requestUri);
        QCOMPARE(request->status, 410);
        QCOMPARE(scene.journalled(), 1);
        QCOMPARE(scene.shop.result(asked)[QLatin1String("verified")].toBool(), true);
    }

    void theSameAnswerAgainIsToldTheSame()
    {
        Scene scene;
        const auto asked = scene.shop.ask();
        const QByteArray token = presentation(scene.holder, scene.copy, asked);
        const auto first = respond(scene.holder, asked, token);
        QCOMPARE(first->status, 200);
        scene.platform.restart();
        const auto again = respond(scene.holder, asked, token);
        QCOMPARE(again->status, 200);
        QCOMPARE(again->body, first->body);
        QCOMPARE(scene.journalled(), 1);
        // As long as its result can be read.
        scene.platform.arm({QStringLiteral("clock=599")});
        QCOMPARE(respond(scene.holder, asked, token)->body, first->body);
        scene.platform.arm({QStringLiteral("clock=601")});
        QCOMPARE(respond(scene.holder, asked, token)->status, 410);
        QCOMPARE(scene.journalled(), 1);
    }

    void ofManyAnswersAtOnceOneCounts()
    {
        Scene scene;
        const auto asked = scene.shop.ask();
        const QByteArray same = presentation(scene.holder, scene.copy, asked);
        std::atomic<int> accepted = 0;
        std::atomic<int> over = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 6; ++i) {
            const QByteArray token = i < 3 ? same : presentation(scene.holder, scene.copy, asked);
            threads.emplace_back([&scene, &asked, &accepted, &over, token] {
                const auto reply = respond(scene.holder, asked, token);
                accepted += reply && reply->status == 200 ? 1 : 0;
                over += reply && reply->status == 410 ? 1 : 0;
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        // Whichever it was; three of them are the same one.
        QVERIFY(accepted == 1 || accepted == 3);
        QCOMPARE(accepted + over, 6);
        QCOMPARE(scene.journalled(), 1);
    }

    void anAnswerWhoseReplyIsLostCounts()
    {
        Scene scene;
        const auto asked = scene.shop.ask();
        const QByteArray token = presentation(scene.holder, scene.copy, asked);
        scene.platform.arm({QStringLiteral("drop-after=1@authentication-response")});
        QVERIFY(!respond(scene.holder, asked, token));
        scene.platform.restart();
        QCOMPARE(scene.shop.result(asked)[QLatin1String("verified")].toBool(), true);
        QCOMPARE(scene.journalled(), 1);
        const auto again = respond(scene.holder, asked, token);
        QCOMPARE(again->status, 200);
        const QUrl back(jsonIn(again)[QLatin1String("redirect_uri")].toString());
        const QByteArray code
            = QUrlQuery(back).queryItemValue(QStringLiteral("response_code")).toLatin1();
        QCOMPARE(scene.shop.askResult(asked, code)->status, 200);
        QCOMPARE(scene.journalled(), 1);
    }

    void aFullDiskCountsNothing()
    {
        Scene scene;
        const auto asked = scene.shop.ask();
        const QByteArray token = presentation(scene.holder, scene.copy, asked);
        scene.platform.arm({QStringLiteral("disk-full=1@authentication-response")});
        QCOMPARE(respond(scene.holder, asked, token)->status, 507);
        QCOMPARE(scene.journalled(), 0);
        QCOMPARE(scene.shop.askResult(asked)->status, 202);
        QCOMPARE(respond(scene.holder, asked, token)->status, 200);
    }

    void requestsAndResultsExpire()
    {
        Scene scene;
        const auto late = scene.shop.ask();
        const auto asked = scene.shop.ask();
        QCOMPARE(
            respond(scene.holder, asked, presentation(scene.holder, scene.copy, asked))->status,
            200);
        scene.platform.arm({QStringLiteral("clock=601")});
        QCOMPARE(scene.platform.client(scene.platform.authentication)
                     ->ask("GET", late.requestUri)
                     ->status,
            410);
        const auto reply
            = respond(scene.holder, late, presentation(scene.holder, scene.copy, late));
        QCOMPARE(refusalIn(reply), QStringLiteral("request-over"));
        QCOMPARE(scene.shop.askResult(late)->status, 410);
        QCOMPARE(scene.shop.askResult(asked)->status, 410);
    }

    void declining()
    {
        Scene scene;
        const auto asked = scene.shop.ask();
        const auto reply = decline(scene, asked);
        QCOMPARE(reply->status, 200);
        QVERIFY(jsonIn(reply)[QLatin1String("redirect_uri")].toString().startsWith(
            scene.shop.callback()));
        const auto result = scene.shop.askResult(asked);
        QCOMPARE(result->status, 403);
        QCOMPARE(refusalIn(result), QStringLiteral("access-denied"));
        QCOMPARE(scene.journalled(), 0);
        QCOMPARE(
            refusalIn(respond(scene.holder, asked, presentation(scene.holder, scene.copy, asked))),
            QStringLiteral("request-over"));
        QCOMPARE(decline(scene, asked)->body, reply->body);
        QCOMPARE(decline(scene, asked, "invalid_request")->status, 410);
    }

    void aResultIsForWhoeverAsked()
    {
        Scene scene;
        const auto asked = scene.shop.ask();
        auto guessed = asked;
        guessed.transactionId = asked.requestUri.mid(asked.requestUri.lastIndexOf('/') + 1);
        QCOMPARE(scene.shop.askResult(guessed)->status, 404);
        guessed.transactionId += '.' + QByteArray(43, 'A');
        QCOMPARE(scene.shop.askResult(guessed)->status, 404);
    }

    void aTransactionIsSignedByTheCard()
    {
        Scene scene;
        const Transaction transaction(scene);
        const auto &asked = transaction.asked;
        QCOMPARE(asked.reply->status, 201);
        const QByteArray token = presentation(scene.holder, scene.copy, asked);
        EVP_PKEY *const signing = scene.platform.signature.key.get();
        QCOMPARE(refusalIn(respond(scene.holder, asked, token)),
            QStringLiteral("transaction-signature-missing"));
        for (const QByteArray &wrong :
            {transaction.signedBy(scene.platform.authentication.key.get(), transaction.data),
                transaction.signedBy(signing, QJsonArray{QStringLiteral("e30")}), QByteArray("x")})
            QCOMPARE(refusalIn(respond(scene.holder, asked, token, wrong)),
                QStringLiteral("presentation-invalid"));
        QCOMPARE(
            respond(scene.holder, asked, token, transaction.signedBy(signing, transaction.data))
                ->status,
            200);
        const QJsonObject result = scene.shop.result(asked);
        QCOMPARE(result[QLatin1String("transaction_data_hashes")].toArray(),
            QJsonArray{
                QString::fromLatin1(digestOfText(transaction.data.first().toString().toLatin1()))});
    }

    void whatWasSignedCanBeShown()
    {
        Scene scene;
        const Transaction transaction(scene);
        const QByteArray signature
            = transaction.signedBy(scene.platform.signature.key.get(), transaction.data);
        QVERIFY(!*scene.platform.platform().signedTransaction(transaction.identifier()));
        QCOMPARE(respond(scene.holder, transaction.asked,
                     presentation(scene.holder, scene.copy, transaction.asked), signature)
                     ->status,
            200);
        // Long after the request itself is forgotten, and whatever became of the credential.
        QVERIFY(scene.platform.platform().revoke(
            PlatformCase::serialOf(scene.platform.signature.certificate)));
        scene.platform.arm({QStringLiteral("clock=100000")});
        QJsonObject later = scene.shop.claims();
        for (const QString &time : {QStringLiteral("iat"), QStringLiteral("exp")})
            later[time] = later[time].toInteger() + 100'000;
        QCOMPARE(scene.shop.ask(later).reply->status, 201);
        QCOMPARE(scene.shop.askResult(transaction.asked)->status, 410);
        scene.platform.restart();
        const auto found = scene.platform.platform().signedTransaction(transaction.identifier());
        QVERIFY(found && *found);
        QCOMPARE((*found)->clientId, scene.shop.clientId());
        QVERIFY((*found)->at.isValid());
        const SignedTransaction &shown = (*found)->transaction;
        QCOMPARE(shown.certificate, scene.platform.signature.certificate);
        const auto jws = parseJws(shown.signature);
        const auto certificate = parseCertificate(shown.certificate);
        QVERIFY(jws && certificate);
        QVERIFY(verifyJws(*jws, publicKeyOf(*certificate)));
        const QJsonObject claims = *jws->claims();
        QCOMPARE(claims[QLatin1String("transaction_data")].toArray(), transaction.data);
        QCOMPARE(claims[QLatin1String("aud")].toString(), scene.shop.clientId());
        QCOMPARE(claims[QLatin1String("nonce")], transaction.asked.claims[QLatin1String("nonce")]);
        QCOMPARE(shown.transactions(), QJsonArray{transaction.shown});
        // Who reads the database reads neither what was signed nor who did.
        const QByteArray kept = everythingKept(scene.platform.folder());
        for (const QByteArray &secret : {signature, signature.split('.')[1],
                 transaction.shown[QLatin1String("text")].toString().toUtf8()})
            QVERIFY(!kept.contains(secret));
    }

    void whatWasRefusedWasNotSigned()
    {
        Scene scene;
        const Transaction transaction(scene);
        QVERIFY(scene.platform.platform().revokeCopies(PlatformCase::cardUuid()));
        const auto reply = respond(scene.holder, transaction.asked,
            presentation(scene.holder, scene.copy, transaction.asked),
            transaction.signedBy(scene.platform.signature.key.get(), transaction.data));
        QCOMPARE(refusalIn(reply), QStringLiteral("copy-revoked"));
        QVERIFY(!*scene.platform.platform().signedTransaction(transaction.identifier()));
    }

    void whatMustNotBeDisclosedIsNone_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"exp", "iss", "vct", "status", "cnf", "nbf", "nickname"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    // The issuer's signature holds; none of its copies is like this.
    void whatMustNotBeDisclosedIsNone()
    {
        QFETCH(QString, name);
        Scene scene;
        const auto issuer
            = CopyIssuer::open(scene.platform.platform().ca(), scene.platform.folder());
        QVERIFY(issuer);
        QJsonObject claims = SdJwt::parse(scene.copy)->claims();
        const QJsonValue value = claims.contains(name) ? claims.take(name) : QJsonValue(1);
        for (const QStringList &fact : copyClaims())
            claims.remove(fact.first());
        const MadeDisclosure made = makeDisclosure(name, value, std::array<std::uint8_t, 16>{});
        claims[QLatin1String("_sd")] = QJsonArray{QString::fromLatin1(made.digest)};
        const auto copy = (*issuer)->sign(QStringLiteral("dc+sd-jwt"), claims);
        QVERIFY(copy);
        const auto asked = scene.shop.ask();
        const auto reply = respond(scene.holder, asked,
            presentation(scene.holder, *copy + '~' + made.encoded + '~', asked, {{name}}));
        QCOMPARE(refusalIn(reply), QStringLiteral("presentation-invalid"));
        QCOMPARE(jsonIn(reply)[QLatin1String("title")].toString(),
            QStringLiteral("The copy discloses what no copy has"));
    }

    void nothingOfAPersonIsKept()
    {
        Scene scene;
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

    void wantsTheCardItself()
    {
        Scene scene;
        const auto asked = scene.shop.ask();
        const QByteArray token = presentation(scene.holder, scene.copy, asked);
        const QByteArray form = formOf({{"vp_token", "{\"copy\":[\"" + token + "\"]}"},
            {"state", asked.claims[QLatin1String("state")].toString().toLatin1()}});
        const auto anybody = scene.platform.client();
        QVERIFY(anybody->connect());
        const auto reply = anybody->ask("POST", "/v1/authentication/responses", formType, form);
        QCOMPARE(reply->status, 401);
        const CopyHolder thief = scene.other();
        QCOMPARE(refusalIn(respond(thief, asked, token)), QStringLiteral("presentation-invalid"));
        const auto wrongSlot = scene.platform.client(scene.platform.signature);
        QCOMPARE(refusalIn(wrongSlot->ask("POST", "/v1/authentication/responses", formType, form)),
            QStringLiteral("client-certificate-unknown"));
    }
};

QTEST_GUILESS_MAIN(AuthenticationTest)
#include "authentication_test.moc"
