#include "core/crypto/hpke.h"

#include "core/crypto/aesgcm.h"
#include "core/crypto/keymaterial.h"
#include "core/crypto/publickeyhandle.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/kdf.h>
#include <openssl/params.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace eid {

namespace {

using Kdf = OpenSslOwned<EVP_KDF, EVP_KDF_free>;
using KdfContext = OpenSslOwned<EVP_KDF_CTX, EVP_KDF_CTX_free>;

/// What goes by names in RFC 9180, 4 and 7: a hash, and the identifier of what it is used for.
struct Labelling
{
    const char *hash = SN_sha256;
    std::size_t hashSize = 32;
    Bytes suite = {};
};

/// One of the suites, as the curve of the key is.
struct Suite
{
    const char *group = nullptr;
    Labelling kem;
    Labelling schedule;
};

constexpr std::array<std::uint8_t, 2> hkdfSha256{0x00, 0x01};
constexpr std::array<std::uint8_t, 2> aes256Gcm{0x00, 0x02};

void appendText(Bytes &bytes, std::string_view text)
{
    bytes.insert(bytes.end(), text.begin(), text.end());
}

Suite suiteOf(KeyAlgorithm algorithm)
{
    const bool isP256 = algorithm == KeyAlgorithm::EcP256;
    const std::array<std::uint8_t, 2> kem{0x00, static_cast<std::uint8_t>(isP256 ? 0x10 : 0x11)};
    Suite suite;
    suite.group = isP256 ? SN_X9_62_prime256v1 : SN_secp384r1;
    suite.kem.hash = isP256 ? SN_sha256 : SN_sha384;
    suite.kem.hashSize = signedSize(algorithm);
    appendText(suite.kem.suite, "KEM");
    append(suite.kem.suite, kem);
    appendText(suite.schedule.suite, "HPKE");
    for (const auto &part : {kem, hkdfSha256, aes256Gcm})
        append(suite.schedule.suite, part);
    return suite;
}

/// HKDF (RFC 5869): \a extracts, with \a salted as the salt, or expands, with it as the info.
Result<Secret> hkdf(
    const char *hash, bool extracts, const Secret &key, ByteView salted, std::size_t size)
{
    const Kdf kdf(EVP_KDF_fetch(nullptr, OSSL_KDF_NAME_HKDF, nullptr));
    const KdfContext context(kdf ? EVP_KDF_CTX_new(kdf.get()) : nullptr);
    int mode = extracts ? EVP_KDF_HKDF_MODE_EXTRACT_ONLY : EVP_KDF_HKDF_MODE_EXPAND_ONLY;
    const auto octets = [](ByteView view) { return const_cast<std::uint8_t *>(view.data()); };
    const std::array parameters{
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, const_cast<char *>(hash), 0),
        OSSL_PARAM_construct_int(OSSL_KDF_PARAM_MODE, &mode),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, octets(key.octets()), key.size()),
        OSSL_PARAM_construct_octet_string(
            extracts ? OSSL_KDF_PARAM_SALT : OSSL_KDF_PARAM_INFO, octets(salted), salted.size()),
        OSSL_PARAM_construct_end()};
    Secret derived(size);
    if (!context
        || EVP_KDF_derive(context.get(), derived.octets().data(), derived.size(), parameters.data())
            != 1)
        return failure(ErrorCode::Internal, takeOpenSslReason());
    return derived;
}

/// LabeledExtract(salt, label, ikm). No salt is one of zeros (RFC 5869, 2.2).
Result<Secret> extract(
    const Labelling &labelling, ByteView salt, std::string_view label, ByteView keyMaterial)
{
    Bytes head;
    appendText(head, "HPKE-v1");
    append(head, labelling.suite);
    appendText(head, label);
    Secret labelled(head.size() + keyMaterial.size());
    std::ranges::copy(head, labelled.octets().begin());
    std::ranges::copy(keyMaterial, labelled.octets().subspan(head.size()).begin());
    const Bytes zeros(labelling.hashSize);
    return hkdf(
        labelling.hash, true, labelled, salt.empty() ? ByteView(zeros) : salt, labelling.hashSize);
}

/// LabeledExpand(prk, label, info, size).
Result<Secret> expand(const Labelling &labelling, const Secret &key, std::string_view label,
    ByteView info, std::size_t size)
{
    Bytes labelled{0x00, static_cast<std::uint8_t>(size)};
    appendText(labelled, "HPKE-v1");
    append(labelled, labelling.suite);
    appendText(labelled, label);
    append(labelled, info);
    return hkdf(labelling.hash, false, key, labelled, size);
}

/// What encrypts the one message.
struct MessageKey
{
    Secret key;
    Secret nonce;
};

/// ExtractAndExpand() (4.1) and KeySchedule() (5.1) in base mode. \a context: both public keys.
Result<MessageKey> messageKeyOf(
    const Suite &suite, const Secret &common, ByteView context, ByteView info)
{
    const auto prk = extract(suite.kem, {}, "eae_prk", common.octets());
    if (!prk)
        return failure(prk.error());
    const auto shared = expand(suite.kem, *prk, "shared_secret", context, suite.kem.hashSize);
    const auto identifier = extract(suite.schedule, {}, "psk_id_hash", {});
    const auto purpose = extract(suite.schedule, {}, "info_hash", info);
    if (!shared || !identifier || !purpose)
        return failure(!shared ? shared.error()
                : !identifier  ? identifier.error()
                               : purpose.error());
    constexpr std::uint8_t baseMode = 0x00;
    Bytes schedule{baseMode};
    append(schedule, identifier->octets());
    append(schedule, purpose->octets());
    const auto secret = extract(suite.schedule, shared->octets(), "secret", {});
    if (!secret)
        return failure(secret.error());
    auto key = expand(suite.schedule, *secret, "key", schedule, gcmKeySize);
    auto nonce = expand(suite.schedule, *secret, "base_nonce", schedule, gcmNonceSize);
    if (!key || !nonce)
        return failure(!key ? key.error() : nonce.error());
    return MessageKey{*std::move(key), *std::move(nonce)};
}

struct EcKey
{
    PublicKeyHandle handle;
    Bytes point;
};

Bytes pointOf(EVP_PKEY *key)
{
    unsigned char *octets = nullptr;
    const std::size_t size = EVP_PKEY_get1_encoded_public_key(key, &octets);
    Bytes point(octets, octets + size);
    OPENSSL_free(octets);
    return point;
}

Result<EcKey> ecKeyOf(ByteView publicKey)
{
    auto handle = decodePublicKey(publicKey);
    if (!handle)
        return failure(handle.error());
    if (handle->algorithm == KeyAlgorithm::Rsa2048)
        return failure(ErrorCode::CardUnsupported, QStringLiteral("RSA keys agree on nothing"));
    Bytes point = pointOf(handle->key.get());
    return EcKey{*std::move(handle), std::move(point)};
}

Result<Secret> commonWith(EVP_PKEY *ours, EVP_PKEY *theirs, std::size_t size)
{
    const OwnedKeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, ours, nullptr));
    Secret common(size);
    std::size_t written = size;
    if (!context || EVP_PKEY_derive_init(context.get()) != 1
        || EVP_PKEY_derive_set_peer(context.get(), theirs) != 1
        || EVP_PKEY_derive(context.get(), common.octets().data(), &written) != 1 || written != size)
        return failure(ErrorCode::Internal, takeOpenSslReason());
    return common;
}

Bytes contextOf(ByteView encapsulated, ByteView recipient)
{
    Bytes context(encapsulated.begin(), encapsulated.end());
    append(context, recipient);
    return context;
}

tl::unexpected<Error> locked(const char *what)
{
    return failure(ErrorCode::CopyLocked, QLatin1String(what));
}

} // namespace

Result<HpkeMessage> sealHpke(ByteView publicKey, ByteView info, ByteView plaintext)
{
    const auto recipient = ecKeyOf(publicKey);
    if (!recipient)
        return failure(recipient.error());
    const Suite suite = suiteOf(recipient->handle.algorithm);
    const OwnedKey ephemeral(EVP_EC_gen(suite.group));
    if (!ephemeral)
        return failure(ErrorCode::Internal, takeOpenSslReason());
    Bytes encapsulated = pointOf(ephemeral.get());
    const auto common = commonWith(
        ephemeral.get(), recipient->handle.key.get(), signedSize(recipient->handle.algorithm));
    if (!common)
        return failure(common.error());
    const auto with = messageKeyOf(suite, *common, contextOf(encapsulated, recipient->point), info);
    if (!with)
        return failure(with.error());
    auto ciphertext = encryptGcm(with->key, with->nonce.octets(), {}, plaintext);
    if (!ciphertext)
        return failure(ciphertext.error());
    return HpkeMessage{std::move(encapsulated), *std::move(ciphertext)};
}

Result<Secret> openHpke(
    ByteView publicKey, ByteView info, const HpkeMessage &message, const KeyAgreement &agree)
{
    const auto recipient = ecKeyOf(publicKey);
    if (!recipient)
        return failure(recipient.error());
    const KeyAlgorithm algorithm = recipient->handle.algorithm;
    const Suite suite = suiteOf(algorithm);
    if (message.ciphertext.size() < gcmTagSize
        || message.ciphertext.size() > Secret::maximumSize + gcmTagSize
        || !ecPublicKeyInfo(algorithm, message.encapsulated))
        return locked("not a message to this key");
    const auto common = agree(algorithm, message.encapsulated);
    if (!common)
        return failure(common.error());
    if (common->size() != signedSize(algorithm))
        return locked("a secret of another curve");
    const auto with
        = messageKeyOf(suite, *common, contextOf(message.encapsulated, recipient->point), info);
    if (!with)
        return failure(with.error());
    Secret plaintext(message.ciphertext.size() - gcmTagSize);
    if (!decryptGcm(with->key, with->nonce.octets(), {}, message.ciphertext, plaintext.octets()))
        return locked("a message to another key, or changed");
    return plaintext;
}

} // namespace eid
