#include "tests/sandbox/platform/certificatefacts.h"
#include "tests/sandbox/platform/openapicopies.h"
#include "tests/sandbox/platform/openapifaces.h"
#include "tests/sandbox/platform/openapirecord.h"

#include <QProcess>
#include <QTest>

#include <array>

using namespace eid;
using namespace eid::sandbox;

namespace {

constexpr std::array labels{"", "/authentication", "/signature"};

QByteArray enrolment(const QByteArray &label)
{
    return "/.well-known/est" + label + "/simplereenroll";
}

QByteArray confirmation(const Bytes &certificate)
{
    return "/v1/card/credentials/" + PlatformCase::serialOf(certificate).toLatin1()
        + "/confirmation";
}

constexpr char challengePath[] = "/v1/card/administrator-authentication";
constexpr char challengeBody[]
    = R"({"algorithm":"AES-128","challenge":"AAAAAAAAAAAAAAAAAAAAAA=="})";
constexpr char json[] = "application/json";

/// What goes right, and what is wrong in the request.
void askForCertificates(OpenApiRecord &record, PlatformCase &scene, const QByteArray &label)
{
    const bool signature = label == "/signature";
    const SoftCredential &vouching = signature ? scene.authentication : scene.signature;
    SoftCredential &changing = signature ? scene.signature : scene.authentication;
    const QByteArray path = enrolment(label);
    const auto client = scene.client(vouching);
    const auto key = PlatformCase::newKey();
    const auto body = [&](EVP_PKEY *with) {
        return PlatformCase::request(changing.certificate, with, client->binding());
    };
    record.ask(*client, "GET", "/.well-known/est" + label + "/cacerts");
    record.ask(*client, "GET", "/.well-known/est" + label + "/csrattrs");
    record.ask(*client, "POST", path, "application/pkcs10", "AAAA");
    record.ask(*client, "POST", path, "application/pkcs10",
        PlatformCase::request(changing.certificate, key.get(), {}));
    record.ask(*client, "POST", path, "application/pkcs10", body(vouching.key.get()));
    record.ask(*client, "POST", path, "text/plain", body(key.get()));
    scene.arm({QStringLiteral("disk-full=1"), QStringLiteral("pending=2:1")});
    for (int i = 0; i < 3; ++i)
        record.ask(*client, "POST", path, "application/pkcs10", body(key.get()));
    const Bytes issued = PlatformCase::certificateIn(record.last());
    record.ask(*client, "GET", "/v1/card");
    record.ask(*client, "POST", path, "application/pkcs10", QByteArray(70'000, 'A'));

    const SoftCredential renewed{key, issued};
    const auto confirming = scene.client(renewed);
    record.ask(*confirming, "GET", "/v1/card");
    record.ask(*confirming, "POST", path, "application/pkcs10", "AAAA");
    record.ask(*confirming, "POST", challengePath, json, challengeBody);
    record.ask(*confirming, "POST", confirmation(issued), json, "{}");
    record.ask(*confirming, "POST", confirmation(vouching.certificate), json, "{}",
        "Idempotency-Key: x\r\n");
    scene.arm({QStringLiteral("disk-full=1")});
    for (int i = 0; i < 3; ++i)
        record.ask(*confirming, "POST", confirmation(issued), json, "{}",
            "Idempotency-Key: k" + label + "\r\n");
    changing = renewed;
    const auto again = scene.client(vouching);
    record.ask(*again, "POST", confirmation(vouching.certificate), json, "{}",
        "Idempotency-Key: k" + label + "\r\n");
    record.ask(*again, "GET", "/v1/card");
}

void askForTheCard(OpenApiRecord &record, PlatformCase &scene)
{
    const auto client = scene.client(scene.authentication);
    record.ask(*client, "POST", challengePath, json, challengeBody);
    record.ask(*client, "POST", challengePath, json, "{}");
    record.ask(*client, "POST", challengePath, "text/plain", challengeBody);
    record.ask(
        *client, "POST", challengePath, json, R"({"algorithm":"3DES","challenge":"AAAAAAAAAAA="})");
    scene.arm({QStringLiteral("disk-full=1")});
    record.ask(*client, "POST", challengePath, json, challengeBody);
    record.ask(*client, "POST", "/ocsp", "text/plain", "x");
    record.ask(*client, "POST", "/ocsp", "application/ocsp-request", "x");
}

/// Nobody in particular, with too much to say.
void askAsAStranger(OpenApiRecord &record, PlatformCase &scene)
{
    const std::array<QByteArray, 3> paths{
        challengePath, confirmation(scene.authentication.certificate), "/ocsp"};
    for (const QByteArray &path : paths) {
        const auto client = scene.client();
        if (!client->connect())
            qFatal("No connection");
        record.ask(*client, "POST", path, json, QByteArray(70'000, 'x'));
    }
    const auto client = scene.client();
    if (!client->connect())
        qFatal("No connection");
    record.ask(*client, "GET", "/v1/card");
    record.ask(*client, "POST", challengePath, json, challengeBody);
    record.ask(*client, "POST", paths[1], json, "{}", "Idempotency-Key: x\r\n");
    for (const char *label : labels)
        record.ask(*client, "POST", enrolment(label), "application/pkcs10", "AAAA");
    askForFacesInVain(record, *client);
    askForCopiesInVain(record, *client);
}

void askWhileItFails(OpenApiRecord &record, PlatformCase &scene)
{
    for (const QString &fault :
        {QStringLiteral("status=*:500"), QStringLiteral("status=*:503:5")}) {
        scene.arm({fault});
        const auto client = scene.client(scene.authentication);
        for (const QByteArray label : labels) {
            record.ask(*client, "GET", "/.well-known/est" + label + "/cacerts");
            record.ask(*client, "GET", "/.well-known/est" + label + "/csrattrs");
            record.ask(*client, "POST", enrolment(label), "application/pkcs10", "AAAA");
        }
        record.ask(*client, "GET", "/v1/card");
        record.ask(*client, "POST", challengePath, json, challengeBody);
        record.ask(*client, "POST", confirmation(scene.authentication.certificate), json, "{}");
        record.ask(*client, "POST", "/ocsp", "application/ocsp-request", "x");
        askForFacesInVain(record, *client);
        askForCopiesInVain(record, *client);
    }
    scene.arm({});
}

/// A card that is shown by a credential that has been stopped meanwhile.
void askWhenItIsOver(OpenApiRecord &record, PlatformCase &scene)
{
    const auto client = scene.client(scene.signature);
    record.ask(*client, "GET", "/v1/card");
    if (!scene.platform().revoke(PlatformCase::serialOf(scene.signature.certificate)))
        qFatal("Not revoked");
    record.ask(*client, "GET", "/v1/card");
    askForFacesInVain(record, *client);
    askForCopiesInVain(record, *client);
}

void askForWhatIsNotThere(OpenApiRecord &record, PlatformCase &scene)
{
    const std::array<QByteArray, 26> paths{"/v1/copies", "/v1/status-lists", "/v1/status-lists/0",
        "/v1/authentication/requests/short", "/v1/loss-reports/1/withdrawal", "/v1/authentication",
        "/v1/face", "/v1/face/challenges/1", "/v1/face/samples/1", "/", "/v1", "/v1/", "/v1/card/",
        "/v1/cards", "/v1/card/credentials", "/v1/card/credentials/00",
        "/v1/card/credentials/zz/confirmation", "/v1/card/credentials//confirmation",
        "/.well-known/est", "/.well-known/est/other/cacerts", "/.well-known/est/simpleenroll",
        "/.well-known/est/serverkeygen", "/ocsp/x", "/openapi.yaml", "/admin", "/../etc/passwd"};
    const std::array<QByteArray, 14> known{"/v1/copies/token", "/v1/status-lists/1",
        "/v1/authentication/responses", "/.well-known/openid-credential-issuer", "/v1/card/freeze",
        "/v1/card", "/v1/face/challenges", "/v1/face/back-office-certificate", challengePath,
        "/ocsp", confirmation(scene.authentication.certificate), "/.well-known/est/cacerts",
        "/.well-known/est/signature/csrattrs", "/.well-known/est/authentication/simplereenroll"};
    for (const QByteArray method : {"GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"}) {
        for (const QByteArray &path : paths)
            record.ask(*scene.client(scene.authentication), method, path);
        for (const QByteArray &path : known)
            record.ask(*scene.client(scene.authentication), method, path, json);
    }
}

} // namespace

class OpenApiTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theServerIsAsDescribed()
    {
        SampleCase samples;
        PlatformCase &scene = samples.scene();
        OpenApiRecord record;
        askForFaces(record, samples);
        askForCopies(record, scene);
        for (const char *label : labels)
            askForCertificates(record, scene, label);
        askForTheCard(record, scene);
        askAsAStranger(record, scene);
        askWhileItFails(record, scene);
        askForWhatIsNotThere(record, scene);
        askWhenItIsOver(record, scene);

        QProcess checker;
        checker.setProcessChannelMode(QProcess::MergedChannels);
        checker.start(QStringLiteral(EID_PYTHON),
            {QStringLiteral(EID_SOURCE_DIR "/tests/sandbox/platform/checkopenapi.py"),
                QStringLiteral(EID_SOURCE_DIR "/resources/platform/openapi.yaml")});
        checker.write(record.lines());
        checker.closeWriteChannel();
        QVERIFY(checker.waitForFinished(120'000));
        const QByteArray said = checker.readAll();
        // Longer than what a test may say of its failure.
        qInfo("%s", said.trimmed().constData());
        QVERIFY(checker.exitStatus() == QProcess::NormalExit && checker.exitCode() == 0);
    }
};

QTEST_GUILESS_MAIN(OpenApiTest)
#include "openapi_test.moc"
