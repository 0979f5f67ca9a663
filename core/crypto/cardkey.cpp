#include "core/crypto/cardkey.h"

#include "core/crypto/provider/provider.h"

namespace eid {

class CardKey::Private
{
public:
    SharedCardKeyMaterial material;
    Bytes publicKey;
    OwnedKey key;
};

Result<CardKey> CardKey::create(ByteView publicKey, CardSigner signer)
{
    if (!signer)
        return failure(ErrorCode::InvalidArgument, QStringLiteral("no signer"));
    auto handle = decodePublicKey(publicKey);
    if (!handle)
        return failure(handle.error());
    auto material = materialOf(*std::move(handle), std::move(signer));
    if (!material)
        return failure(material.error());
    auto key = keyOf(*material);
    if (!key)
        return failure(key.error());
    CardKey made;
    made.d = std::make_shared<Private>(
        Private{*std::move(material), Bytes(publicKey.begin(), publicKey.end()), *std::move(key)});
    return made;
}

KeyAlgorithm CardKey::algorithm() const
{
    return d->material->algorithm;
}

const Bytes &CardKey::publicKey() const
{
    return d->publicKey;
}

evp_pkey_st *CardKey::handle() const
{
    return d->key.get();
}

std::optional<Error> CardKey::takeSigningError() const
{
    return d->material->takeError();
}

} // namespace eid
