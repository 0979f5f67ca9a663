#include "tests/sandbox/backoffice/samplecase.h"

#include "core/crypto/certificatebag.h"
#include "core/crypto/cmsenvelope.h"
#include "core/face/facecapture.h"
#include "core/facesample/facerecord.h"
#include "tests/sandbox/backoffice/demofaces.h"
#include "tests/sandbox/backoffice/referencebackoffice.h"
#include "tests/sandbox/backoffice/tokenpicture.h"
#include "tests/sandbox/faces/facescene.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>

#include <openssl/cms.h>

#include <opencv2/imgproc.hpp>

namespace eid::sandbox {

namespace {

template <typename T>
T sure(Result<T> result)
{
    if (!result)
        qFatal("%s", qUtf8Printable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

QString base64(const Bytes &octets)
{
    return QString::fromLatin1(QByteArray(
        reinterpret_cast<const char *>(octets.data()), static_cast<qsizetype>(octets.size()))
                                   .toBase64());
}

QString base64(ByteView octets)
{
    return base64(Bytes(octets.begin(), octets.end()));
}

SceneFrame frameOf(Sitter sitter, double gain, double defocus)
{
    FaceScene scene;
    scene.actors[0].sitter = sitter;
    scene.gain = gain;
    scene.defocus = defocus;
    return FaceStage(scene).frame(std::chrono::milliseconds(400));
}

Bytes keyFrame()
{
    static const Bytes jpeg = [] {
        cv::Mat small;
        cv::resize(frameOf(Sitter::Hopper, 1, 0).bgr, small, {640, 360}, 0, 0, cv::INTER_AREA);
        return sure(jpegOf(small, 80));
    }();
    return jpeg;
}

/// ISO/IEC 19794-5 record of the draft's picture.
QString recordOf(const SampleDraft &draft)
{
    TakenPicture picture;
    picture.jpeg = WipedBytes(ByteView(draft.picture));
    picture.width = draft.width;
    picture.height = draft.height;
    picture.face.picture = {draft.width, draft.height};
    picture.face.rightEye = draft.rightEye;
    picture.face.leftEye = draft.leftEye;
    picture.taken = QDateTime::currentDateTimeUtc();
    return base64(sure(makeFaceRecord(picture)).octets());
}

} // namespace

SampleCase::SampleCase()
    : m_scene({}, [this](const DemoCa &ca) {
        return sure(ReferenceBackOffice::open(ca, {m_backOfficeFolder.path(), QString()}));
    })
{
    sure(platform().setReferencePicture(
        PlatformCase::cardUuid(), sure(referencePictureOf(Sitter::Hopper))));
}

SampleDraft SampleCase::draft(Sitter sitter)
{
    const auto stranger = m_scene.client();
    if (!stranger->connect())
        qFatal("No connection to the platform");
    const auto reply = stranger->ask("POST", "/v1/face/challenges");
    if (!reply || reply->status != 201)
        qFatal("No challenge");
    const QJsonObject challenge = QJsonDocument::fromJson(reply->body).object();
    SampleDraft draft;
    draft.identifier = QUuid::createUuid().toString(QUuid::WithoutBraces);
    draft.challenge = challenge[QLatin1String("identifier")].toString();
    draft.nonce = QByteArray::fromBase64(challenge[QLatin1String("nonce")].toString().toLatin1());
    const QByteArrayView certificate(
        m_scene.signature.certificate.data(), qsizetype(m_scene.signature.certificate.size()));
    draft.signer = QString::fromLatin1(
        QCryptographicHash::hash(certificate, QCryptographicHash::Sha256).toHex().toUpper());
    draft.picture = takenPicture(sitter);
    int at = 1000;
    for (const QJsonValue &movement : challenge[QLatin1String("movements")].toArray()) {
        draft.keyFrames.push_back({movement.toString(), at, keyFrame()});
        at += 2000;
    }
    return draft;
}

QByteArray SampleCase::plaintextOf(const SampleDraft &draft)
{
    QJsonArray frames;
    for (const SampleDraft::KeyFrame &frame : draft.keyFrames) {
        frames << QJsonObject{{QStringLiteral("movement"), frame.movement},
            {QStringLiteral("millisecondsAfterStart"), frame.millisecondsAfterStart},
            {QStringLiteral("jpeg"), base64(frame.jpeg)}};
    }
    const QJsonObject challenge{{QStringLiteral("identifier"), draft.challenge},
        {QStringLiteral("nonce"), QString::fromLatin1(draft.nonce.toBase64())}};
    return QJsonDocument(
        QJsonObject{{QStringLiteral("version"), 1},
            {QStringLiteral("identifier"), draft.identifier},
            {QStringLiteral("challenge"), challenge}, {QStringLiteral("signer"), draft.signer},
            {QStringLiteral("taken"), QStringLiteral("2026-03-04T05:06:07.089Z")},
            {QStringLiteral("record"), recordOf(draft)}, {QStringLiteral("quality"), QJsonArray()},
            {QStringLiteral("keyFrames"), frames}})
        .toJson(QJsonDocument::Compact);
}

Bytes SampleCase::envelopeOf(const QByteArray &plaintext) const
{
    const auto stranger = m_scene.client();
    if (!stranger->connect())
        qFatal("No connection to the platform");
    const auto reply = stranger->ask("GET", "/v1/face/back-office-certificate");
    const QByteArray der = reply ? QByteArray::fromBase64(reply->body) : QByteArray();
    const auto bag = sure(parseCertificateBag(ByteView(
        reinterpret_cast<const std::uint8_t *>(der.constData()), std::size_t(der.size()))));
    const ByteView octets(reinterpret_cast<const std::uint8_t *>(plaintext.constData()),
        std::size_t(plaintext.size()));
    return sure(bareEnvelope(sure(sealCms(octets, bag.first()))));
}

QByteArray SampleCase::signedBy(
    const SoftCredential &signer, const Bytes &content, const char *type)
{
    const CertificateHandle certificate = certificateOf(signer.certificate);
    const BioHandle data(BIO_new_mem_buf(content.data(), static_cast<int>(content.size())));
    const unsigned flags = CMS_BINARY | CMS_PARTIAL | CMS_NOSMIMECAP;
    const std::unique_ptr<CMS_ContentInfo, ReleasedBy<CMS_ContentInfo_free>> message(
        CMS_sign(nullptr, nullptr, nullptr, nullptr, flags));
    const std::unique_ptr<ASN1_OBJECT, ReleasedBy<ASN1_OBJECT_free>> name(OBJ_txt2obj(type, 1));
    unsigned char *der = nullptr;
    if (CMS_set1_eContentType(message.get(), name.get()) != 1
        || CMS_add1_signer(message.get(), certificate.get(), signer.key.get(), EVP_sha256(), flags)
            == nullptr
        || CMS_final(message.get(), data.get(), nullptr, flags) != 1)
        qFatal("Not signed");
    const int size = i2d_CMS_ContentInfo(message.get(), &der);
    const QByteArray octets(reinterpret_cast<const char *>(der), size);
    OPENSSL_free(der);
    return octets;
}

QByteArray SampleCase::sealed(const SampleDraft &draft)
{
    return signedBy(m_scene.signature, envelopeOf(plaintextOf(draft)));
}

QJsonObject SampleCase::sent(const QString &identifier, const QByteArray &message)
{
    const auto reply = client()->ask(
        "POST", "/v1/face/samples", "application/cms", message, uploadHeaders(identifier, "?1"));
    if (!reply || reply->status != 200)
        qFatal("Not taken: %d %s", reply ? reply->status : 0, reply ? reply->body.constData() : "");
    return QJsonDocument::fromJson(reply->body).object();
}

QString problemIn(const QJsonObject &object, const char *member)
{
    return object[QLatin1String(member)].toString().mid(QStringLiteral("urn:eid:problem:").size());
}

Bytes takenPicture(Sitter sitter, double gain, double defocus)
{
    const SceneFrame frame = frameOf(sitter, gain, defocus);
    const FaceGeometry &face = frame.faces.front();
    return sure(jpegOf(tokenOf(frame.bgr, {face.rightEye.x(), face.rightEye.y()},
                           {face.leftEye.x(), face.leftEye.y()}),
        90));
}

QByteArray uploadHeaders(const QString &identifier, const QByteArray &complete)
{
    return "Idempotency-Key: " + identifier.toLatin1() + "\r\nUpload-Complete: " + complete
        + "\r\n";
}

} // namespace eid::sandbox
