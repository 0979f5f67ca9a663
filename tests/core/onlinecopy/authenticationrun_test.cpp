#include "copyscene.h"
#include "core/jose/base64url.h"
#include "core/jose/jws.h"
#include "core/onlinecopy/octets.h"
#include "tests/sandbox/platform/platformfaults.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace eid;
using eid::testing::CopyScene;
using eid::testing::secret;
using eid::testing::sure;

namespace {

template <typename T>
ErrorCode codeOf(const Result<T> &result)
{
    return result ? ErrorCode::Internal : result.error().code;
}

/// What is written down of \a scene's uses.
QList<CopyUsage> usesOf(CopyScene &scene)
{
    return sure(scene.end(scene.service->open(scene.target(), scene.pin()))).uses;
}

const QStringList name{QStringLiteral("name")};
const QStringList age18{QStringLiteral("age_equal_or_over"), QStringLiteral("18")};

} // namespace

class AuthenticationRunTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsNothingButTheAnswer()
    {
        CopyScene scene;
        sure(scene.take());
        const auto asked = scene.ask();
        QCOMPARE(scene.result(asked).status, 202);
        const auto request = scene.read(asked.link);
        QVERIFY2(request, request ? "" : qPrintable(request.error().detail));
        QCOMPARE(request->relyingParty.name, u"网上商店"_qs);
        QCOMPARE(scene.service->openRequest(), *request);
        const auto before = scene.platform->statistics();
        const auto outcome = scene.answer(*request);
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().detail));
        const auto after = scene.platform->statistics();
        qInfo("%d APDUs, %d requests, %d full handshakes",
            scene.desk.state(CopyScene::reader).lastJobCost.apdus, after.requests - before.requests,
            after.fullHandshakes - before.fullHandshakes);
        // The application, the tries, the PIN, the data key, the key binding, the handshake.
        QVERIFY(scene.desk.state(CopyScene::reader).lastJobCost.apdus <= 7);
        QVERIFY(!scene.service->openRequest());
        QVERIFY(!outcome->isDeclined);
        QVERIFY(!outcome->notNoted);
        QCOMPARE(outcome->redirect.host(), u"shop.example"_qs);
        QCOMPARE(outcome->redirect.path(), u"/cb"_qs);
        const auto told = scene.result(asked);
        QCOMPARE(told.status, 200);
        QCOMPARE(told.claims[u"verified"], QJsonValue(true));
        QCOMPARE(told.claims[u"claims"].toObject(), QJsonObject());
        const QByteArray all = QJsonDocument(told.claims).toJson();
        QVERIFY(!all.contains(scene.citizen.name.toUtf8()));
        QVERIFY(!all.contains(scene.citizen.idNumber.toUtf8()));
    }

    void tellsWhatWasConsentedTo()
    {
        CopyScene scene;
        sure(scene.take());
        const auto asked = scene.ask({name, age18});
        const auto request = sure(scene.read(asked.link));
        QCOMPARE(request.asked, QList({CopyField::Name, CopyField::Age18}));
        QCOMPARE(request.needed, request.asked);
        // What they cannot do without is not told without consent, and the request stays open.
        QCOMPARE(codeOf(scene.answer(request, {CopyField::Age18})), ErrorCode::InvalidArgument);
        QVERIFY(scene.service->openRequest());
        const auto outcome
            = scene.answer(request, {CopyField::Name, CopyField::Age18, CopyField::IdNumber});
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().detail));
        QCOMPARE(outcome->disclosed, request.asked);
        const auto told = scene.result(asked).claims[u"claims"].toObject();
        QCOMPARE(told[u"name"], QJsonValue(scene.citizen.name));
        QVERIFY(!QJsonDocument(told).toJson().contains(scene.citizen.idNumber.toUtf8()));
    }

    void hasACopyForEachRelyingParty()
    {
        CopyScene scene;
        sure(scene.take());
        QStringList pseudonyms;
        for (const QByteArray &host :
            {QByteArray("shop.example"), QByteArray("bank.example"), QByteArray("shop.example")}) {
            scene.use(host, host == "bank.example" ? u"银行"_qs : u"网上商店"_qs);
            const auto asked = scene.ask();
            sure(scene.answer(sure(scene.read(asked.link))));
            pseudonyms.append(scene.result(asked).claims[u"sub"].toString());
        }
        QVERIFY(!pseudonyms.at(0).isEmpty());
        QVERIFY(pseudonyms.at(0) != pseudonyms.at(1));
        QCOMPARE(pseudonyms.at(2), pseudonyms.at(0));
        QCOMPARE(scene.overview().unassigned, 6);
        const auto view = sure(scene.end(scene.service->open(scene.target(), scene.pin())));
        QMap<QString, qsizetype> uses;
        for (const ShownCopy &copy : view.copies) {
            if (!copy.host.isEmpty())
                uses.insert(copy.host, copy.uses.size());
        }
        QCOMPARE(
            uses, (QMap<QString, qsizetype>{{u"shop.example"_qs, 2}, {u"bank.example"_qs, 1}}));
        // A refresh leaves them theirs.
        sure(scene.end(scene.service->refresh(scene.target(), scene.pin())));
        QCOMPARE(scene.overview().copies.size(), 10);
        QCOMPARE(scene.overview().unassigned, 8);
    }

    void showsWhereItWasUsed()
    {
        CopyScene scene;
        sure(scene.take());
        sure(scene.answer(sure(scene.read(scene.ask({age18}).link)), {CopyField::Age18}));
        const auto view = sure(scene.end(scene.service->open(scene.target(), scene.pin())));
        const auto used = std::ranges::find_if(
            view.copies, [](const ShownCopy &copy) { return !copy.uses.isEmpty(); });
        QVERIFY(used != view.copies.end());
        QCOMPARE(used->relyingParty, u"网上商店"_qs);
        QCOMPARE(used->uses.constFirst().host, u"shop.example"_qs);
        QCOMPARE(used->uses.constFirst().disclosed, QList({CopyField::Age18}));
        const auto journal = scene.journal();
        QCOMPARE(journal.constLast().action, u"authenticated"_qs);
        QVERIFY(journal.constLast().detail.startsWith(used->identifier));
        QVERIFY(!journal.constLast().detail.contains(u"shop"));
    }

    void answersOnce()
    {
        CopyScene scene;
        sure(scene.take());
        const auto asked = scene.ask();
        sure(scene.answer(sure(scene.read(asked.link))));
        QCOMPARE(codeOf(scene.read(asked.link)), ErrorCode::RequestOver);
        // Nor after the tool was started anew: the platform does not take it.
        scene.startService();
        const auto again = scene.read(asked.link);
        if (again)
            QCOMPARE(codeOf(scene.answer(*again)), ErrorCode::RequestOver);
        else
            QCOMPARE(codeOf(again), ErrorCode::RequestOver);
    }

    void refusesWhatWasAnsweredElsewhere()
    {
        CopyScene scene;
        sure(scene.take());
        const auto asked = scene.ask();
        const auto request = sure(scene.read(asked.link));
        const auto other = std::exchange(scene.service, nullptr);
        scene.startService();
        sure(scene.answer(sure(scene.read(asked.link))));
        const auto late = scene.end(
            other->answer(scene.target(), scene.pin(), {request.identifier, {}, false}));
        QCOMPARE(codeOf(late), ErrorCode::RequestOver);
        QVERIFY(!other->openRequest());
    }

    /// Who asks is told, and does not wait in vain.
    void letsThePlatformRefuseASuspendedCard()
    {
        CopyScene scene;
        sure(scene.take());
        const auto asked = scene.ask();
        const auto request = sure(scene.read(asked.link));
        sure(scene.platform->reportLoss(scene.cardUuid()));
        const auto refused = scene.answer(request);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::CopyNotValid);
        QCOMPARE(refused.error().detail, u"urn:eid:problem:copy-suspended"_qs);
        const auto told = scene.result(asked);
        QCOMPARE(told.status, 200);
        QCOMPARE(told.claims[u"verified"], QJsonValue(false));
        QCOMPARE(told.claims[u"eid_result"].toString(), u"XX5X"_qs);
        QVERIFY(!told.claims.contains(u"sub"));
    }

    void declinesWithoutTheCard()
    {
        CopyScene scene;
        scene.desk.service.pull(CopyScene::reader);
        const auto asked = scene.ask({name});
        sure(scene.read(asked.link));
        const auto outcome = scene.end(scene.service->decline());
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().detail));
        QVERIFY(outcome->isDeclined);
        QVERIFY(outcome->disclosed.isEmpty());
        QVERIFY(!scene.service->openRequest());
        QCOMPARE(scene.result(asked).status, 403);
        QCOMPARE(scene.journal().constLast().action, u"authentication-declined"_qs);
        QCOMPARE(codeOf(scene.read(asked.link)), ErrorCode::RequestOver);
        QCOMPARE(codeOf(scene.end(scene.service->decline())), ErrorCode::RequestOver);
    }

    void isAbandonedSilently()
    {
        CopyScene scene;
        const auto asked = scene.ask();
        sure(scene.read(asked.link));
        scene.service->abandon();
        QVERIFY(!scene.service->openRequest());
        QCOMPARE(scene.result(asked).status, 202);
        QVERIFY(scene.read(scene.ask().link));
    }

    void hasOneRequestAtATime()
    {
        CopyScene scene;
        QList<QFuture<Result<AuthenticationRequest>>> readings;
        for (int i = 0; i < 10; ++i)
            readings.append(scene.service->readRequest(scene.ask().link));
        int open = 0;
        int busy = 0;
        for (const auto &reading : readings) {
            const auto read = scene.end(reading);
            open += read ? 1 : 0;
            busy += codeOf(read) == ErrorCode::RequestBusy ? 1 : 0;
        }
        QCOMPARE(open, 1);
        QCOMPARE(busy, 9);
        QCOMPARE(codeOf(scene.read(scene.ask().link)), ErrorCode::RequestBusy);
        scene.service->abandon();
        QVERIFY(scene.read(scene.ask().link));
    }

    void signsToTheLetter()
    {
        CopyScene scene;
        sure(scene.take());
        const QString text = u"转账 100 元\n给张三"_qs;
        const QJsonObject data{{u"type"_qs, u"urn:eid:transaction:text"_qs}, {u"text"_qs, text},
            {u"credential_ids"_qs, QJsonArray{u"copy"_qs}}};
        QJsonObject claims = scene.claims();
        claims.insert(u"transaction_data"_qs,
            QJsonArray{QString::fromLatin1(
                toBase64Url(octetsOf(QJsonDocument(data).toJson(QJsonDocument::Compact))))});
        const auto asked = scene.ask(claims);
        const auto request = sure(scene.read(asked.link));
        QCOMPARE(request.transactionTexts, QStringList{text});
        const auto unsure = scene.end(
            scene.service->answer(scene.target(), scene.pin(), {request.identifier, {}, false}));
        QCOMPARE(codeOf(unsure), ErrorCode::InvalidArgument);
        const auto outcome = scene.answer(request);
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().detail));
        QVERIFY(outcome->signedTransactions);
        QCOMPARE(scene.result(asked).status, 200);
        const auto view = sure(scene.end(scene.service->open(scene.target(), scene.pin())));
        const auto used = std::ranges::find_if(
            view.copies, [](const ShownCopy &copy) { return !copy.uses.isEmpty(); });
        QCOMPARE(used->uses.constFirst().signedText, text);

        // What the holder has signed is with them: these octets, by the key for signatures.
        const auto signature = sure(parseJws(used->uses.constFirst().signature));
        QCOMPARE(signature.type(), u"eid-transaction+jwt"_qs);
        const auto key = scene.card->publicKey(0x9C);
        QVERIFY(key);
        QVERIFY(verifyJws(signature, *key));
        const auto authentication = scene.card->publicKey(0x9A);
        QVERIFY(!verifyJws(signature, *authentication));
        const QJsonObject signedClaims = sure(signature.claims());
        QCOMPARE(signedClaims[u"transaction_data"], claims[u"transaction_data"]);
        QCOMPARE(signedClaims[u"nonce"], claims[u"nonce"]);
        QCOMPARE(signedClaims[u"aud"], claims[u"client_id"]);
    }

    void triesAgainAfterAWrongPin()
    {
        CopyScene scene;
        sure(scene.take());
        const auto request = sure(scene.read(scene.ask().link));
        const int tries = *scene.desk.state(CopyScene::reader).pin.triesLeft;
        const auto refused = scene.end(scene.service->answer(
            scene.target(), secret("000000"), {request.identifier, {}, false}));
        QCOMPARE(codeOf(refused), ErrorCode::PinWrong);
        QCOMPARE(scene.desk.state(CopyScene::reader).pin.triesLeft, tries - 1);
        QCOMPARE(scene.overview().unassigned, 8);
        QVERIFY(scene.answer(request));
    }

    void triesAgainAfterACut()
    {
        CopyScene scene;
        sure(scene.take());
        const auto asked = scene.ask();
        const auto request = sure(scene.read(asked.link));
        scene.platform.reset();
        const auto refused = scene.answer(request);
        QCOMPARE(codeOf(refused), ErrorCode::PlatformUnreachable);
        scene.startPlatform();
        const auto outcome = scene.answer(request);
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().detail));
        QCOMPARE(scene.overview().unassigned, 7);
        QCOMPARE(scene.result(asked).status, 200);
    }

    void countsOnceWhatComesTwice()
    {
        CopyScene scene;
        sure(scene.take());
        const auto asked = scene.ask();
        const auto request = sure(scene.read(asked.link));
        QVERIFY(scene.platform->arm(
            sure(sandbox::parsePlatformFaults({u"drop-after=1@authentication-response"_qs}))));
        const auto outcome = scene.answer(request);
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().detail));
        QCOMPARE(scene.platform->faultsLeft(), 0);
        QCOMPARE(outcome->redirect.host(), u"shop.example"_qs);
        QCOMPARE(scene.result(asked).claims[u"verified"], QJsonValue(true));
        QCOMPARE(sure(scene.platform->authentications()).size(), 1);
        QCOMPARE(usesOf(scene).size(), 1);
        QCOMPARE(scene.journal().constLast().action, u"authenticated"_qs);
    }

    void sendsTheVerySameAgain()
    {
        CopyScene scene;
        sure(scene.take());
        // With a choice, so that another answer could be given.
        QJsonObject claims = scene.claims();
        QJsonObject query = claims[u"dcql_query"].toObject();
        QJsonObject credential = query[u"credentials"].toArray().first().toObject();
        credential.insert(u"claims"_qs,
            QJsonArray{QJsonObject{{u"id"_qs, u"n"_qs}, {u"path"_qs, QJsonArray{u"name"_qs}}},
                QJsonObject{{u"id"_qs, u"a"_qs}, {u"path"_qs, QJsonArray::fromStringList(age18)}}});
        credential.insert(u"claim_sets"_qs, QJsonArray{QJsonArray{u"n"_qs}, QJsonArray{u"a"_qs}});
        query.insert(u"credentials"_qs, QJsonArray{credential});
        claims.insert(u"dcql_query"_qs, query);
        const auto asked = scene.ask(claims);
        const auto request = sure(scene.read(asked.link));
        // As often as it is repeated by itself.
        QStringList faults;
        for (int i = 1; i <= 4; ++i)
            faults.append(u"drop-after=%1@authentication-response"_qs.arg(i));
        QVERIFY(scene.platform->arm(sure(sandbox::parsePlatformFaults(faults))));
        QCOMPARE(codeOf(scene.answer(request, {CopyField::Name})), ErrorCode::PlatformUnreachable);
        QCOMPARE(scene.platform->faultsLeft(), 0);
        // It may have counted, and so it is among the uses already.
        QCOMPARE(usesOf(scene).size(), 1);
        QCOMPARE(scene.journal().constLast().action, u"authentication-failed"_qs);
        QVERIFY(scene.service->openRequest());

        // What was sent cannot be taken back, nor anything else be said now.
        QCOMPARE(codeOf(scene.answer(request, {CopyField::Age18})), ErrorCode::InvalidArgument);
        const auto outcome = scene.answer(request, {CopyField::Name});
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().detail));
        QCOMPARE(outcome->disclosed, QList({CopyField::Name}));
        QVERIFY(!outcome->notNoted);
        QCOMPARE(outcome->redirect.host(), u"shop.example"_qs);
        QCOMPARE(scene.result(asked).status, 200);
        QCOMPARE(sure(scene.platform->authentications()).size(), 1);
        QCOMPARE(usesOf(scene).size(), 1);
        QCOMPARE(usesOf(scene).constFirst().disclosed, QList({CopyField::Name}));
        QCOMPARE(scene.journal().constLast().action, u"authenticated"_qs);
        QCOMPARE(scene.overview().unassigned, 7);
    }

    void makesItAnewWhereNothingWasSent()
    {
        CopyScene scene;
        sure(scene.take());
        const auto request = sure(scene.read(scene.ask().link));
        scene.platform.reset();
        QCOMPARE(codeOf(scene.answer(request)), ErrorCode::PlatformUnreachable);
        scene.startPlatform();
        QVERIFY(usesOf(scene).isEmpty());
        QVERIFY(scene.answer(request));
        QCOMPARE(usesOf(scene).size(), 1);
    }

    void wantsAFaceFirst()
    {
        CopyScene scene;
        sure(scene.take());
        QJsonObject claims = scene.claims();
        claims.insert(u"acr_values"_qs, u"urn:eid:acr:copy-face"_qs);
        const auto request = sure(scene.read(scene.ask(claims).link));
        QVERIFY(request.factors.contains(AuthenticationFactor::Face));
        const auto refused = scene.answer(request);
        QCOMPARE(codeOf(refused), ErrorCode::RequestRefused);
        QCOMPARE(refused.error().detail, u"urn:eid:problem:face-sample-missing"_qs);
        QVERIFY(scene.service->openRequest());
    }

    void needsACopy()
    {
        CopyScene scene;
        const auto request = sure(scene.read(scene.ask().link));
        QCOMPARE(codeOf(scene.answer(request)), ErrorCode::CopyMissing);
        QVERIFY(scene.service->openRequest());
    }

    void answersWhatWasShown()
    {
        CopyScene scene;
        sure(scene.take());
        const auto first = sure(scene.read(scene.ask().link));
        scene.service->abandon();
        sure(scene.read(scene.ask({name}).link));
        // A consent to one request is none to another.
        QCOMPARE(codeOf(scene.answer(first, {CopyField::Name})), ErrorCode::InvalidArgument);
    }

    void refusesHostileRequests_data()
    {
        using Spoil = std::function<QString(CopyScene &)>;
        QTest::addColumn<Spoil>("make");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("detail");
        QTest::newRow("a script") << Spoil([](CopyScene &) { return u"javascript:alert(1)"_qs; })
                                  << ErrorCode::RequestMalformed << u"no link of a request"_qs;
        QTest::newRow("a file") << Spoil([](CopyScene &) { return u"file:///etc/passwd"_qs; })
                                << ErrorCode::RequestMalformed << u"no link of a request"_qs;
        QTest::newRow("elsewhere") << Spoil([](CopyScene &) {
            return u"openid4vp://?client_id=a&request_uri=https%3A%2F%2Fevil.example%2Fr"_qs;
        }) << ErrorCode::RequestUntrusted
                                   << u"request_uri"_qs;
        QTest::newRow("another port") << Spoil([](CopyScene &scene) {
            return u"openid4vp://?client_id=a&request_uri=https%3A%2F%2Flocalhost%3A"_qs
                + QString::number(scene.listener->port() - 1)
                + u"%2Fv1%2Fauthentication%2Frequests%2Fa"_qs;
        }) << ErrorCode::RequestUntrusted
                                      << u"request_uri"_qs;
        QTest::newRow("unsigned") << Spoil(
            [](CopyScene &) { return u"openid4vp://?client_id=a&response_type=vp_token"_qs; })
                                  << ErrorCode::RequestUntrusted << u"not signed"_qs;
        QTest::newRow("unknown") << Spoil([](CopyScene &scene) {
            QString link = scene.ask().link;
            return link.chopped(3) + u"AAA"_qs;
        }) << ErrorCode::RequestOver
                                 << u"HTTP 404"_qs;
        QTest::newRow("oversized") << Spoil([](CopyScene &) {
            return u"openid4vp://?client_id=a&request="_qs + QString(100'000, u'a');
        }) << ErrorCode::RequestMalformed
                                   << u"no link of a request"_qs;
        const auto byValue = [](const std::function<void(QJsonObject &)> &spoil) {
            return Spoil([spoil](CopyScene &scene) {
                QJsonObject claims = scene.claims();
                spoil(claims);
                return u"openid4vp://?client_id=x509_san_dns%3Ashop.example&request="_qs
                    + QString::fromLatin1(scene.shop.sign(u"oauth-authz-req+jwt"_qs, claims));
            });
        };
        QTest::newRow("wrong audience") << byValue(
            [](QJsonObject &claims) { claims.insert(u"aud"_qs, u"https://other.example"_qs); })
                                        << ErrorCode::RequestMalformed << u"aud"_qs;
        QTest::newRow("expired") << byValue([](QJsonObject &claims) {
            claims.insert(u"iat"_qs, QDateTime::currentSecsSinceEpoch() - 400);
            claims.insert(u"exp"_qs, QDateTime::currentSecsSinceEpoch() - 100);
        }) << ErrorCode::RequestOver
                                 << u"exp"_qs;
        QTest::newRow("unknown claims") << byValue([](QJsonObject &claims) {
            QJsonObject query = claims[u"dcql_query"].toObject();
            QJsonObject credential = query[u"credentials"].toArray().first().toObject();
            credential.insert(
                u"claims"_qs, QJsonArray{QJsonObject{{u"path"_qs, QJsonArray{u"address"_qs}}}});
            query.insert(u"credentials"_qs, QJsonArray{credential});
            claims.insert(u"dcql_query"_qs, query);
        }) << ErrorCode::RequestUnsupported
                                        << u"dcql_query: address"_qs;
        QTest::newRow("answer elsewhere") << byValue([](QJsonObject &claims) {
            claims.insert(
                u"response_uri"_qs, u"https://evil.example/v1/authentication/responses"_qs);
        }) << ErrorCode::RequestUntrusted << u"response_uri"_qs;
        QTest::newRow("poor nonce")
            << byValue([](QJsonObject &claims) { claims.insert(u"nonce"_qs, u"1"_qs); })
            << ErrorCode::RequestMalformed << u"nonce and state"_qs;
        QTest::newRow("replayed nonce") << Spoil([](CopyScene &scene) {
            const auto asked = scene.ask();
            sure(scene.read(asked.link));
            scene.service->abandon();
            // Another request but for it, and signed as well.
            QJsonObject claims = scene.claims({name});
            claims.insert(u"nonce"_qs, asked.claims[u"nonce"]);
            return u"openid4vp://?client_id=x509_san_dns%3Ashop.example&request="_qs
                + QString::fromLatin1(scene.shop.sign(u"oauth-authz-req+jwt"_qs, claims));
        }) << ErrorCode::RequestOver << u"answered"_qs;
    }
    void refusesHostileRequests()
    {
        QFETCH(std::function<QString(CopyScene &)>, make);
        QFETCH(ErrorCode, code);
        QFETCH(QString, detail);
        CopyScene scene;
        const QString link = make(scene);
        const int before = scene.platform->statistics().requests;
        const auto read = scene.read(link);
        QVERIFY(!read);
        QCOMPARE(read.error().code, code);
        QCOMPARE(read.error().detail, detail);
        QVERIFY(!scene.service->openRequest());
        // Nobody was told anything.
        QVERIFY(scene.platform->statistics().requests - before <= 1);
        QVERIFY(scene.journal().isEmpty());
    }

    void answersNothingThatThePlatformDoesNotKnow()
    {
        CopyScene scene;
        sure(scene.take());
        // Well signed, by value, but never left with the platform.
        const QString link = u"openid4vp://?client_id=x509_san_dns%3Ashop.example&request="_qs
            + QString::fromLatin1(scene.shop.sign(u"oauth-authz-req+jwt"_qs, scene.claims()));
        const auto request = scene.read(link);
        QVERIFY2(request, request ? "" : qPrintable(request.error().detail));
        QCOMPARE(codeOf(scene.answer(*request)), ErrorCode::RequestOver);
        QCOMPARE(scene.journal().constLast().action, u"authentication-failed"_qs);
        QVERIFY(!scene.service->openRequest());
    }
};

QTEST_GUILESS_MAIN(AuthenticationRunTest)

#include "authenticationrun_test.moc"
