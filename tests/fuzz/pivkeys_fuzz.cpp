#include "core/card/piv/pivkeys.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// What a card answers to GENERATE ASYMMETRIC KEY PAIR, GENERAL AUTHENTICATE and, for a key, to GET
/// METADATA.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const eid::ByteView response(data, size);
    for (const auto algorithm :
        {eid::KeyAlgorithm::EcP256, eid::KeyAlgorithm::EcP384, eid::KeyAlgorithm::Rsa2048}) {
        const auto key = eid::parseGeneratedKey(algorithm, response);
        if (key && key->empty())
            std::abort();
        const auto signature = eid::parseSignature(algorithm, response);
        if (signature && (signature->empty() || signature->size() > size))
            std::abort();
        const auto agreed = eid::parseAgreement(algorithm, response);
        if (agreed
            && agreed->size()
                != (algorithm == eid::KeyAlgorithm::EcP256       ? 32U
                        : algorithm == eid::KeyAlgorithm::EcP384 ? 48U
                                                                 : 256U))
            std::abort();
    }
    for (const auto algorithm : eid::administratorAlgorithms()) {
        const auto challenge = eid::parseChallenge(algorithm, response);
        if (challenge && challenge->size() != eid::blockSize(algorithm))
            std::abort();
    }
    const auto key = eid::parseKeyMetadata(response);
    if (key && key->empty())
        std::abort();
    static_cast<void>(eid::parseAdministratorMetadata(response));
    return 0;
}
