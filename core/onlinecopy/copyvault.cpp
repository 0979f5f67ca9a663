#include "core/onlinecopy/copyvault.h"

#include "core/card/eidcard.h"
#include "core/card/leaseagreement.h"
#include "core/crypto/keywrap.h"
#include "core/crypto/publickey.h"
#include "core/crypto/recoveryphrase.h"
#include "core/onlinecopy/copytools.h"
#include "core/store/store.h"

namespace eid {

namespace {

KeyAgreement agreementOf(const CopyTools &tools)
{
    return agreementOn(tools.card.lease, KeySlot::KeyManagement, tools.card.pin, tools.stop);
}

/// The public key of 9D, by its certificate or, where that is missing, as the card tells.
Result<Bytes> agreementKeyOn(const CopyTools &tools)
{
    const auto certificate = certificateOn(tools.card, KeySlot::KeyManagement, tools.stop);
    if (certificate)
        return publicKeyOf(*certificate);
    if (certificate.error().code != ErrorCode::CertificateMissing)
        return failure(certificate.error());
    const auto told = tools.card.lease->run(
        [](EidCard &card, CardVisit &) { return card.readPublicKey(KeySlot::KeyManagement); },
        tools.stop);
    if (!told)
        return failure(told.error());
    if (!*told)
        return failure(certificate.error());
    return **told;
}

Result<OpenVault> open(const CopyTools &tools, const CopyKey &key)
{
    tools.progress({CopyProgress::Stage::Opening, 0, 0});
    auto dataKey = unwrapKey(key.wrapped, key.publicKey, agreementOf(tools));
    if (!dataKey)
        return failure(dataKey.error());
    auto cipher = ColumnCipher::create(*std::move(dataKey));
    if (!cipher)
        return failure(cipher.error());
    return OpenVault{key, *std::move(cipher), false};
}

/// \a dataKey for the key management key of the card, which can open it.
Result<OpenVault> wrapForCard(const CopyTools &tools, const Secret &dataKey)
{
    CopyKey key;
    key.card = tools.cardReference;
    auto publicKey = agreementKeyOn(tools);
    if (!publicKey)
        return failure(publicKey.error());
    key.publicKey = *std::move(publicKey);
    auto wrapped = wrapKey(dataKey, key.publicKey);
    if (!wrapped)
        return failure(wrapped.error());
    key.wrapped = *std::move(wrapped);
    // What the card cannot open again must not be sealed.
    auto opened = open(tools, key);
    if (!opened)
        return opened;
    if (!opened->cipher.dataKey().equals(dataKey))
        return failure(ErrorCode::CopyLocked, QStringLiteral("another key came back"));
    return opened;
}

} // namespace

Result<OpenVault> openVault(const CopyTools &tools)
{
    const auto key = CopyKeys(tools.store).find(tools.cardReference);
    if (!key)
        return failure(key.error());
    if (!*key)
        return failure(ErrorCode::CopyMissing);
    return open(tools, **key);
}

Result<OpenVault> openOrMakeVault(const CopyTools &tools)
{
    const auto known = CopyKeys(tools.store).find(tools.cardReference);
    if (!known)
        return failure(known.error());
    if (*known)
        return open(tools, **known);
    const auto dataKey = makeDataKey();
    if (!dataKey)
        return failure(dataKey.error());
    auto vault = wrapForCard(tools, *dataKey);
    if (vault)
        vault->isNew = true;
    return vault;
}

Result<void> restoreVault(const CopyTools &tools, const Secret &phrase)
{
    CopyKeys keys(tools.store);
    const auto known = keys.find(tools.cardReference);
    if (!known)
        return failure(known.error());
    if (!*known || (*known)->recovery.empty())
        return failure(ErrorCode::CopyMissing, QStringLiteral("no recovery phrase"));
    const auto dataKey = unwrapKeyByPhrase((*known)->recovery, phrase);
    if (!dataKey)
        return failure(dataKey.error());
    const auto vault = wrapForCard(tools, *dataKey);
    if (!vault)
        return failure(vault.error());
    const auto replaced = keys.rewrap(
        tools.cardReference, (*known)->wrapped, vault->key.publicKey, vault->key.wrapped);
    if (!replaced)
        return failure(replaced.error());
    if (!*replaced)
        return failure(ErrorCode::CopyLocked, QStringLiteral("changed meanwhile"));
    return {};
}

} // namespace eid
