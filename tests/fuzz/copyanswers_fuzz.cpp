#include "core/onlinecopy/copyanswers.h"
#include "core/onlinecopy/lossplatform.h"
#include "core/onlinecopy/requestplatform.h"

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

/// The bodies of whatever a server says where copies are issued and shown, and cards are lost.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const QUrl address(QStringLiteral("https://platform.example:8443/base/"));
    const eid::ByteView body(data, size);
    const auto metadata = eid::issuerMetadataIn(body, address);
    check(metadata);
    if (metadata
        && (metadata->batchSize < 1 || metadata->batchSize > eid::mostCopies
            || !metadata->credentialPath.startsWith('/') || !metadata->noncePath.startsWith('/')))
        std::abort();
    check(eid::tokenPathIn(body, address));
    const auto token = eid::copyTokenIn(body);
    check(token);
    // It goes into a header field.
    if (token && (token->access.isEmpty() || token->access.contains('\n')))
        std::abort();
    check(eid::nonceIn(body));
    const auto credentials = eid::credentialsIn(body, 3);
    check(credentials);
    if (credentials && (credentials->isEmpty() || credentials->size() > 3))
        std::abort();
    const auto refusal = eid::oauthRefusalIn(body);
    if (refusal.error.size() > 64 || refusal.problem.size() > 64)
        std::abort();
    const auto redirect = eid::redirectIn(body);
    check(redirect);
    if (redirect && !redirect->isEmpty() && redirect->scheme() != QLatin1String("https")
        && redirect->scheme() != QLatin1String("http"))
        std::abort();
    check(eid::lossStateIn(body));
    check(eid::lossReportIn(body));
    return 0;
}
