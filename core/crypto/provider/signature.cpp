#include "core/crypto/provider/cardkeymaterial.h"
#include "core/crypto/provider/dispatch.h"
#include "core/crypto/provider/signaturescheme.h"

#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <openssl/proverr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <new>

// A key on a card signs and does nothing else: there is no verification here. Whoever holds the
// certificate verifies with the key in it.

namespace eid {

namespace {

using OwnedHashing = OpenSslOwned<EVP_MD_CTX, EVP_MD_CTX_free>;

/// One signature, or several with the same key and scheme.
struct Signing
{
    const ProviderContext *provider = nullptr;
    SharedCardKeyMaterial key;
    SignatureScheme scheme;
    OwnedHashing hashing;
};

Signing &signingOf(void *context)
{
    return *static_cast<Signing *>(context);
}

void *newContext(void *provider, const char * /*properties*/) noexcept
{
    return new (std::nothrow)
        Signing{static_cast<const ProviderContext *>(provider), nullptr, {}, nullptr};
}

void freeContext(void *context) noexcept
{
    delete static_cast<Signing *>(context);
}

void *duplicateContext(void *context) noexcept
{
    const Signing &original = signingOf(context);
    std::unique_ptr<Signing> copy(new (std::nothrow) Signing);
    if (!copy)
        return nullptr;
    copy->provider = original.provider;
    copy->key = original.key;
    copy->scheme = original.scheme.duplicate();
    if (original.hashing) {
        copy->hashing.reset(EVP_MD_CTX_new());
        if (!copy->hashing || EVP_MD_CTX_copy_ex(copy->hashing.get(), original.hashing.get()) != 1)
            return nullptr;
    }
    return copy.release();
}

int setParameters(void *context, const OSSL_PARAM parameters[]) noexcept
{
    Signing &signing = signingOf(context);
    return signing.scheme.set(signing.provider->library, parameters) ? 1 : 0;
}

const OSSL_PARAM *settableParameters(void * /*context*/, void * /*provider*/) noexcept
{
    return SignatureScheme::settable();
}

int getParameters(void *context, OSSL_PARAM parameters[]) noexcept
{
    const Signing &signing = signingOf(context);
    return signing.key && signing.scheme.get(*signing.key, parameters) ? 1 : 0;
}

const OSSL_PARAM *gettableParameters(void * /*context*/, void * /*provider*/) noexcept
{
    return SignatureScheme::gettable();
}

int initialise(void *context, void *key, const OSSL_PARAM parameters[]) noexcept
{
    if (key != nullptr)
        signingOf(context).key = materialIn(key);
    if (!signingOf(context).key || !signingOf(context).key->signer) {
        ERR_raise(ERR_LIB_PROV, PROV_R_NOT_A_PRIVATE_KEY);
        return 0;
    }
    return setParameters(context, parameters);
}

int sign(void *context, unsigned char *signature, std::size_t *size, std::size_t room,
    const unsigned char *hash, std::size_t hashSize) noexcept
{
    const Signing &signing = signingOf(context);
    if (signature == nullptr) {
        // A question of size: the card is not for that.
        *size = signing.key->maximumSignatureSize();
        return 1;
    }
    Bytes input = signing.scheme.inputOf(*signing.key, ByteView(hash, hashSize));
    if (input.empty()) {
        ERR_raise(ERR_LIB_PROV, PROV_R_INVALID_DIGEST_LENGTH);
        return 0;
    }
    const Bytes made = signing.key->sign(std::move(input));
    if (made.empty() || made.size() > room) {
        ERR_raise(ERR_LIB_PROV, PROV_R_FAILED_TO_SIGN);
        return 0;
    }
    std::ranges::copy(made, signature);
    *size = made.size();
    return 1;
}

int digestInitialise(
    void *context, const char *digest, void *key, const OSSL_PARAM parameters[]) noexcept
{
    // Nothing is asked of the card yet: often no signature follows.
    Signing &signing = signingOf(context);
    if (initialise(context, key, nullptr) != 1)
        return 0;
    const bool isNamed = digest != nullptr && *digest != '\0';
    if ((isNamed || !signing.scheme.digest())
        && !signing.scheme.setDigest(
            signing.provider->library, isNamed ? digest : defaultDigestOf(*signing.key)))
        return 0;
    if (setParameters(context, parameters) != 1)
        return 0;
    signing.hashing.reset(EVP_MD_CTX_new());
    return signing.hashing
        ? EVP_DigestInit_ex2(signing.hashing.get(), signing.scheme.digest(), nullptr)
        : 0;
}

int digestUpdate(void *context, const unsigned char *octets, std::size_t size) noexcept
{
    const Signing &signing = signingOf(context);
    return signing.hashing ? EVP_DigestUpdate(signing.hashing.get(), octets, size) : 0;
}

int digestFinal(
    void *context, unsigned char *signature, std::size_t *size, std::size_t room) noexcept
{
    const Signing &signing = signingOf(context);
    if (!signing.hashing)
        return 0;
    std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
    unsigned int hashSize = 0;
    if (signature != nullptr
        && EVP_DigestFinal_ex(signing.hashing.get(), hash.data(), &hashSize) != 1)
        return 0;
    return sign(context, signature, size, room, hash.data(), hashSize);
}

} // namespace

const OSSL_DISPATCH *signatureFunctions()
{
    static const std::array rows{
        row(OSSL_FUNC_SIGNATURE_NEWCTX, newContext),
        row(OSSL_FUNC_SIGNATURE_FREECTX, freeContext),
        row(OSSL_FUNC_SIGNATURE_DUPCTX, duplicateContext),
        row(OSSL_FUNC_SIGNATURE_SIGN_INIT, initialise),
        row(OSSL_FUNC_SIGNATURE_SIGN, sign),
        row(OSSL_FUNC_SIGNATURE_DIGEST_SIGN_INIT, digestInitialise),
        row(OSSL_FUNC_SIGNATURE_DIGEST_SIGN_UPDATE, digestUpdate),
        row(OSSL_FUNC_SIGNATURE_DIGEST_SIGN_FINAL, digestFinal),
        row(OSSL_FUNC_SIGNATURE_GET_CTX_PARAMS, getParameters),
        row(OSSL_FUNC_SIGNATURE_GETTABLE_CTX_PARAMS, gettableParameters),
        row(OSSL_FUNC_SIGNATURE_SET_CTX_PARAMS, setParameters),
        row(OSSL_FUNC_SIGNATURE_SETTABLE_CTX_PARAMS, settableParameters),
        lastRow,
    };
    return rows.data();
}

} // namespace eid
