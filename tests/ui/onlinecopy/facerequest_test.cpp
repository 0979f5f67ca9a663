#include "copyscene.h"
#include "core/facesample/facesampleservice.h"
#include "tests/sandbox/backoffice/demofaces.h"
#include "tests/sandbox/backoffice/referencebackoffice.h"
#include "tests/ui/face/posedengine.h"
#include "tests/ui/onlinecopy/copybench.h"
#include "ui/base/theme.h"
#include "ui/face/facepage.h"
#include "ui/onlinecopy/authenticationpage.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace eid;
using namespace eid::ui;
using eid::testing::CopyScene;
using eid::testing::sure;

namespace {

// A safety net, never a measure.
constexpr int patience = 120'000; // ms

#define STAGE(page, expected) QTRY_COMPARE_WITH_TIMEOUT((page).flow().stage(), expected, patience)

} // namespace

// A relying party wants a face: what the platform wants first is taken on the way, with the
// person's picture and movements, and then the request is answered.
class FaceRequestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_home.isValid());
        QCoreApplication::setOrganizationName(QStringLiteral("eid-test"));
        QCoreApplication::setApplicationName(QStringLiteral("facerequest"));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
        Theme(*qApp).apply(Scheme::Light, TextSize::Standard);
    }

    void goesOnWithTheSample()
    {
        CopyScene scene;
        const Bytes onRecord
            = sure(sandbox::referencePictureOf(sandbox::sitterOf(scene.citizen.key)));
        openBackOffice(scene, onRecord);
        sure(scene.take());
        const auto backend = backendOf(*scene.service);
        CopyServices services{scene.desk.desk, *backend};
        services.takesSamples = true;
        QJsonObject claims = scene.claims();
        claims[u"acr_values"_qs] = u"urn:eid:acr:copy-face"_qs;
        const auto asked = scene.ask(claims);

        AuthenticationPage page(services, CopyScene::reader, asked.link);
        show(page);
        STAGE(page, AuthenticationStage::Consent);
        QVERIFY(press(page, "yes"));
        enterPin(page, AuthenticationStage::PinEntry);
        STAGE(page, AuthenticationStage::FaceMissing);
        QSignalSpy wanted(&page, &AuthenticationPage::faceSampleRequested);
        QVERIFY(press(page, "takeSample"));
        QCOMPARE(wanted.count(), 1);
        takeSample(scene, onRecord);
        QVERIFY(page.holdsRequest());
        QVERIFY(scene.result(asked).status == 202); // no answer came by that alone

        show(page);
        QVERIFY(press(page, "again"));
        enterPin(page, AuthenticationStage::PinEntry);
        STAGE(page, AuthenticationStage::Done);
        const QJsonObject result = scene.result(asked).claims;
        QCOMPARE(result[QLatin1String("verified")].toBool(), true);
        QCOMPARE(result[QLatin1String("eid_result")].toString(), u"000X"_qs);
    }

private:
    /// The platform of \a scene, with somebody who looks at pictures.
    static void openBackOffice(CopyScene &scene, const Bytes &onRecord)
    {
        scene.platform.reset();
        sandbox::PlatformOptions options;
        options.folder = scene.folder.filePath(u"platform"_qs);
        options.listener = scene.listener;
        options.backOffice = sure(sandbox::ReferenceBackOffice::open(
            scene.ca, {scene.folder.filePath(u"back-office"_qs), QString()}));
        scene.platform = sure(sandbox::ReferencePlatform::start(scene.ca, options));
        sure(scene.platform->setReferencePicture(scene.cardUuid(), onRecord));
    }
    void takeSample(CopyScene &scene, const Bytes &face)
    {
        FaceSampleService::Options options;
        options.records = scene.folder.filePath(u"samples.sqlite"_qs);
        options.platform
            = [settings = scene.settings()] { return Result<PlatformSettings>(settings); };
        FaceSampleService samples(scene.desk.desk, options);
        PosedEngine camera;
        FacePage page({scene.desk.desk, samples, {}, [&] { return Result<FaceEngine *>(&camera); }},
            CopyScene::reader);
        show(page);
        STAGE(page, FaceStage::Explanation);
        QVERIFY(press(page, "go"));
        STAGE(page, FaceStage::Camera);
        TakenPicture picture;
        picture.jpeg = WipedBytes(ByteView(face));
        picture.width = 480;
        picture.height = 640;
        picture.face.picture = {480, 640};
        picture.face.rightEye = {180, 288};
        picture.face.leftEye = {300, 288};
        picture.taken = QDateTime::currentDateTimeUtc();
        camera.listener().pictureTaken(std::move(picture));
        QTRY_VERIFY_WITH_TIMEOUT(!camera.checks().isEmpty(), patience);
        std::vector<KeyFrame> frames;
        int at = 1000;
        for (const PresenceMovement movement : camera.checks().constLast().movements)
            frames.push_back({movement, WipedBytes(ByteView(face)), at += 1500});
        camera.listener().presencePassed(std::move(frames));
        STAGE(page, FaceStage::Review);
        QVERIFY(press(page, "consent"));
        QVERIFY(press(page, "go"));
        enterPin(page, FaceStage::PinEntry);
        STAGE(page, FaceStage::Done);
        QVERIFY(page.flow().outcome().sent);
        page.hide();
    }
    static void show(Page &page)
    {
        page.resize(760, 720);
        page.show();
        page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        page.firstFocus()->setFocus();
    }
    template <typename P, typename Stage>
    static void enterPin(P &page, Stage stage)
    {
        STAGE(page, stage);
        type(page, "471108");
        QVERIFY(press(page, "go"));
    }

    QTemporaryDir m_home;
};

QTEST_MAIN(FaceRequestTest)
#include "facerequest_test.moc"
