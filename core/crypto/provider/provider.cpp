#include "core/crypto/provider/provider.h"

#include "core/crypto/provider/dispatch.h"

#include <openssl/core_names.h>
#include <openssl/params.h>
#include <openssl/provider.h>

#include <array>
#include <new>

namespace eid {

namespace {

constexpr char providerName[] = "eid-card";
constexpr char property[] = "provider=eid-card";

const OSSL_ALGORITHM *algorithmsOf(void * /*provider*/, int operation, int *noCache) noexcept
{
    static const OSSL_ALGORITHM keys[] = {
        {"EC:id-ecPublicKey:1.2.840.10045.2.1", property, ecKeyManagement(), "EC on a card"},
        {"RSA:rsaEncryption:1.2.840.113549.1.1.1", property, rsaKeyManagement(), "RSA on a card"},
        {nullptr, nullptr, nullptr, nullptr}};
    static const OSSL_ALGORITHM signatures[] = {
        {"ECDSA", property, signatureFunctions(), "ECDSA by a card"},
        {"RSA:rsaEncryption:1.2.840.113549.1.1.1", property, signatureFunctions(), "RSA by a card"},
        {nullptr, nullptr, nullptr, nullptr}};
    *noCache = 0;
    switch (operation) {
    case OSSL_OP_KEYMGMT:
        return keys;
    case OSSL_OP_SIGNATURE:
        return signatures;
    default: // OpenSSL's numbers, not an enumeration of ours
        return nullptr;
    }
}

void tearDown(void *provider) noexcept
{
    delete static_cast<ProviderContext *>(provider);
}

int initialise(const OSSL_CORE_HANDLE *handle, const OSSL_DISPATCH *offered,
    const OSSL_DISPATCH **functions, void **provider) noexcept
{
    static const std::array rows{
        row(OSSL_FUNC_PROVIDER_TEARDOWN, tearDown),
        row(OSSL_FUNC_PROVIDER_QUERY_OPERATION, algorithmsOf),
        lastRow,
    };
    OSSL_FUNC_core_get_libctx_fn *libraryOf = nullptr;
    for (; offered->function_id != 0; ++offered) {
        if (offered->function_id == OSSL_FUNC_CORE_GET_LIBCTX)
            libraryOf = OSSL_FUNC_core_get_libctx(offered);
    }
    if (libraryOf == nullptr)
        return 0;
    // A provider that is built in sees the library's own context here (man 7 provider-base).
    auto *library = reinterpret_cast<OSSL_LIB_CTX *>(libraryOf(handle));
    *provider = new (std::nothrow) ProviderContext{library};
    if (*provider == nullptr)
        return 0;
    *functions = rows.data();
    return 1;
}

OSSL_LIB_CTX *makeLibrary()
{
    OpenSslOwned<OSSL_LIB_CTX, OSSL_LIB_CTX_free> library(OSSL_LIB_CTX_new());
    // "default" comes first, so that what is fetched without a property is found there.
    if (!library || OSSL_PROVIDER_load(library.get(), "default") == nullptr
        || OSSL_PROVIDER_add_builtin(library.get(), providerName, initialise) != 1
        || OSSL_PROVIDER_load(library.get(), providerName) == nullptr)
        return nullptr;
    return library.release();
}

/// The context that the provider is loaded into. Not the default one, whose other users would
/// find their keys and signatures here. It is never freed: keys, and what OpenSSL remembers of
/// them in SSL_CTX and in certificates' keys, may outlive whoever made them.
OSSL_LIB_CTX *library()
{
    static OSSL_LIB_CTX *const made = makeLibrary();
    return made;
}

} // namespace

Result<OwnedKey> keyOf(const SharedCardKeyMaterial &material)
{
    MaterialReference reference{&material};
    const std::array parameters{
        OSSL_PARAM_construct_octet_string(materialParameter, &reference, sizeof(reference)),
        OSSL_PARAM_construct_end()};
    if (library() == nullptr)
        return failure(ErrorCode::Internal, takeOpenSslReason());
    const OwnedKeyContext context(
        EVP_PKEY_CTX_new_from_name(library(), material->isRsa() ? "RSA" : "EC", property));
    EVP_PKEY *key = nullptr;
    if (!context || EVP_PKEY_fromdata_init(context.get()) != 1
        || EVP_PKEY_fromdata(
               context.get(), &key, EVP_PKEY_KEYPAIR, const_cast<OSSL_PARAM *>(parameters.data()))
            != 1)
        return failure(ErrorCode::Internal, takeOpenSslReason());
    return OwnedKey(key);
}

} // namespace eid
