#include "tests/ui/onlinecopy/onlinebench.h"

#include "tests/sandbox/demo/democard.h"

namespace eid::ui {

namespace {

constexpr char shopHost[] = "shop.example";

std::shared_ptr<sandbox::VirtualPivCard> cardAt(
    sandbox::ReferencePlatform &platform, const sandbox::DemoCitizen &citizen)
{
    auto card = sandbox::makeDemoCard(citizen, platform.ca());
    if (!card || !platform.registerDemoCard(citizen, **card))
        qFatal("No card that the platform knows");
    return *card;
}

} // namespace

const QString OnlineBench::reader = QStringLiteral("Online Reader 00 00");

OnlineBench::OnlineBench()
    : citizen(sandbox::demoCitizens().constFirst())
    , card(cardAt(platform.platform(), citizen))
    , shop(platform, shopHost, QStringLiteral("示例商店"))
{
    desk.service.addReader(reader);
    desk.desk.start();
    if (!desk.insertAndRead(reader, card))
        qFatal("The card is not read");
    PlatformSettings settings;
    settings.address = QUrl(platform.platform().address());
    settings.proxy.mode = ProxyMode::None;
    settings.roots = {sandbox::derOf(platform.platform().ca().root().certificate())};
    OnlineCopyService::Options options;
    options.records = m_folder.filePath(QStringLiteral("records.sqlite"));
    options.platform = [settings] { return Result<PlatformSettings>(settings); };
    service = std::make_unique<OnlineCopyService>(desk.desk, options);
    backend = backendOf(*service);
}

sandbox::MadeOffer OnlineBench::offer()
{
    auto made = platform.platform().offerCopies(
        sandbox::demoCardUuid(citizen).toString(QUuid::WithoutBraces));
    if (!made)
        qFatal("The counter offers nothing");
    return *made;
}

QString OnlineBench::linkOf(const sandbox::SoftParty::Asked &asked) const
{
    if (asked.requestUri.isEmpty())
        qFatal("The platform took no request");
    return QStringLiteral("openid4vp://?client_id=%1&request_uri=%2")
        .arg(QString::fromLatin1(QUrl::toPercentEncoding(shop.clientId())),
            QString::fromLatin1(QUrl::toPercentEncoding(
                const_cast<OnlineBench *>(this)->platform.platform().address()
                + QString::fromLatin1(asked.requestUri))));
}

} // namespace eid::ui
