#include "tests/sandbox/platform/answers.h"
#include "tests/sandbox/platform/cardholds.h"
#include "tests/sandbox/platform/route.h"

namespace eid::sandbox {

namespace {

Answered within(PlatformStorage &storage, const std::function<Result<void>()> &work)
{
    return answeredWithin(storage, [&]() -> Answered {
        if (const auto done = work(); !done)
            return refuse(done.error());
        Answer answer;
        answer.status = 204;
        return answer;
    });
}

} // namespace

Answered answerFreeze(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request)
{
    HoldRecord hold;
    hold.cardUuid = request.peer.cardUuid;
    hold.since = services.clock.now();
    return within(storage, [&] { return placeHold(storage, hold); });
}

Answered answerUnfreeze(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request)
{
    return within(storage, [&] {
        return releaseHold(
            storage, request.peer.cardUuid, HoldRecord::Kind::Frozen, services.clock.now());
    });
}

} // namespace eid::sandbox
