#include "samplescene.h"

#include "core/card/carddesk.h"
#include "core/crypto/certificatebag.h"
#include "core/crypto/cmsenvelope.h"
#include "core/platform/base64.h"
#include "core/store/journal.h"
#include "core/store/store.h"
#include "tests/sandbox/demo/democa.h"
#include "tests/sandbox/demo/democard.h"

#include <QDir>

#include <openssl/cms.h>

#include <algorithm>

namespace eid::testing {

namespace {

using OwnedCms = OpenSslOwned<CMS_ContentInfo, CMS_ContentInfo_free>;
using OwnedBio = OpenSslOwned<BIO, BIO_free_all>;

WipedBytes jpegOf(std::size_t size)
{
    QByteArray octets = QByteArray::fromHex("FFD8FFE000104A464946");
    while (octets.size() < static_cast<qsizetype>(size))
        octets += SampleScene::trace;
    return WipedBytes(ByteView(reinterpret_cast<const std::uint8_t *>(octets.constData()), size));
}

QByteArray contentOf(BIO &bio)
{
    const char *octets = nullptr;
    const long size = BIO_get_mem_data(&bio, &octets);
    return {octets, size};
}

OwnedCms parsed(ByteView der)
{
    const unsigned char *at = der.data();
    return OwnedCms(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(der.size())));
}

ByteView viewOf(const QByteArray &octets)
{
    return {reinterpret_cast<const std::uint8_t *>(octets.constData()),
        static_cast<std::size_t>(octets.size())};
}

} // namespace

const QString SampleScene::reader = QStringLiteral("Sample Reader 00 00");
const QByteArray SampleScene::trace = "Nobody-else-may-see-this-picture-";

TestWish SampleScene::usualBackOffice()
{
    return {.commonName = "a back office",
        .extensions
        = {{"basicConstraints", "critical,CA:FALSE"}, {"keyUsage", "critical,keyAgreement"},
            {"subjectAltName", "URI:urn:eid:service:face-comparison"}}};
}

SampleScene::SampleScene(const TestWish &wish)
    : backOffice(issue(wish, &pki.authority))
    , server([this] {
        auto setup = pki.setup();
        setup.clientRoot = nullptr;
        // Some requests come from nobody.
        setup.tune
            = [](SSL_CTX &context) { SSL_CTX_set_verify(&context, SSL_VERIFY_PEER, nullptr); };
        setup.talk = [this](TestConnection &connection) {
            if (!isOffline)
                uploads.talk(connection);
        };
        return setup;
    }())
{
    uploads.instead = [this](const TestRequest &request) { return answer(request); };
    uploads.result = R"({"identifier":"%KEY%","state":"accepted","comparison":{"method":"none",)"
                     R"("score":0.5,"threshold":0.25,"accepted":true,"weak":true}})";
    takeCard();
    FaceSampleService::Options options;
    options.records = folder.filePath(QStringLiteral("records.sqlite"));
    options.platform
        = [settings = pki.settings(server)] { return Result<PlatformSettings>(settings); };
    options.now = [this] { return now; };
    options.session = pki.options();
    service = std::make_unique<FaceSampleService>(bench.desk, options);
    QObject::connect(service.get(), &FaceSampleService::progressed, service.get(),
        [this](const SampleProgress &told) { progress.append(told); });
    QObject::connect(
        service.get(), &FaceSampleService::changed, service.get(), [this] { ++changes; });
}

void SampleScene::takeCard()
{
    const auto ca = sandbox::DemoCa::create();
    const auto card = ca ? sandbox::makeDemoCard(citizen, *ca) : failure(ErrorCode::Internal);
    bench.service.addReader(reader);
    bench.desk.start();
    if (!card || !bench.insertAndRead(reader, *card))
        qFatal("The card was not read");
    serial = bench.state(reader).identity.serial;
}

QByteArray SampleScene::answer(const TestRequest &request) const
{
    if (request.path == "/v1/face/back-office-certificate") {
        const auto bag = makeCertificateBag({*parseCertificate(backOffice.der())});
        return httpAnswer(200, toBase64Lines(*bag),
            "Content-Type: application/pkcs7-mime; smime-type=certs-only\r\n");
    }
    if (request.path == "/v1/face/challenges") {
        return httpAnswer(201,
            R"({"identifier":"ch-1","nonce":"AAECAwQFBgcICQoLDA0ODw==",)"
            R"("movements":["blink","turn-left"],"expires":")"
                + now.addDays(1).toString(Qt::ISODate).toLatin1() + R"("})",
            "Content-Type: application/json\r\n");
    }
    return {};
}

PresenceChallenge SampleScene::challenge() const
{
    return {QStringLiteral("ch-1"), QByteArray::fromHex("000102030405060708090A0B0C0D0E0F"),
        {PresenceMovement::Blink, PresenceMovement::TurnLeft}, now.addDays(1)};
}

FaceSample SampleScene::sample(const PresenceChallenge &challenge)
{
    FaceSample sample;
    sample.picture.jpeg = jpegOf(60'000);
    sample.picture.width = 480;
    sample.picture.height = 640;
    sample.picture.face.rightEye = {180, 288};
    sample.picture.face.leftEye = {300, 288};
    sample.picture.quality.values = {{QualityMeasure::SingleFacePresent, 1, 100, true}};
    sample.picture.taken = challenge.expires.addDays(-1);
    sample.challenge = challenge;
    for (const PresenceMovement movement : challenge.movements)
        sample.keyFrames.push_back({movement, jpegOf(30'000), 500});
    return sample;
}

std::optional<Result<SampleOutcome>> SampleScene::send()
{
    return resultOf(service->send(target(), pin(), sample(challenge())));
}

QList<WaitingSample> SampleScene::waiting()
{
    const auto found = resultOf(service->waiting(target()));
    if (!found || !*found)
        qFatal("What waits cannot be read");
    return **found;
}

QList<JournalEntry> SampleScene::journal()
{
    auto store = Store::open({.path = folder.filePath(QStringLiteral("records.sqlite"))});
    auto entries = Journal(*store).list({});
    std::ranges::reverse(*entries);
    return *entries;
}

QByteArray SampleScene::filesOnDisk() const
{
    QByteArray all;
    for (const QFileInfo &info :
        QDir(folder.path()).entryInfoList(QDir::Files | QDir::Hidden | QDir::System)) {
        QFile file(info.filePath());
        if (file.open(QIODevice::ReadOnly))
            all += file.readAll();
    }
    return all;
}

Certificate SampleScene::certificateOn(KeySlot slot) const
{
    const auto certificates = bench.state(reader).certificates;
    const auto found = std::ranges::find(certificates, slot, &CertificateSlot::slot);
    return found == certificates.end() ? Certificate() : found->certificate;
}

QByteArray SampleScene::opened(const QByteArray &uploaded, EVP_PKEY *key) const
{
    const OwnedCms cms = parsed(viewOf(uploaded));
    const OwnedBio content(BIO_new(BIO_s_mem()));
    if (!cms || OBJ_obj2nid(CMS_get0_eContentType(cms.get())) != NID_id_smime_ct_authEnvelopedData
        || CMS_verify(cms.get(), nullptr, nullptr, nullptr, content.get(),
               CMS_BINARY | CMS_NO_SIGNER_CERT_VERIFY)
            != 1)
        return {};
    STACK_OF(X509) *signers = CMS_get0_signers(cms.get());
    const bool isOfCard = sk_X509_num(signers) == 1
        && derOf(*sk_X509_value(signers, 0)) == certificateOn(KeySlot::Signature).der;
    sk_X509_free(signers);
    if (!isOfCard)
        return {};
    const OwnedCms envelope = parsed(envelopeAround(viewOf(contentOf(*content))));
    const OwnedBio plain(BIO_new(BIO_s_mem()));
    const bool isOpen = envelope
        && CMS_decrypt(envelope.get(), key != nullptr ? key : backOffice.key.get(),
               key != nullptr ? nullptr : backOffice.certificate.get(), nullptr, plain.get(),
               CMS_BINARY)
            == 1;
    ERR_clear_error();
    return isOpen ? contentOf(*plain) : QByteArray();
}

} // namespace eid::testing
