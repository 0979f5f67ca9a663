#include "core/platform/platformsession.h"

#include "core/platform/networkthread.h"
#include "core/platform/problem.h"
#include "core/platform/tlsclient.h"
#include "core/platform/transfer.h"

#include <algorithm>
#include <mutex>

namespace eid {

namespace {

bool isVisible(const QByteArray &text, QByteArrayView alsoForbidden)
{
    return std::ranges::all_of(
        text, [&](char c) { return c >= 0x20 && c < 0x7F && !alsoForbidden.contains(c); });
}

/// What would end a line or a word of the request is not sent to see what happens.
bool canBeSent(const HttpRequest &request)
{
    const auto isField = [](const HttpField &field) {
        return !field.name.isEmpty() && isVisible(field.name, " :;,\"") && !field.value.isEmpty()
            && isVisible(field.value, {});
    };
    return request.path.startsWith('/') && isVisible(request.path, " #\\\"<>")
        && isVisible(request.accept, {}) && isVisible(request.contentType, {})
        && isVisible(request.idempotencyKey, " \"\\")
        && std::ranges::all_of(request.fields, isField);
}

Result<HttpAnswer> judged(HttpAnswer answer, const HttpRequest &request)
{
    const bool isAnswer = (answer.status >= 200 && answer.status < 300)
        || request.alsoAnswers.contains(answer.status);
    if (!isAnswer)
        return failure(errorOf(answer));
    return answer;
}

bool mayPass(const Error &error)
{
    return error.code == ErrorCode::PlatformUnreachable || error.code == ErrorCode::PlatformBusy
        || error.code == ErrorCode::PlatformFailure;
}

} // namespace

class PlatformSession::Private
{
public:
    Private(PlatformSettings given, std::optional<ClientCredential> credential, Options chosen)
        : settings(std::move(given))
        , options(std::move(chosen))
    {
        const auto statuses
            = options.statuses ? options.statuses : std::make_shared<StatusMemory>();
        auto tls = TlsClient::create(settings, std::move(credential),
            ServerStatus(settings.revocation, statuses, options.time.now));
        if (tls)
            thread.emplace(std::make_unique<CurlConnection>(settings, std::move(*tls)));
        else
            fault = tls.error();
    }

    TransferOutcome tryOnce(
        const HttpRequest &request, std::optional<quint64> onlyOver, const std::stop_token &stop);
    [[nodiscard]] std::optional<std::chrono::milliseconds> pauseBefore(
        int next, const TransferOutcome &outcome) const;

    const PlatformSettings settings;
    const Options options;
    std::optional<Error> fault; ///< of the settings or the credential
    std::optional<NetworkThread> thread;
    mutable std::mutex mutex;
    Result<ChannelBinding> binding = failure(ErrorCode::PlatformUnreachable);
};

TransferOutcome PlatformSession::Private::tryOnce(
    const HttpRequest &request, std::optional<quint64> onlyOver, const std::stop_token &stop)
{
    if (fault)
        return {.answer = failure(*fault)};
    if (!canBeSent(request))
        return {.answer = failure(ErrorCode::InvalidArgument, QStringLiteral("request"))};
    // Shared, for whoever gives up leaves it to the thread.
    const auto transfer = std::make_shared<const Transfer>(Transfer{request, onlyOver});
    const auto outcome = std::make_shared<TransferOutcome>();
    const auto work = [transfer, outcome](CurlConnection &connection, const auto &isGivenUp) {
        *outcome = connection.perform(*transfer, isGivenUp);
    };
    if (stop.stop_requested() || !thread->run(work, stop))
        return {};
    if (outcome->answer) {
        const std::scoped_lock lock(mutex);
        binding = outcome->binding;
    }
    return std::move(*outcome);
}

/// Nothing: the platform wants more time than is waited for.
std::optional<std::chrono::milliseconds> PlatformSession::Private::pauseBefore(
    int next, const TransferOutcome &outcome) const
{
    const auto pause = options.retries.pauseAfter(next - 1, options.time.random());
    const QDateTime now = options.time.now();
    const auto until = outcome.answer ? outcome.answer->retryAfter(now) : std::nullopt;
    if (!until)
        return pause;
    const std::chrono::milliseconds wanted(now.msecsTo(*until));
    if (wanted > options.retries.longestRetryAfter)
        return std::nullopt;
    return std::max(pause, wanted);
}

PlatformSession::PlatformSession(
    PlatformSettings settings, std::optional<ClientCredential> credential)
    : PlatformSession(std::move(settings), std::move(credential), Options())
{ }

PlatformSession::PlatformSession(
    PlatformSettings settings, std::optional<ClientCredential> credential, Options options)
    : d(std::make_unique<Private>(std::move(settings), std::move(credential), std::move(options)))
{ }

PlatformSession::~PlatformSession() = default;

const PlatformSettings &PlatformSession::settings() const
{
    return d->settings;
}

Result<HttpAnswer> PlatformSession::send(const HttpRequest &request, std::stop_token stop)
{
    for (int tried = 1;; ++tried) {
        const TransferOutcome outcome = d->tryOnce(request, std::nullopt, stop);
        auto answer = outcome.answer ? judged(*outcome.answer, request)
                                     : Result<HttpAnswer>(failure(outcome.answer.error()));
        if (answer || !mayPass(answer.error()) || tried >= d->options.retries.tries)
            return answer;
        if (outcome.wasSent && !request.isRepeatable())
            return answer;
        const auto pause = d->pauseBefore(tried + 1, outcome);
        if (!pause)
            return answer;
        if (!d->options.time.pause(*pause, stop))
            return failure(ErrorCode::Cancelled);
    }
}

Result<ChannelBinding> PlatformSession::channelBinding() const
{
    const std::scoped_lock lock(d->mutex);
    return d->binding;
}

Result<std::optional<HttpAnswer>> PlatformSession::sendOver(
    const ChannelBinding &binding, const HttpRequest &request, std::stop_token stop)
{
    TransferOutcome outcome = d->tryOnce(request, binding.connection, stop);
    const bool isGone = outcome.isConnectionGone
        || (!outcome.answer && outcome.answer.error().code == ErrorCode::PlatformUnreachable);
    if (isGone)
        return std::nullopt;
    if (!outcome.answer)
        return failure(outcome.answer.error());
    auto answer = judged(std::move(*outcome.answer), request);
    if (!answer)
        return failure(answer.error());
    return std::move(*answer);
}

void PlatformSession::disconnect(std::stop_token stop)
{
    if (d->thread)
        d->thread->run(
            [](CurlConnection &connection, const auto &) { connection.disconnect(); }, stop);
}

SessionCost PlatformSession::cost() const
{
    return d->thread ? d->thread->cost() : SessionCost();
}

} // namespace eid
