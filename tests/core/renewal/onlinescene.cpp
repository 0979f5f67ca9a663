#include "tests/core/renewal/onlinescene.h"

#include "tests/sandbox/demo/democard.h"

namespace eid::testing {

OnlineScene::OnlineScene(const RenewalScene &kind)
    : scene(kind)
{
    sandbox::PlatformOptions options;
    options.folder = scene.folder.filePath(QStringLiteral("platform"));
    auto started = sandbox::ReferencePlatform::start(*scene.ca, options);
    if (!started || !(*started)->registerDemoCard(scene.citizen, *scene.card))
        qFatal("No reference platform");
    platform = std::move(*started);
    RenewalService::Options made;
    made.records = scene.records();
    made.platform = [settings = settings()] { return Result<PlatformSettings>(settings); };
    service = std::make_unique<RenewalService>(scene.bench.desk, made);
}

OnlineScene::~OnlineScene() = default;

PlatformSettings OnlineScene::settings() const
{
    PlatformSettings settings;
    settings.address = QUrl(platform->address());
    settings.proxy.mode = ProxyMode::None;
    settings.roots = {sandbox::derOf(scene.ca->root().certificate())};
    return settings;
}

Secret OnlineScene::pin() const
{
    return secret(scene.citizen.demoPin);
}

QString OnlineScene::fault() const
{
    const QString uuid = sandbox::demoCardUuid(scene.citizen).toString(QUuid::WithoutBraces);
    for (const KeySlot slot : {KeySlot::Authentication, KeySlot::Signature}) {
        const auto live = platform->liveCertificates(uuid, slotName(slot));
        if (!live || live->size() != 1 || live->first() != scene.certificateOn(slot))
            return slotName(slot);
    }
    return {};
}

} // namespace eid::testing
