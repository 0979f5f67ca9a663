#include "core/platform/platformjson.h"
#include "core/platform/problem.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// The body of whatever a server says is JSON.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const eid::ByteView body(data, size);
    const auto card = eid::platformCardIn(body);
    if (!card && card.error().code != eid::ErrorCode::PlatformMalformedAnswer)
        std::abort();
    if (card && card->cardUuid.size() != 36)
        std::abort();
    const auto answer = eid::challengeAnswerIn(body, 16);
    if (answer && answer->size() != 16)
        std::abort();

    eid::HttpAnswer refused{403, {{"content-type", "application/problem+json"}}, {}};
    refused.body.assign(data, data + size);
    const eid::Error error = eid::errorOf(refused);
    // A detail takes no words of a server's own.
    if (error.code != eid::ErrorCode::PlatformRefused || error.detail.size() > 120)
        std::abort();
    for (const QChar character : error.detail) {
        if (character.unicode() < 0x20 || character.unicode() > 0x7E)
            std::abort();
    }
    return 0;
}
