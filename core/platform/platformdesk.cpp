#include "core/platform/platformdesk.h"

#include "core/platform/estclient.h"

#include <QPromise>

#include <mutex>
#include <thread>

namespace eid {

namespace {

Result<PlatformFinding> probe(const PlatformSettings &settings, const std::stop_token &stop)
{
    PlatformSession session(settings, std::nullopt, {.retries = {.tries = 1}});
    const auto certificates = EstClient(session, settings.authenticationLabel).caCertificates(stop);
    if (certificates)
        return PlatformFinding::Platform;
    const ErrorCode code = certificates.error().code;
    const bool hasAnswered = code == ErrorCode::PlatformRefused
        || code == ErrorCode::PlatformMalformedAnswer || code == ErrorCode::PlatformAnswerTooLarge;
    if (hasAnswered)
        return PlatformFinding::OtherServer;
    return failure(certificates.error());
}

} // namespace

class PlatformDesk::Private
{
public:
    explicit Private(PlatformSettingsFiles given)
        : files(std::move(given))
    { }

    Result<PlatformSettings> withPassword(Result<PlatformSettings> settings) const
    {
        const std::scoped_lock lock(mutex);
        if (settings && password)
            settings->proxy.password = password;
        return settings;
    }

    const PlatformSettingsFiles files;
    mutable std::mutex mutex; ///< of the password
    std::shared_ptr<const Secret> password;
    std::jthread thread; ///< of the test
};

PlatformDesk::PlatformDesk(PlatformSettingsFiles files, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(std::move(files)))
{ }

PlatformDesk::~PlatformDesk() = default;

Result<PlatformSettings> PlatformDesk::settings() const
{
    return d->withPassword(loadPlatformSettings(d->files));
}

bool PlatformDesk::isLaidDown() const
{
    return eid::isLaidDown(d->files);
}

Result<PlatformEntry> PlatformDesk::load() const
{
    return loadPlatformEntry(d->files);
}

Result<void> PlatformDesk::save(const PlatformEntry &entry)
{
    return savePlatformEntry(d->files, entry);
}

void PlatformDesk::setProxyPassword(Secret password)
{
    const std::scoped_lock lock(d->mutex);
    d->password
        = password.isEmpty() ? nullptr : std::make_shared<const Secret>(std::move(password));
}

QFuture<Result<PlatformFinding>> PlatformDesk::test(const PlatformEntry &entry)
{
    const auto promise = std::make_shared<QPromise<Result<PlatformFinding>>>();
    promise->start();
    auto settings = d->withPassword(settingsWith(d->files, entry));
    // The one before ends within 200 ms: sessions do.
    d->thread = std::jthread([promise, settings = std::move(settings)](std::stop_token stop) {
        promise->addResult(
            settings ? probe(*settings, stop) : Result<PlatformFinding>(failure(settings.error())));
        promise->finish();
    });
    return promise->future();
}

void PlatformDesk::cancel()
{
    d->thread.request_stop();
}

} // namespace eid
