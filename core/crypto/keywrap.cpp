#include "core/crypto/keywrap.h"

#include "core/crypto/aesgcm.h"
#include "core/crypto/hpke.h"
#include "core/crypto/keymaterial.h"
#include "core/crypto/publickey.h"

#include <array>
#include <string_view>

namespace eid {

namespace {

constexpr std::uint8_t byHpke = 0x01;
constexpr std::string_view purpose = "eid-maintenance data key";

ByteView purposeOctets()
{
    return {reinterpret_cast<const std::uint8_t *>(purpose.data()), purpose.size()};
}

} // namespace

Result<Secret> makeDataKey()
{
    Secret key(dataKeySize);
    if (const auto filled = fillRandom(key); !filled)
        return failure(filled.error());
    return key;
}

Result<Bytes> wrapKey(const Secret &dataKey, ByteView publicKey)
{
    if (dataKey.size() != dataKeySize)
        return failure(ErrorCode::InvalidArgument,
            QStringLiteral("a data key of %1 octets").arg(dataKey.size()));
    const auto message = sealHpke(publicKey, purposeOctets(), dataKey.octets());
    if (!message)
        return failure(message.error());
    Bytes wrapped{byHpke};
    append(wrapped, message->encapsulated);
    append(wrapped, message->ciphertext);
    return wrapped;
}

Result<Secret> unwrapKey(ByteView wrapped, ByteView publicKey, const KeyAgreement &agree)
{
    const auto algorithm = keyAlgorithmOf(publicKey);
    if (!algorithm)
        return failure(algorithm.error());
    if (*algorithm == KeyAlgorithm::Rsa2048)
        return failure(ErrorCode::CardUnsupported, QStringLiteral("RSA keys agree on nothing"));
    const std::size_t pointSize = 1 + 2 * signedSize(*algorithm);
    if (wrapped.size() != 1 + pointSize + dataKeySize + gcmTagSize || wrapped.front() != byHpke)
        return failure(ErrorCode::CopyLocked, QStringLiteral("not a key wrapped for this one"));
    const ByteView point = wrapped.subspan(1, pointSize);
    const ByteView ciphertext = wrapped.subspan(1 + pointSize);
    return openHpke(publicKey, purposeOctets(),
        {Bytes(point.begin(), point.end()), Bytes(ciphertext.begin(), ciphertext.end())}, agree);
}

} // namespace eid
