#include "core/jose/base64url.h"
#include "core/jose/jwk.h"
#include "core/jose/jws.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

/// What is read of a JWS, whoever signed it.
void read(const QByteArray &compact)
{
    const auto jws = eid::parseJws(compact);
    if (!jws)
        return;
    // One text for the same parts.
    if (jws->signingInput + '.' + eid::toBase64Url(jws->signature) != compact)
        std::abort();
    static_cast<void>(jws->type());
    static_cast<void>(jws->certificates());
    const auto claims = jws->claims();
    const auto key
        = eid::publicKeyOfJwk((claims ? *claims : jws->header)[QLatin1String("jwk")].toObject());
    if (!key)
        return;
    if (eid::publicKeyOfJwk(eid::jwkOf(*key).value()) != key)
        std::abort();
    static_cast<void>(eid::verifyJws(*jws, *key));
}

} // namespace

/// A JWS, or the header, payload and signature of one, each in a line.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    read(text);
    QByteArray compact;
    for (const QByteArray &line : text.split('\n')) {
        const auto *first = reinterpret_cast<const std::uint8_t *>(line.data());
        compact += (compact.isEmpty() ? "" : ".")
            + eid::toBase64Url(eid::ByteView(first, static_cast<std::size_t>(line.size())));
    }
    read(compact);
    return 0;
}
