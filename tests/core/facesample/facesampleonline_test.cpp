#include "tests/core/facesample/onlinesamples.h"

#include <QTest>

using namespace eid;
using eid::testing::resultOf;

namespace {

/// What the service is asked, and what it answers.
class OnlineScene : public testing::OnlineSamples
{
public:
    PresenceChallenge challenge()
    {
        auto challenge = resultOf(service->challenge());
        if (!challenge || !*challenge)
            qFatal("No challenge");
        return **challenge;
    }
    FaceSample sample(const PresenceChallenge &challenge) const
    {
        return {picture(), challenge, keyFrames(challenge)};
    }
    Result<SampleOutcome> send(FaceSample sample)
    {
        auto outcome = resultOf(service->send(target(), pin(), std::move(sample)));
        if (!outcome)
            qFatal("The sending does not end");
        return std::move(*outcome);
    }
};

} // namespace

class FaceSampleOnlineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isCompared()
    {
        OnlineScene scene;
        const auto challenge = scene.challenge();
        const auto before = scene.platform->statistics();
        const auto outcome = scene.send(scene.sample(challenge));
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().detail));
        QVERIFY(outcome->sent);
        QVERIFY(outcome->comparison);
        QVERIFY(outcome->comparison->accepted);
        QVERIFY(outcome->comparison->weak); // no model is configured
        const auto after = scene.platform->statistics();
        qInfo("%d APDUs, %d requests, %d full handshakes",
            scene.desk.state(scene.reader).lastJobCost.apdus, after.requests - before.requests,
            after.fullHandshakes - before.fullHandshakes);
        QVERIFY(scene.desk.state(scene.reader).lastJobCost.apdus <= 6);
        QCOMPARE(after.requests - before.requests, 3);
    }

    void isJudgedByWhatItShows_data()
    {
        QTest::addColumn<std::function<void(FaceSample &)>>("spoil");
        QTest::addColumn<QString>("problem");
        using Spoil = std::function<void(FaceSample &)>;
        QTest::newRow("eyes elsewhere") << Spoil([](auto &sample) {
            sample.picture.face.leftEye = {330, 288};
        }) << u"urn:eid:problem:face-geometry"_qs;
        QTest::newRow("a movement is missing")
            << Spoil([](auto &sample) { sample.keyFrames.pop_back(); })
            << u"urn:eid:problem:face-movements"_qs;
        QTest::newRow("another challenge")
            << Spoil([](auto &sample) { sample.challenge.nonce[0] ^= 1; })
            << u"urn:eid:problem:face-challenge-unknown"_qs;
    }
    void isJudgedByWhatItShows()
    {
        QFETCH(std::function<void(FaceSample &)>, spoil);
        QFETCH(QString, problem);
        OnlineScene scene;
        auto sample = scene.sample(scene.challenge());
        spoil(sample);
        const auto outcome = scene.send(std::move(sample));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::FaceSampleRefused);
        QCOMPARE(outcome.error().detail, problem);
    }

    void answersAChallengeOnce()
    {
        OnlineScene scene;
        const auto challenge = scene.challenge();
        QVERIFY(scene.send(scene.sample(challenge)));
        QVERIFY(scene.send(scene.sample(challenge))); // the same one again
        auto other = scene.sample(challenge);
        const Bytes more{0};
        other.picture.jpeg.append(more);
        const auto outcome = scene.send(std::move(other));
        QCOMPARE(outcome.error().detail, u"urn:eid:problem:face-challenge-used"_qs);
    }

    void goesOnAfterABreak_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::newRow("answer lost") << u"drop-after=1@face-append"_qs;
        QTest::newRow("request lost") << u"drop-before=1@face-append"_qs;
        QTest::newRow("in the middle") << u"break-in=1:50000@face-append"_qs;
        QTest::newRow("begun twice") << u"drop-after=1@face-upload"_qs;
        QTest::newRow("judged later") << u"pending=1:1@face-append"_qs;
    }
    void goesOnAfterABreak()
    {
        QFETCH(QString, fault);
        OnlineScene scene;
        const auto challenge = scene.challenge();
        QVERIFY(scene.platform->arm(sandbox::parsePlatformFaults({fault}).value()));
        const auto outcome = scene.send(scene.sample(challenge));
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().detail));
        QCOMPARE(scene.platform->faultsLeft(), 0);
        QVERIFY(outcome->comparison);
    }

    void waitsForThePlatform()
    {
        OnlineScene scene;
        const auto challenge = scene.challenge();
        scene.platform.reset();
        const auto kept = scene.send(scene.sample(challenge));
        QVERIFY2(kept, kept ? "" : qPrintable(kept.error().detail));
        QVERIFY(!kept->sent);
        scene.startPlatform();
        const auto sent
            = resultOf(scene.service->sendWaiting(scene.target(), scene.pin(), kept->identifier));
        QVERIFY2(*sent, *sent ? "" : qPrintable(sent->error().detail));
        QVERIFY((*sent)->comparison->accepted);
        const auto waiting = resultOf(scene.service->waiting(scene.target()));
        QCOMPARE((*waiting)->size(), 0);
    }
};

QTEST_GUILESS_MAIN(FaceSampleOnlineTest)

#include "facesampleonline_test.moc"
