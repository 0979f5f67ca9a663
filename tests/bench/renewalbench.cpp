#include "tests/bench/renewalbench.h"

#include "core/platform/platformsettings.h"
#include "core/renewal/renewalservice.h"
#include "tests/bench/benchdesk.h"
#include "tests/bench/report.h"
#include "tests/sandbox/card/faults.h"
#include "tests/sandbox/demo/democard.h"
#include "tests/sandbox/platform/referenceplatform.h"

#include <QTemporaryDir>

namespace eid::bench {

namespace {

using sandbox::DemoCitizen;

constexpr auto perApdu = std::chrono::milliseconds(20);

std::unique_ptr<sandbox::ReferencePlatform> startPlatform(
    const sandbox::DemoCa &ca, const QString &folder)
{
    sandbox::PlatformOptions options;
    options.folder = folder;
    auto started = sandbox::ReferencePlatform::start(ca, options);
    if (!started)
        qFatal("No reference platform");
    return std::move(*started);
}

/// As the tool is told of the platform.
PlatformSettings settingsOf(const sandbox::ReferencePlatform &platform)
{
    PlatformSettings settings;
    settings.address = QUrl(platform.address());
    settings.proxy.mode = ProxyMode::None;
    settings.roots = {sandbox::derOf(platform.ca().root().certificate())};
    return settings;
}

/// Renews both credentials of a card that was just put in.
RenewalOutcome renewBoth(const DemoCitizen &citizen)
{
    const QTemporaryDir folder;
    const auto ca = sandbox::DemoCa::create();
    if (!ca)
        qFatal("No demo CA");
    const auto card = sandbox::makeDemoCard(citizen, *ca);
    const auto platform = startPlatform(*ca, folder.filePath(QStringLiteral("platform")));
    if (!card || !platform->registerDemoCard(citizen, **card))
        qFatal("No demo card");

    sandbox::FaultPlan slow;
    sandbox::Fault delay;
    delay.kind = sandbox::Fault::Kind::Delay;
    delay.delay = perApdu;
    slow.faults.push_back(delay);
    BenchDesk bench;
    bench.insert(std::make_shared<sandbox::FaultyCard>(*card, slow));

    RenewalService::Options options;
    options.records = folder.filePath(QStringLiteral("records.sqlite"));
    options.platform = [&] { return Result<PlatformSettings>(settingsOf(*platform)); };
    RenewalService service(bench.desk(), options);
    const auto outcome = BenchDesk::await(service.renew(
        {bench.reader(), bench.serial()}, Secret(citizen.demoPin), RenewalScope::All));
    if (!outcome || outcome->renewed.size() != 2)
        qFatal("The renewal failed");
    return *outcome;
}

/// The quickest of a few: what else the computer does is none of the tool's time.
RenewalOutcome quickestOf(const DemoCitizen &citizen, int runs)
{
    RenewalOutcome quickest = renewBoth(citizen);
    for (int run = 1; run < runs; ++run) {
        RenewalOutcome next = renewBoth(citizen);
        if (next.milliseconds < quickest.milliseconds)
            quickest = std::move(next);
    }
    return quickest;
}

} // namespace

void benchRenewal(Report &report)
{
    constexpr int runs = 5;
    constexpr int apdusAtMost = 60;
    constexpr int handshakesAtMost = 4;
    // Promised where the card has to take everything in short pieces; one that takes it whole needs
    // so few commands that the platform's share, which stays the same, weighs more.
    const auto cardShareAtLeast
        = [](bool extended) { return extended ? std::nullopt : std::optional(0.9); };
    for (const bool extended : {false, true}) {
        DemoCitizen citizen = sandbox::demoCitizens().first();
        citizen.extendedLength = extended;
        const RenewalOutcome outcome = quickestOf(citizen, runs);
        const QString group = QStringLiteral("renewal of both credentials: %1")
                                  .arg(extended ? QStringLiteral("extended length")
                                                : QStringLiteral("short APDUs"));
        const auto add = [&](const char *name, double value, const char *unit,
                             std::optional<double> atMost, std::optional<double> atLeast = {}) {
            report.add({group, QString::fromLatin1(name), value, QString::fromLatin1(unit), atMost,
                atLeast});
        };
        const auto milliseconds = static_cast<double>(outcome.milliseconds);
        add("commands to the card", outcome.apdus, "APDUs", apdusAtMost);
        add("full handshakes", outcome.fullHandshakes, "", handshakesAtMost);
        add("requests", outcome.requests, "", {});
        add("time, with 20 ms a command, best of 5", milliseconds / 1000, "s", {});
        add("the card's share of it", static_cast<double>(outcome.cardMilliseconds) / milliseconds,
            "", {}, cardShareAtLeast(extended));
    }
}

} // namespace eid::bench
