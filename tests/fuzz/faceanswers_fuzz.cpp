#include "core/facesample/faceanswers.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

template <typename T>
void check(const eid::Result<T> &result)
{
    if (!result && result.error().code != eid::ErrorCode::PlatformMalformedAnswer)
        std::abort();
}

} // namespace

/// The bodies of whatever a server says about face samples.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const eid::ByteView body(data, size);
    const auto challenge = eid::challengeIn(body);
    check(challenge);
    if (challenge
        && (challenge->identifier.isEmpty() || challenge->identifier.size() > 64
            || challenge->nonce.size() < 16 || challenge->nonce.size() > 64
            || challenge->movements.isEmpty() || challenge->movements.size() > 5
            || !challenge->expires.isValid()))
        std::abort();
    const auto verdict
        = eid::verdictIn(body, QStringLiteral("5f1d6b1e-3c1c-4a53-9a3e-0f4a2c7d9b10"));
    check(verdict);
    if (verdict && verdict->isJudging && (verdict->comparison || !verdict->problem.isEmpty()))
        std::abort();
    return 0;
}
