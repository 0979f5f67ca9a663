#include "tests/sandbox/platform/openapifaces.h"

namespace eid::sandbox {

namespace {

constexpr char cms[] = "application/cms";
constexpr char partial[] = "application/partial-upload";
constexpr char samplesPath[] = "/v1/face/samples";
constexpr char challengesPath[] = "/v1/face/challenges";
constexpr char certificatePath[] = "/v1/face/back-office-certificate";
constexpr char uuid[] = "5f1d6b1e-3c1c-4a53-9a3e-0f4a2c7d9b10";

QByteArray pathOf(const QString &identifier)
{
    return QByteArray(samplesPath) + '/' + identifier.toLatin1();
}

QByteArray fields(qint64 offset, const QByteArray &complete)
{
    return "Upload-Offset: " + QByteArray::number(offset) + "\r\nUpload-Complete: " + complete
        + "\r\n";
}

void upload(OpenApiRecord &record, SampleCase &scene)
{
    const SampleDraft draft = scene.draft();
    const QByteArray path = pathOf(draft.identifier);
    const QByteArray message = scene.sealed(draft);
    const auto client = scene.client();
    record.ask(*client, "HEAD", path);
    record.ask(*client, "GET", path);
    record.ask(*client, "DELETE", path);
    record.ask(*client, "PATCH", path, partial, "x", fields(0, "?0"));
    scene.scene().arm({QStringLiteral("disk-full=1")});
    for (int i = 0; i < 2; ++i)
        record.ask(*client, "POST", samplesPath, cms, {}, uploadHeaders(draft.identifier, "?0"));
    record.ask(*client, "GET", path);
    record.ask(*client, "PATCH", path, partial, message.left(99), fields(7, "?0"));
    record.ask(*client, "PATCH", path, partial, message.left(99), "Upload-Complete: ?0\r\n");
    record.ask(*client, "PATCH", path, "text/plain", message.left(99), fields(0, "?0"));
    scene.scene().arm({QStringLiteral("disk-full=1")});
    for (int i = 0; i < 2; ++i)
        record.ask(*client, "PATCH", path, partial, message.left(99), fields(0, "?0"));
    record.ask(*client, "HEAD", path);
    record.ask(*client, "PATCH", path, partial, message.mid(99), fields(99, "?1"));
    record.ask(*client, "HEAD", path);
    record.ask(*client, "GET", path);
    record.ask(*client, "DELETE", path);
    record.ask(*client, "POST", samplesPath, cms, message, uploadHeaders(draft.identifier, "?1"));
    record.ask(*client, "POST", samplesPath, cms, "x", uploadHeaders(draft.identifier, "?1"));
}

void uploadOthers(OpenApiRecord &record, SampleCase &scene)
{
    const auto client = scene.client();
    const SampleDraft draft = scene.draft(Sitter::Astronaut);
    scene.scene().arm({QStringLiteral("pending=1:3@face-upload")});
    record.ask(*client, "POST", samplesPath, cms, scene.sealed(draft),
        uploadHeaders(draft.identifier, "?1"));
    record.ask(*client, "GET", pathOf(draft.identifier));
    record.ask(*client, "POST", samplesPath, cms, "x", uploadHeaders(QLatin1String(uuid), "?1"));
    record.ask(*client, "POST", samplesPath, "text/plain", "x");
    record.ask(*client, "POST", samplesPath, cms, "x");
    record.ask(*client, "POST", samplesPath, cms, "x", "Idempotency-Key: x\r\n");
    const QString some = QStringLiteral("5f1d6b1e-3c1c-4a53-9a3e-0f4a2c7d9b2%1");
    for (int i = 0; i < 5; ++i)
        record.ask(*client, "POST", samplesPath, cms, "x", uploadHeaders(some.arg(i), "?0"));
    record.ask(*client, "PATCH", pathOf(some.arg(1)), partial, "x",
        fields(1, "?0") + "Upload-Length: 4194305\r\n");
    scene.scene().arm({QStringLiteral("disk-full=1")});
    for (int i = 0; i < 2; ++i)
        record.ask(*client, "DELETE", pathOf(some.arg(1)));
    record.ask(*scene.client(), "POST", samplesPath, cms, QByteArray(4'200'000, 'x'),
        uploadHeaders(some.arg(1), "?1"));
}

} // namespace

void askForFaces(OpenApiRecord &record, SampleCase &scene)
{
    const auto stranger = scene.scene().client();
    if (!stranger->connect())
        qFatal("No connection");
    record.ask(*stranger, "POST", challengesPath);
    record.ask(*stranger, "GET", certificatePath);
    scene.scene().arm({QStringLiteral("disk-full=1")});
    record.ask(*stranger, "POST", challengesPath);
    record.ask(*stranger, "POST", challengesPath, "text/plain", QByteArray(70'000, 'x'));
    upload(record, scene);
    uploadOthers(record, scene);
}

void askForFacesInVain(OpenApiRecord &record, PlatformClient &client)
{
    const QByteArray path = pathOf(QLatin1String(uuid));
    record.ask(client, "POST", challengesPath);
    record.ask(client, "GET", certificatePath);
    record.ask(client, "POST", samplesPath, cms, "x", uploadHeaders(QLatin1String(uuid), "?1"));
    record.ask(client, "HEAD", path);
    record.ask(client, "PATCH", path, partial, "x", fields(0, "?0"));
    record.ask(client, "DELETE", path);
    record.ask(client, "GET", path);
}

} // namespace eid::sandbox
