#include "core/jose/disclosure.h"
#include "core/jose/keybinding.h"
#include "tests/sandbox/platform/authenticationscene.h"
#include "tests/sandbox/platform/copyissuer.h"
#include "tests/sandbox/platform/copymaking.h"

#include <QTest>

using namespace eid;
using namespace eid::sandbox;

/// What a holder may present, and what nobody may.
class PresentationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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
        AuthenticationScene scene;
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
        AuthenticationScene scene;
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

    void wantsTheCardItself()
    {
        AuthenticationScene scene;
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

QTEST_GUILESS_MAIN(PresentationTest)
#include "presentation_test.moc"
