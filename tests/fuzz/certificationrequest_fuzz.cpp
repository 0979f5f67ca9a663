#include "core/crypto/certificationrequest.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// Octets that somebody posts as a PKCS#10 request.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto request = eid::parseCertificationRequest(eid::ByteView(data, size));
    if (!request)
        return 0;
    if (request->names.subject.empty() || request->publicKey.empty())
        std::abort();
    if (QString::fromUtf8(request->challengePassword).size() > eid::maximumChallengePassword)
        std::abort();
    return 0;
}
