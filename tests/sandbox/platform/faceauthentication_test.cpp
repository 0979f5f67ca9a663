#include "tests/sandbox/backoffice/samplecase.h"
#include "tests/sandbox/platform/softparty.h"

#include <QTest>

using namespace eid;
using namespace eid::sandbox;

namespace {

/// A login with a face at \a seconds from now; the claims of the result, or why there is none.
QJsonObject login(PlatformCase &scene, const CopyHolder &holder, const SoftParty &shop,
    const QByteArray &copy, int seconds = 0)
{
    QJsonObject claims = shop.claims();
    claims[QLatin1String("acr_values")] = QStringLiteral("urn:eid:acr:copy-face");
    claims[QLatin1String("iat")] = secondsFromNow(seconds);
    claims[QLatin1String("exp")] = secondsFromNow(seconds + 600);
    scene.arm({QStringLiteral("clock=%1").arg(seconds)});
    const auto asked = shop.ask(claims);
    const auto reply = respond(holder, asked,
        presentation(holder, copy, asked, {}, QDateTime::currentDateTimeUtc().addSecs(seconds)));
    if (!reply || reply->status != 200)
        return {{QStringLiteral("refused"), refusalIn(reply)}};
    return shop.result(asked);
}

QString refusalOf(const QJsonObject &result)
{
    return result[QLatin1String("refused")].toString();
}

} // namespace

class FaceAuthenticationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wantsASampleOfThisCardAndOfNow()
    {
        SampleCase samples;
        PlatformCase &scene = samples.scene();
        CopyHolder holder(scene, scene.authentication);
        const SoftParty shop(scene, "shop.example", QStringLiteral("示例商店"));
        const QByteArray copy = holder.take().first();
        QCOMPARE(
            refusalOf(login(scene, holder, shop, copy)), QStringLiteral("face-sample-missing"));
        // One that shows somebody else is none.
        const QJsonObject other = samples.sent(samples.draft(Sitter::Astronaut));
        QCOMPARE(other[QLatin1String("state")].toString(), QStringLiteral("refused"));
        QCOMPARE(
            refusalOf(login(scene, holder, shop, copy)), QStringLiteral("face-sample-missing"));

        const QJsonObject own = samples.sent(samples.draft());
        QCOMPARE(own[QLatin1String("state")].toString(), QStringLiteral("accepted"));
        const QJsonObject result = login(scene, holder, shop, copy);
        QCOMPARE(result[QLatin1String("verified")].toBool(), true);
        QCOMPARE(result[QLatin1String("eid_result")].toString(), QStringLiteral("000X"));
        QCOMPARE(result[QLatin1String("acr")].toString(), QStringLiteral("urn:eid:acr:copy-face"));
        QVERIFY(result[QLatin1String("amr")].toArray().contains(QStringLiteral("face")));

        // Another card's sample is of no use.
        const QString uuid = QStringLiteral("ffeeddcc-bbaa-9988-7766-554433221100");
        const SoftCredential credential
            = scene.makeCredential(eid::sandbox::CertificatePurpose::Authentication, uuid);
        QVERIFY(scene.platform().registerCard(uuid, scene.adminKey,
            {{QStringLiteral("9A"), credential.certificate}}, PlatformCase::documentExpiry()));
        CopyHolder stranger(scene, credential);
        QCOMPARE(refusalOf(login(scene, stranger, shop, stranger.take().first())),
            QStringLiteral("face-sample-missing"));

        QVERIFY(refusalOf(login(scene, holder, shop, copy, 500)).isEmpty());
        QCOMPARE(refusalOf(login(scene, holder, shop, copy, 700)),
            QStringLiteral("face-sample-missing"));
    }
};

QTEST_GUILESS_MAIN(FaceAuthenticationTest)
#include "faceauthentication_test.moc"
