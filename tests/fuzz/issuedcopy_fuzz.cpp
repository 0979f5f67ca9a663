#include "core/onlinecopy/copyvalues.h"
#include "core/onlinecopy/issuedcopy.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// What a server issues as an online copy.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const QUrl address(QStringLiteral("https://platform.example:8443/base/"));
    const QByteArrayView credential(data, static_cast<qsizetype>(size));
    const auto copy = eid::readCopy(credential, address);
    if (!copy) {
        if (copy.error().code != eid::ErrorCode::CopyMalformed)
            std::abort();
        return 0;
    }
    const auto values = eid::valuesOf(*copy);
    if (values.size() != static_cast<qsizetype>(eid::allCopyFields().size())
        || copy->publicKey.empty() || !copy->status.path.startsWith("/v1/status-lists/"))
        std::abort();
    for (const eid::CopyValue &value : values) {
        if (value.open.isEmpty() || value.masked.isEmpty())
            std::abort();
    }
    return 0;
}
