#include "core/platform/base64.h"
#include "core/platform/estbody.h"

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

/// The body of whatever a server says is EST.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const eid::ByteView body(data, size);
    check(eid::certificatesInEstBody(body));
    check(eid::attributesInEstBody(body));
    const auto decoded = eid::fromBase64Lines(
        QByteArrayView(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    if (decoded && eid::fromBase64Lines(eid::toBase64Lines(*decoded)) != decoded)
        std::abort();
    return 0;
}
