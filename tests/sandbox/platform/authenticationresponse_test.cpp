#include "tests/sandbox/platform/authenticationscene.h"

#include <QTest>
#include <QUrl>
#include <QUrlQuery>

#include <thread>

using namespace eid;
using namespace eid::sandbox;

/// A request is answered once, whatever happens on the way.
class AuthenticationResponseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRequestIsAnsweredOnce()
    {
        AuthenticationScene scene;
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
        AuthenticationScene scene;
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
        AuthenticationScene scene;
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
        AuthenticationScene scene;
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
        AuthenticationScene scene;
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
        AuthenticationScene scene;
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
        AuthenticationScene scene;
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
};

QTEST_GUILESS_MAIN(AuthenticationResponseTest)
#include "authenticationresponse_test.moc"
