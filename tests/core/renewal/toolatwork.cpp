#include "tests/core/renewal/toolatwork.h"

#include "core/card/cardlease.h"
#include "core/card/leasesigner.h"
#include "core/crypto/publickey.h"
#include "core/renewal/onlineplatform.h"

#include <QPromise>

#include <algorithm>
#include <thread>

namespace eid::testing {

namespace {

const QString reader = QStringLiteral("Matrix reader");

/// Longer than a demo card's certificates are valid, shorter than those that follow them.
constexpr int windowDays = 3 * 366;

/// Pauses between tries are over at once: what matters is that there are further tries.
PlatformSession::Options hasty()
{
    PlatformSession::Options options;
    options.time.pause = [](std::chrono::milliseconds, const std::stop_token &stop) {
        return !stop.stop_requested();
    };
    return options;
}

QString described(const Error &error)
{
    return QStringLiteral("error %1 (%2)").arg(int(error.code)).arg(error.detail);
}

template <typename T>
Result<T> settled(std::optional<Result<T>> result)
{
    if (!result)
        return failure(ErrorCode::TimedOut, QStringLiteral("it does not end"));
    return std::move(*result);
}

/// One request as the credential: empty, or what is wrong.
QString askedAs(OnlinePlatform &platform, const Certificate &certificate, const CardKey &key)
{
    const auto session = platform.talkAs(certificate, key, {});
    const auto card = session->card({});
    if (!card)
        return described(card.error());
    const bool isLive = std::ranges::any_of(card->credentials, [&](const auto &credential) {
        return credential.state == CredentialState::Live
            && credential.certificate.der == certificate.der;
    });
    return isLive ? QString() : QStringLiteral("let in, and not live");
}

} // namespace

ToolAtWork::ToolAtWork(const Options &options)
    : bench(options.commandTimeout)
    , m_options(options)
{
    RenewalService::Options made;
    made.records = options.records;
    made.windowDays = windowDays;
    made.platform = [settings = options.platform] { return Result<PlatformSettings>(settings); };
    made.makePlatform = [](const PlatformSettings &settings) -> std::unique_ptr<RenewalPlatform> {
        return std::make_unique<OnlinePlatform>(settings, hasty());
    };
    m_service = std::make_unique<RenewalService>(bench.desk, made);
    bench.service.addReader(reader);
    bench.desk.start();
}

bool ToolAtWork::insert(std::shared_ptr<sandbox::CardContacts> card)
{
    m_card = std::move(card);
    return bench.insertAndRead(reader, m_card);
}

bool ToolAtWork::reinsert()
{
    bench.service.pull(reader);
    return bench.waitFor(reader, CardPhase::Empty) && bench.insertAndRead(reader, m_card);
}

Result<RenewalOutcome> ToolAtWork::renew(const Bytes &pin)
{
    return settled(resultOf(m_service->renew(target(), secret(pin))));
}

Result<void> ToolAtWork::goOn(const Bytes &pin)
{
    const auto planned = settled(resultOf(m_service->plan(target())));
    if (!planned)
        return failure(planned.error());
    const bool isInterrupted = m_service->isInterrupted(target().serial);
    if (!isInterrupted && planned->isEmpty())
        return {};
    const auto ended
        = isInterrupted ? settled(resultOf(m_service->resume(target(), secret(pin)))) : renew(pin);
    return ended.map([](const RenewalOutcome &) {});
}

QString ToolAtWork::logIn(KeySlot slot, const Bytes &der, const Bytes &pin)
{
    const auto certificate = parseCertificate(der);
    if (!certificate)
        return QStringLiteral("no certificate");
    const auto lease = CardLease::take(bench.desk, {target().reader, target().serial, {}});
    auto promise = std::make_shared<QPromise<QString>>();
    promise->start();
    auto future = promise->future();
    std::thread asking([&] {
        const auto key = CardKey::create(publicKeyOf(*certificate),
            signerOn(lease, slot, std::make_shared<JobPin>(secret(pin))));
        OnlinePlatform platform(m_options.platform, hasty());
        QString wrong = key ? askedAs(platform, *certificate, *key) : described(key.error());
        if (wrong.isEmpty() && platform.cost().fullHandshakes != 1)
            wrong = QStringLiteral("not one full handshake");
        promise->addResult(wrong);
        promise->finish();
    });
    const auto wrong = resultOf(future);
    auto ended = lease->ended();
    lease->release();
    asking.join();
    if (!resultOf(ended))
        return QStringLiteral("the lease does not end");
    return wrong.value_or(QStringLiteral("it does not end"));
}

RenewalTarget ToolAtWork::target() const
{
    return {reader, bench.state(reader).identity.serial};
}

} // namespace eid::testing
