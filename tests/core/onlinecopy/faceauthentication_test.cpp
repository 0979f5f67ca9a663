#include "copyscene.h"
#include "core/facesample/facesampleservice.h"
#include "tests/sandbox/backoffice/demofaces.h"
#include "tests/sandbox/backoffice/referencebackoffice.h"

#include <QTest>

using namespace eid;
using eid::testing::CopyScene;
using eid::testing::sure;

namespace {

/// The platform of \a scene as it was, with a back office that knows the holder's face; the picture
/// on record.
Bytes employBackOffice(CopyScene &scene)
{
    scene.platform.reset();
    sandbox::PlatformOptions options;
    options.folder = scene.folder.filePath(QStringLiteral("platform"));
    options.listener = scene.listener;
    options.backOffice = sure(sandbox::ReferenceBackOffice::open(
        scene.ca, {scene.folder.filePath(QStringLiteral("back-office")), QString()}));
    scene.platform = sure(sandbox::ReferencePlatform::start(scene.ca, options));
    Bytes onRecord = sure(sandbox::referencePictureOf(sandbox::sitterOf(scene.citizen.key)));
    sure(scene.platform->setReferencePicture(scene.cardUuid(), onRecord));
    return onRecord;
}

/// Sends a face sample, as if \a picture had just been taken.
SampleOutcome sendSample(CopyScene &scene, const Bytes &picture)
{
    FaceSampleService::Options options;
    options.records = scene.folder.filePath(QStringLiteral("records/records.sqlite"));
    options.platform = [settings = scene.settings()] { return Result<PlatformSettings>(settings); };
    FaceSampleService service(scene.desk.desk, options);
    FaceSample sample;
    sample.challenge = sure(scene.end(service.challenge()));
    sample.picture.jpeg = WipedBytes(ByteView(picture));
    sample.picture.width = 480;
    sample.picture.height = 640;
    sample.picture.face.picture = {480, 640};
    sample.picture.face.rightEye = {180, 288};
    sample.picture.face.leftEye = {300, 288};
    sample.picture.taken = QDateTime::currentDateTimeUtc();
    int at = 1000;
    for (const PresenceMovement movement : sample.challenge.movements)
        sample.keyFrames.push_back({movement, WipedBytes(ByteView(picture)), at += 1500});
    const CopyTarget card = scene.target();
    return sure(
        scene.end(service.send({card.reader, card.serial}, scene.pin(), std::move(sample))));
}

} // namespace

/// Card, PIN, copy and face, as a relying party may want them all.
class FaceAuthenticationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesOnWithASample()
    {
        CopyScene scene;
        const Bytes picture = employBackOffice(scene);
        sure(scene.take());
        QJsonObject claims = scene.claims();
        claims.insert(u"acr_values"_qs, u"urn:eid:acr:copy-face"_qs);
        const auto asked = scene.ask(claims);
        const auto request = sure(scene.read(asked.link));
        const auto refused = scene.answer(request);
        QCOMPARE(refused ? ErrorCode::Internal : refused.error().code, ErrorCode::RequestRefused);
        QCOMPARE(refused.error().detail, u"urn:eid:problem:face-sample-missing"_qs);
        QCOMPARE(scene.result(asked).status, 202);

        const SampleOutcome sample = sendSample(scene, picture);
        QVERIFY(sample.comparison && sample.comparison->accepted);
        const auto outcome = scene.answer(request);
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().detail));
        const auto told = scene.result(asked);
        QCOMPARE(told.status, 200);
        QCOMPARE(told.claims[u"verified"], QJsonValue(true));
        QCOMPARE(told.claims[u"eid_result"].toString(), u"000X"_qs);
        // Who was refused at first was there once.
        const auto view = sure(scene.end(scene.service->open(scene.target(), scene.pin())));
        QCOMPARE(view.uses.size(), 1);
    }
};

QTEST_GUILESS_MAIN(FaceAuthenticationTest)

#include "faceauthentication_test.moc"
