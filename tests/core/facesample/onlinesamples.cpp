#include "tests/core/facesample/onlinesamples.h"

#include "tests/sandbox/backoffice/demofaces.h"
#include "tests/sandbox/backoffice/referencebackoffice.h"
#include "tests/sandbox/demo/democard.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace eid::testing {

namespace {

/// SOI and the beginning of APP0 (JFIF), as the encoder writes them.
const QByteArray jpegBeginning = QByteArray::fromHex("FFD8FFE000104A464946");

template <typename T>
T sure(Result<T> result)
{
    if (!result)
        qFatal("%s", qUtf8Printable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

} // namespace

const QString OnlineSamples::reader = QStringLiteral("Sample Reader 00 00");

OnlineSamples::OnlineSamples()
    : ca(sure(sandbox::DemoCa::create()))
    , listener(sure(sandbox::PlatformListener::bind(0)))
    , card(sure(sandbox::makeDemoCard(citizen, ca)))
    , contacts(std::make_shared<sandbox::FaultyCard>(card))
    , m_onRecord(sure(sandbox::referencePictureOf(sandbox::sitterOf(citizen.key))))
{
    if (!QByteArrayView(m_onRecord.data(), qsizetype(m_onRecord.size())).startsWith(jpegBeginning))
        qFatal("The picture would not be told");
    startPlatform();
    sure(platform->registerDemoCard(citizen, *card));
    sure(platform->setReferencePicture(
        sandbox::demoCardUuid(citizen).toString(QUuid::WithoutBraces), m_onRecord));
    desk.service.addReader(reader);
    desk.desk.start();
    if (!desk.insertAndRead(reader, contacts))
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

OnlineSamples::~OnlineSamples() = default;

void OnlineSamples::startPlatform()
{
    sandbox::PlatformOptions options;
    options.folder = folder.filePath(QStringLiteral("platform"));
    options.listener = listener;
    options.backOffice = sure(sandbox::ReferenceBackOffice::open(
        ca, {folder.filePath(QStringLiteral("back-office")), QString()}));
    platform = sure(sandbox::ReferencePlatform::start(ca, options));
}

TakenPicture OnlineSamples::picture() const
{
    TakenPicture picture;
    picture.jpeg = WipedBytes(ByteView(m_onRecord));
    picture.width = 480;
    picture.height = 640;
    picture.face.picture = {480, 640};
    picture.face.rightEye = {180, 288};
    picture.face.leftEye = {300, 288};
    picture.taken = QDateTime::currentDateTimeUtc();
    return picture;
}

std::vector<KeyFrame> OnlineSamples::keyFrames(const PresenceChallenge &challenge) const
{
    std::vector<KeyFrame> frames;
    int at = 1000;
    for (const PresenceMovement movement : challenge.movements)
        frames.push_back({movement, WipedBytes(ByteView(m_onRecord)), at += 1500});
    return frames;
}

bool OnlineSamples::hasPictureInTheClear() const
{
    const QDir records(folder.path());
    return std::ranges::any_of(records.entryInfoList(QDir::Files | QDir::Hidden | QDir::System),
        [](const QFileInfo &info) {
            QFile file(info.filePath());
            if (!file.open(QIODevice::ReadOnly))
                qFatal("%s cannot be read", qUtf8Printable(info.filePath()));
            return file.readAll().contains(jpegBeginning);
        });
}

} // namespace eid::testing
