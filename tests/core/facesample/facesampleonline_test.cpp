#include "core/facesample/facesampleservice.h"
#include "core/facesample/samplepackage.h"
#include "tests/core/testing/testdesk.h"
#include "tests/sandbox/backoffice/demofaces.h"
#include "tests/sandbox/backoffice/referencebackoffice.h"
#include "tests/sandbox/demo/democard.h"
#include "tests/sandbox/platform/referenceplatform.h"

#include <QTemporaryDir>
#include <QTest>

using namespace eid;
using eid::testing::resultOf;
using eid::testing::TestDesk;

namespace {

const QString reader = QStringLiteral("Sample Reader 00 00");

template <typename T>
T sure(Result<T> result)
{
    if (!result)
        qFatal("%s", qUtf8Printable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

/// The real service, a demo citizen's card, and the reference platform with its back office behind
/// real TLS.
class OnlineScene
{
public:
    OnlineScene()
        : ca(sure(sandbox::DemoCa::create()))
        , listener(sure(sandbox::PlatformListener::bind(0)))
        , card(sure(sandbox::makeDemoCard(citizen, ca)))
    {
        startPlatform();
        sure(platform->registerDemoCard(citizen, *card));
        sure(platform->setReferencePicture(
            sandbox::demoCardUuid(citizen).toString(QUuid::WithoutBraces),
            sure(sandbox::referencePictureOf(sandbox::sitterOf(citizen.key)))));
        desk.service.addReader(reader);
        desk.desk.start();
        if (!desk.insertAndRead(reader, card))
            qFatal("The card was not read");

        PlatformSettings settings;
        settings.address = QUrl(platform->address());
        settings.proxy.mode = ProxyMode::None;
        settings.roots = {sandbox::derOf(ca.root().certificate())};
        FaceSampleService::Options options;
        options.records = folder.filePath(QStringLiteral("records.sqlite"));
        options.platform = [settings] { return Result<PlatformSettings>(settings); };
        // Counted in tries, not in time.
        options.session.time.pause = [](std::chrono::milliseconds, const std::stop_token &stop) {
            return !stop.stop_requested();
        };
        service = std::make_unique<FaceSampleService>(desk.desk, options);
    }

    void startPlatform()
    {
        sandbox::PlatformOptions options;
        options.folder = folder.filePath(QStringLiteral("platform"));
        options.listener = listener;
        options.backOffice = sure(sandbox::ReferenceBackOffice::open(
            ca, {folder.filePath(QStringLiteral("back-office")), QString()}));
        platform = sure(sandbox::ReferencePlatform::start(ca, options));
    }

    [[nodiscard]] SampleTarget target() const
    {
        return {reader, desk.state(reader).identity.serial};
    }
    [[nodiscard]] Secret pin() const { return testing::secret(citizen.demoPin); }

    PresenceChallenge challenge() { return sure(*resultOf(service->challenge())); }
    FaceSample sample(const PresenceChallenge &challenge)
    {
        const Bytes jpeg = sure(sandbox::referencePictureOf(sandbox::sitterOf(citizen.key)));
        FaceSample sample;
        sample.picture.jpeg = WipedBytes(ByteView(jpeg));
        sample.picture.width = 480;
        sample.picture.height = 640;
        sample.picture.face.rightEye = {180, 288};
        sample.picture.face.leftEye = {300, 288};
        sample.picture.taken = QDateTime::currentDateTimeUtc();
        sample.challenge = challenge;
        int at = 1000;
        for (const PresenceMovement movement : challenge.movements)
            sample.keyFrames.push_back({movement, WipedBytes(ByteView(jpeg)), at += 1500});
        return sample;
    }
    Result<SampleOutcome> send(FaceSample sample)
    {
        auto outcome = resultOf(service->send(target(), pin(), std::move(sample)));
        if (!outcome)
            qFatal("The sending does not end");
        return std::move(*outcome);
    }

    sandbox::DemoCitizen citizen = sandbox::demoCitizens().first();
    QTemporaryDir folder;
    sandbox::DemoCa ca;
    std::shared_ptr<sandbox::PlatformListener> listener;
    std::shared_ptr<sandbox::VirtualPivCard> card;
    std::unique_ptr<sandbox::ReferencePlatform> platform;
    TestDesk desk;
    std::unique_ptr<FaceSampleService> service;
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
            scene.desk.state(reader).lastJobCost.apdus, after.requests - before.requests,
            after.fullHandshakes - before.fullHandshakes);
        QVERIFY(scene.desk.state(reader).lastJobCost.apdus <= 6);
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
