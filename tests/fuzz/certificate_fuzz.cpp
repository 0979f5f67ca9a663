#include "core/crypto/certificate.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// Octets that a card calls a certificate.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto certificate = eid::parseCertificate(eid::ByteView(data, size));
    if (!certificate)
        return 0;
    // Whatever it says of itself, it is shown as one line.
    for (const QString &text : {certificate->commonName, certificate->serialNumberAttribute,
             certificate->subject, certificate->issuer, certificate->issuerCommonName}) {
        for (const QChar character : text) {
            if (character.unicode() < 0x20)
                std::abort();
        }
    }
    if (!eid::equal(certificate->der, eid::ByteView(data, size)))
        std::abort();
    eid::toPem(*certificate);
    return 0;
}
