#include "core/facesample/facerecord.h"
#include "core/store/sealedsamples.h"
#include "core/store/store.h"
#include "samplescene.h"
#include "schemacheck.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace eid;
using eid::testing::resultOf;
using eid::testing::SampleScene;

Q_DECLARE_METATYPE(eid::ErrorCode)
Q_DECLARE_METATYPE(eid::TestWish)

namespace {

const QByteArray jpegMagic = QByteArray::fromHex("FFD8FFE000104A464946");
const QByteArray busy = "HTTP/1.1 503 X\r\nContent-Length: 0\r\n\r\n";

/// With each ' for a ".
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

QStringList actionsOf(const QList<JournalEntry> &entries)
{
    QStringList actions;
    for (const JournalEntry &entry : entries)
        actions.append(entry.action);
    return actions;
}

/// That nothing on the disk shows the picture or its holder.
void checkDisk(const SampleScene &scene)
{
    const QByteArray files = scene.filesOnDisk();
    QVERIFY(!files.isEmpty());
    for (const QByteArray &secret :
        {jpegMagic, SampleScene::trace, SampleScene::trace.toBase64(), scene.citizen.name.toUtf8(),
            scene.citizen.idNumber.toUtf8(), scene.serial.toUtf8(), QByteArray("keyFrames")})
        QVERIFY2(!files.contains(secret), secret.constData());
}

/// Answers 503 to \a method, whatever else the scene answers.
void makeBusy(SampleScene &scene, const QByteArray &method)
{
    scene.uploads.instead = [method, before = scene.uploads.instead](const TestRequest &request) {
        return request.method == method && request.path.contains("sample") ? busy : before(request);
    };
}

} // namespace

class FaceSampleServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksForAChallenge()
    {
        SampleScene scene;
        const auto challenge = resultOf(scene.service->challenge());
        QVERIFY(challenge && *challenge);
        QCOMPARE((*challenge)->identifier, scene.challenge().identifier);
        QCOMPARE((*challenge)->nonce, scene.challenge().nonce);
        QCOMPARE((*challenge)->movements, scene.challenge().movements);
        QCOMPARE(scene.pki.card.signatures(), 0);
    }

    void sendsASample()
    {
        SampleScene scene;
        const auto outcome = scene.send();
        QVERIFY(outcome);
        QVERIFY2(*outcome, *outcome ? "" : qPrintable((*outcome).error().detail));
        QVERIFY((*outcome)->sent);
        QVERIFY(!(*outcome)->reason);
        QCOMPARE((*outcome)->comparison,
            (FaceComparison{QStringLiteral("none"), 0.5, 0.25, true, true}));
        QVERIFY(!scene.service->isRunning());
        QCOMPARE(scene.uploads.log(),
            (QList<QByteArray>{
                "GET /v1/face/back-office-certificate", "POST /v1/face/samples", "PATCH /u/1 0"}));

        const auto stored = scene.uploads.stored().constFirst();
        QCOMPARE(stored.key, '"' + (*outcome)->identifier.toLatin1() + '"');
        QVERIFY(!stored.content.contains(SampleScene::trace));
        const QByteArray plain = scene.opened(stored.content);
        QCOMPARE(schemaFault(QStringLiteral("face-sample"), plain), QString());
        const QJsonObject json = QJsonDocument::fromJson(plain).object();
        QCOMPARE(json[QLatin1String("identifier")].toString(), (*outcome)->identifier);
        QCOMPARE(json[QLatin1String("signer")].toString(),
            scene.certificateOn(KeySlot::Signature).sha256);
        const auto octets
            = QByteArray::fromBase64(json[QLatin1String("record")].toString().toLatin1());
        const auto record
            = parseFaceRecord({reinterpret_cast<const std::uint8_t *>(octets.constData()),
                static_cast<std::size_t>(octets.size())});
        QVERIFY(record);
        QCOMPARE(record->jpeg.size(), 60'000U);

        // One VERIFY with the reading of its tries, one signature with each key.
        const CardState state = scene.bench.state(SampleScene::reader);
        qInfo("%d APDUs, %d octets sealed and signed", state.lastJobCost.apdus,
            int(stored.content.size()));
        QCOMPARE(state.pin.triesLeft, state.pin.triesAtMost);
        QVERIFY(state.lastJobCost.apdus <= 6);

        QCOMPARE(actionsOf(scene.journal()), QStringList{QStringLiteral("face-sample-sent")});
        QCOMPARE(scene.journal().constFirst().detail, (*outcome)->identifier);
        QCOMPARE(scene.waiting().size(), 0);
        checkDisk(scene);
    }

    void tellsHowFarItHasCome()
    {
        SampleScene scene;
        QVERIFY(scene.send()->has_value());
        QList<SampleProgress::Stage> stages;
        qint64 sent = 0;
        for (const SampleProgress &told : std::as_const(scene.progress)) {
            if (stages.isEmpty() || stages.constLast() != told.stage)
                stages.append(told.stage);
            QVERIFY(told.sent >= sent);
            sent = told.sent;
        }
        QCOMPARE(stages,
            (QList{SampleProgress::Stage::Sealing, SampleProgress::Stage::Signing,
                SampleProgress::Stage::Sending, SampleProgress::Stage::Judging}));
        QCOMPARE(scene.progress.constLast().sent, scene.progress.constLast().size);
        QVERIFY(sent > 120'000);
        QCOMPARE(scene.changes, 2);
    }

    void opensForNobodyElse()
    {
        SampleScene scene;
        QVERIFY(scene.send()->has_value());
        QByteArray content = scene.uploads.stored().constFirst().content;
        QVERIFY(!scene.opened(content).isEmpty());
        const TestIdentity other = issue(SampleScene::usualBackOffice(), &scene.pki.authority);
        QVERIFY(scene.opened(content, other.key.get()).isEmpty());
        content[content.size() / 2] = static_cast<char>(content[content.size() / 2] ^ 1);
        QVERIFY(scene.opened(content).isEmpty());
    }

    void goesOnAfterABreak()
    {
        SampleScene scene;
        scene.uploads.breakAfter = 100'000;
        const auto outcome = scene.send();
        QVERIFY(*outcome);
        QVERIFY((*outcome)->sent);
        QCOMPARE(scene.uploads.log().sliced(1),
            (QList<QByteArray>{
                "POST /v1/face/samples", "PATCH /u/1 0", "HEAD /u/1", "PATCH /u/1 100000"}));
        QVERIFY(!scene.opened(scene.uploads.stored().constFirst().content).isEmpty());
    }

    void waitsAndIsSentLater()
    {
        SampleScene scene;
        const auto usual = scene.uploads.instead;
        scene.uploads.breakAfter = 50'000;
        makeBusy(scene, "HEAD");
        scene.uploads.instead = [before = usual](const TestRequest &request) {
            return request.method == "HEAD" ? busy : before(request);
        };
        const auto outcome = scene.send();
        QVERIFY(*outcome);
        QVERIFY(!(*outcome)->sent);
        QCOMPARE((*outcome)->reason->code, ErrorCode::PlatformBusy);
        const auto waiting = scene.waiting();
        QCOMPARE(waiting.size(), 1);
        QCOMPARE(waiting.constFirst().identifier, (*outcome)->identifier);
        QVERIFY(waiting.constFirst().ofThisCard);
        QVERIFY(waiting.constFirst().size > 120'000);
        QCOMPARE(waiting.constFirst().expires, scene.challenge().expires);
        checkDisk(scene);
        // Another card's is shown too.
        const auto others = resultOf(scene.service->waiting({SampleScene::reader, u"00AA"_qs}));
        QVERIFY(!(*others)->constFirst().ofThisCard);

        scene.uploads.instead = usual;
        const auto begun = scene.uploads.log().size();
        const auto later = resultOf(
            scene.service->sendWaiting(scene.target(), scene.pin(), (*outcome)->identifier));
        QVERIFY(*later);
        QVERIFY((*later)->sent);
        QCOMPARE(scene.uploads.log().sliced(begun),
            (QList<QByteArray>{"HEAD /u/1", "PATCH /u/1 50000"}));
        QVERIFY(!scene.opened(scene.uploads.stored().constFirst().content).isEmpty());
        QCOMPARE(scene.waiting().size(), 0);
        QCOMPARE(actionsOf(scene.journal()),
            (QStringList{u"face-sample-kept"_qs, u"face-sample-sent"_qs}));
        QCOMPARE(scene.journal().constFirst().error(), ErrorCode::PlatformBusy);
        checkDisk(scene);
    }

    void waitsWhereThePlatformIsGone()
    {
        SampleScene scene;
        QVERIFY(resultOf(scene.service->challenge())->has_value());
        scene.isOffline = true;
        scene.server.dropConnections();
        const auto outcome = scene.send();
        QVERIFY(*outcome);
        QVERIFY(!(*outcome)->sent);
        QCOMPARE((*outcome)->reason->code, ErrorCode::PlatformUnreachable);
        QCOMPARE(scene.waiting().size(), 1);

        // It stays as it is for as long as nobody answers, and is told of once.
        const QString identifier = (*outcome)->identifier;
        const auto again
            = resultOf(scene.service->sendWaiting(scene.target(), scene.pin(), identifier));
        QVERIFY(*again);
        QVERIFY(!(*again)->sent);
        QCOMPARE(actionsOf(scene.journal()), QStringList{u"face-sample-kept"_qs});

        scene.isOffline = false;
        const auto later
            = resultOf(scene.service->sendWaiting(scene.target(), scene.pin(), identifier));
        QVERIFY((*later)->sent);
        QVERIFY(!scene.opened(scene.uploads.stored().constFirst().content).isEmpty());
    }

    void isOneSampleHoweverOftenItIsSent()
    {
        SampleScene scene;
        const auto first = scene.send();
        const auto second = scene.send();
        QVERIFY(*first);
        QVERIFY(*second);
        QCOMPARE((*first)->identifier, (*second)->identifier);
        QCOMPARE(scene.uploads.stored().size(), 1);

        SampleScene waiting;
        const auto usual = waiting.uploads.instead;
        makeBusy(waiting, "POST");
        QVERIFY(!(*waiting.send())->sent);
        waiting.uploads.instead = usual;
        QVERIFY((*waiting.send())->sent); // the one that waited
        QCOMPARE(waiting.waiting().size(), 0);
        QCOMPARE(waiting.uploads.stored().size(), 1);
    }

    void passesARefusalOn_data()
    {
        QTest::addColumn<QByteArray>("problem");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("quality") << QByteArray("urn:eid:problem:face-quality")
                                 << ErrorCode::FaceSampleRefused;
        QTest::newRow("expired") << QByteArray("urn:eid:problem:face-challenge-expired")
                                 << ErrorCode::FaceChallengeExpired;
    }
    void passesARefusalOn()
    {
        QFETCH(QByteArray, problem);
        QFETCH(ErrorCode, code);
        SampleScene scene;
        scene.uploads.result
            = json("{'identifier':'%KEY%','state':'refused','problem':'" + problem + "'}");
        const auto outcome = scene.send();
        QVERIFY(!*outcome);
        QCOMPARE(outcome->error().code, code);
        QCOMPARE(outcome->error().detail, QString::fromLatin1(problem));
        QCOMPARE(scene.waiting().size(), 0);
        QCOMPARE(actionsOf(scene.journal()), QStringList{u"face-sample-refused"_qs});
        QCOMPARE(scene.journal().constFirst().error(), code);
    }

    void passesARefusalOfTheFrontOn()
    {
        SampleScene scene;
        scene.uploads.instead = [before = scene.uploads.instead](const TestRequest &request) {
            return request.path == "/v1/face/samples"
                ? httpAnswer(413, json("{'type':'urn:eid:problem:face-too-large'}"),
                    "Content-Type: application/problem+json\r\n")
                : before(request);
        };
        const auto outcome = scene.send();
        QCOMPARE(outcome->error().code, ErrorCode::FaceSampleRefused);
        QCOMPARE(outcome->error().detail, u"urn:eid:problem:face-too-large"_qs);
    }

    void tellsOfAFaceThatIsNotTheSame()
    {
        SampleScene scene;
        scene.uploads.result
            = json("{'identifier':'%KEY%','state':'refused','comparison':{'method':'none','score':"
                   "0.1,'threshold':0.25,'accepted':false,'weak':true}}");
        const auto outcome = scene.send();
        QVERIFY(*outcome);
        QVERIFY((*outcome)->sent);
        QVERIFY(!(*outcome)->comparison->accepted);
    }

    void looksAgainWhereTheBackOfficeTakesItsTime()
    {
        SampleScene scene;
        int looks = 0;
        const QByteArray judged = scene.uploads.result;
        scene.uploads.result = json("{'identifier':'%KEY%','state':'judging'}");
        scene.uploads.instead = [&, before = scene.uploads.instead](const TestRequest &request) {
            if (request.method == "GET" && request.path == "/u/1" && ++looks == 2)
                scene.uploads.result = judged;
            return before(request);
        };
        const auto outcome = scene.send();
        QVERIFY((*outcome)->comparison);
        QCOMPARE(looks, 2);

        SampleScene never;
        never.uploads.result = json("{'identifier':'%KEY%','state':'judging'}");
        const auto open = never.send();
        QVERIFY((*open)->sent);
        QVERIFY(!(*open)->comparison);
    }

    void sealsToNobodyElse_data()
    {
        QTest::addColumn<TestWish>("backOffice");
        QTest::addColumn<ErrorCode>("code");
        TestWish wish = SampleScene::usualBackOffice();
        wish.extensions[2].second = "URI:urn:eid:service:other";
        QTest::newRow("another service") << wish << ErrorCode::CertificateUnexpected;
        wish = SampleScene::usualBackOffice();
        wish.extensions[1].second = "critical,digitalSignature";
        QTest::newRow("another usage") << wish << ErrorCode::CertificateUnexpected;
        wish = SampleScene::usualBackOffice();
        wish.ends = -60;
        QTest::newRow("expired") << wish << ErrorCode::CertificateExpired;
        wish = SampleScene::usualBackOffice();
        wish.begins = 60 * 60;
        QTest::newRow("not yet") << wish << ErrorCode::CertificateExpired;
        wish = SampleScene::usualBackOffice();
        wish.extensions.emplaceBack("authorityInfoAccess", "OCSP;URI:http://ocsp.test");
        // The responder that it names knows nothing.
        QTest::newRow("no status") << wish << ErrorCode::PlatformRefused;
    }
    void sealsToNobodyElse()
    {
        QFETCH(TestWish, backOffice);
        QFETCH(ErrorCode, code);
        SampleScene scene(backOffice);
        scene.uploads.instead = [before = scene.uploads.instead](const TestRequest &request) {
            return request.path == "/ocsp" ? httpAnswer(404) : before(request);
        };
        QCOMPARE(resultOf(scene.service->challenge())->error().code, code);
        const auto outcome = scene.send();
        QVERIFY(!*outcome);
        QCOMPARE(outcome->error().code, code);
        QCOMPARE(scene.uploads.stored().size(), 0);
        QCOMPARE(scene.waiting().size(), 0);
    }

    void sealsToNoStranger()
    {
        SampleScene scene;
        const SessionBench strangers;
        scene.backOffice = issue(SampleScene::usualBackOffice(), &strangers.authority);
        QCOMPARE(scene.send()->error().code, ErrorCode::CertificateUntrusted);
        QCOMPARE(scene.uploads.stored().size(), 0);
    }

    void asksForAPinOnce()
    {
        SampleScene scene;
        const auto before = scene.bench.state(SampleScene::reader).pin.triesLeft;
        const auto outcome = resultOf(scene.service->send(
            scene.target(), testing::secret("000000"), SampleScene::sample(scene.challenge())));
        QCOMPARE(outcome->error().code, ErrorCode::PinWrong);
        QCOMPARE(scene.bench.state(SampleScene::reader).pin.triesLeft, *before - 1);
        QCOMPARE(scene.uploads.stored().size(), 0);
        QCOMPARE(scene.waiting().size(), 0);
    }

    void takesNoSampleThatIsTooLate()
    {
        SampleScene scene;
        PresenceChallenge challenge = scene.challenge();
        challenge.expires = scene.now.addSecs(-1);
        const auto outcome = resultOf(
            scene.service->send(scene.target(), scene.pin(), SampleScene::sample(challenge)));
        QCOMPARE(outcome->error().code, ErrorCode::FaceChallengeExpired);
        QCOMPARE(scene.uploads.log().size(), 0);
    }

    void removesWhatWaitedTooLong()
    {
        SampleScene scene;
        makeBusy(scene, "POST");
        const auto outcome = scene.send();
        QVERIFY(!(*outcome)->sent);
        scene.now = scene.now.addDays(1).addSecs(1);
        const auto late = resultOf(
            scene.service->sendWaiting(scene.target(), scene.pin(), (*outcome)->identifier));
        QCOMPARE(late->error().code, ErrorCode::FaceChallengeExpired);
        QCOMPARE(scene.waiting().size(), 0);
        QCOMPARE(actionsOf(scene.journal()),
            (QStringList{u"face-sample-kept"_qs, u"face-sample-discarded"_qs}));
        QCOMPARE(scene.journal().constLast().error(), ErrorCode::FaceChallengeExpired);
    }

    void discards()
    {
        SampleScene scene;
        makeBusy(scene, "POST");
        const auto outcome = scene.send();
        QVERIFY(!(*outcome)->sent);
        const auto before = scene.filesOnDisk().size();
        QVERIFY(resultOf(scene.service->discard((*outcome)->identifier))->has_value());
        QVERIFY(scene.filesOnDisk().size() <= before - 120'000);
        QCOMPARE(scene.waiting().size(), 0);
        QCOMPARE(resultOf(scene.service->discard((*outcome)->identifier))->error().code,
            ErrorCode::InvalidArgument);
        QCOMPARE(actionsOf(scene.journal()),
            (QStringList{u"face-sample-kept"_qs, u"face-sample-discarded"_qs}));
    }

    void isSentByItsCardAlone()
    {
        SampleScene scene;
        makeBusy(scene, "POST");
        const auto outcome = scene.send();
        QVERIFY(!(*outcome)->sent);
        {
            auto store = Store::open({.path = scene.folder.filePath(u"records.sqlite"_qs)});
            QVERIFY(store->database().execute(
                u"UPDATE waiting_sample SET card = '00112233445566778899aabbccddeeff'"_qs));
        }
        const auto later = resultOf(
            scene.service->sendWaiting(scene.target(), scene.pin(), (*outcome)->identifier));
        QCOMPARE(later->error().code, ErrorCode::CardChanged);
        QCOMPARE(scene.waiting().size(), 1);
    }

    void leavesNothingWhenCancelled()
    {
        SampleScene scene;
        std::atomic<bool> isReached = false;
        scene.uploads.instead = [&, before = scene.uploads.instead](const TestRequest &request) {
            if (request.method == "PATCH") {
                isReached = true;
                QMetaObject::invokeMethod(scene.service.get(), &FaceSampleService::cancel);
                return busy;
            }
            return request.method == "HEAD" ? busy : before(request);
        };
        const auto outcome = scene.send();
        QVERIFY(isReached);
        QCOMPARE(outcome->error().code, ErrorCode::Cancelled);
        QCOMPARE(scene.waiting().size(), 0);
        QCOMPARE(scene.journal().size(), 0);
        checkDisk(scene);
        QVERIFY(!scene.service->isRunning());
        QVERIFY(resultOf(scene.service->challenge())->has_value());
    }

    void sendsOneAtATime()
    {
        SampleScene scene;
        auto first = scene.service->send(
            scene.target(), scene.pin(), SampleScene::sample(scene.challenge()));
        QVERIFY(scene.service->isRunning());
        QCOMPARE(scene.send()->error().code, ErrorCode::InvalidArgument);
        QVERIFY(resultOf(first)->has_value());
    }

    void endsWithItsService()
    {
        SampleScene scene;
        auto running = scene.service->send(
            scene.target(), scene.pin(), SampleScene::sample(scene.challenge()));
        auto asked = scene.service->challenge();
        scene.service.reset();
        QVERIFY(running.isFinished());
        QVERIFY(asked.isFinished());
        QCOMPARE(running.resultCount(), 1);
    }
};

QTEST_GUILESS_MAIN(FaceSampleServiceTest)

#include "facesampleservice_test.moc"
