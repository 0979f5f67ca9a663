#include "tests/sandbox/platform/answers.h"
#include "tests/sandbox/platform/cardholds.h"
#include "tests/sandbox/platform/route.h"
#include "tests/sandbox/platform/statuslists.h"

namespace eid::sandbox {

Answered answerStatusList(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request)
{
    const QDateTime now = services.clock.now();
    if (const auto finished = services.losses.finish(storage, now); !finished)
        return refuse(500, "internal", "The platform failed");
    const auto token = services.lists.token(storage, request.part.toLongLong(), now);
    if (!token)
        return refuse(token.error());
    if (token->isEmpty())
        return refuse(404, "not-found", "There is no such list");
    return jwtAnswer("statuslist+jwt", *token);
}

} // namespace eid::sandbox
