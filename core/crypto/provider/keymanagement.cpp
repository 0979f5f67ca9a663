#include "core/crypto/provider/cardkeymaterial.h"
#include "core/crypto/provider/dispatch.h"
#include "core/crypto/provider/signaturescheme.h"

#include <openssl/core_names.h>
#include <openssl/param_build.h>
#include <openssl/params.h>

#include <array>
#include <cstring>
#include <new>
#include <string_view>

namespace eid {

namespace {

/// What OpenSSL holds of a key: empty until something is imported into it.
struct ProviderKey
{
    bool isRsa = false;
    SharedCardKeyMaterial material;
};

template <bool isRsa>
void *newKey(void * /*provider*/) noexcept
{
    return new (std::nothrow) ProviderKey{isRsa, nullptr};
}

void freeKey(void *key) noexcept
{
    delete static_cast<ProviderKey *>(key);
}

void *duplicateKey(const void *key, int /*selection*/) noexcept
{
    return new (std::nothrow) ProviderKey(*static_cast<const ProviderKey *>(key));
}

int has(const void *key, int selection) noexcept
{
    const auto &material = static_cast<const ProviderKey *>(key)->material;
    if ((selection & OSSL_KEYMGMT_SELECT_ALL) == 0)
        return 1;
    if (!material)
        return 0;
    return (selection & OSSL_KEYMGMT_SELECT_PRIVATE_KEY) == 0 || material->signer ? 1 : 0;
}

int match(const void *left, const void *right, int selection) noexcept
{
    const auto &a = static_cast<const ProviderKey *>(left)->material;
    const auto &b = static_cast<const ProviderKey *>(right)->material;
    if (!a || !b || a->algorithm != b->algorithm)
        return 0;
    return (selection & OSSL_KEYMGMT_SELECT_KEYPAIR) == 0 || a->isSame(*b) ? 1 : 0;
}

bool readRsa(CardKeyMaterial &material, const OSSL_PARAM parameters[])
{
    const OSSL_PARAM *n = OSSL_PARAM_locate_const(parameters, OSSL_PKEY_PARAM_RSA_N);
    const OSSL_PARAM *e = OSSL_PARAM_locate_const(parameters, OSSL_PKEY_PARAM_RSA_E);
    BIGNUM *modulus = nullptr;
    BIGNUM *exponent = nullptr;
    const bool worked = n != nullptr && e != nullptr && OSSL_PARAM_get_BN(n, &modulus) == 1
        && OSSL_PARAM_get_BN(e, &exponent) == 1;
    material.algorithm = KeyAlgorithm::Rsa2048;
    material.modulus.reset(modulus);
    material.exponent.reset(exponent);
    return worked && BN_num_bits(modulus) == 2048;
}

bool readEc(CardKeyMaterial &material, const OSSL_PARAM parameters[])
{
    const OSSL_PARAM *group = OSSL_PARAM_locate_const(parameters, OSSL_PKEY_PARAM_GROUP_NAME);
    const OSSL_PARAM *point = OSSL_PARAM_locate_const(parameters, OSSL_PKEY_PARAM_PUB_KEY);
    const char *name = nullptr;
    const void *octets = nullptr;
    std::size_t size = 0;
    if (group == nullptr || point == nullptr || OSSL_PARAM_get_utf8_string_ptr(group, &name) != 1
        || OSSL_PARAM_get_octet_string_ptr(point, &octets, &size) != 1)
        return false;
    const std::string_view curve(name);
    if (curve == SN_X9_62_prime256v1 || curve == "P-256")
        material.algorithm = KeyAlgorithm::EcP256;
    else if (curve == SN_secp384r1 || curve == "P-384")
        material.algorithm = KeyAlgorithm::EcP384;
    else
        return false;
    const auto *first = static_cast<const std::uint8_t *>(octets);
    material.point.assign(first, first + size);
    return size == 1 + 2 * signedSize(material.algorithm);
}

/// Takes public keys, which EVP_PKEY_eq() with a certificate's key relies on, and our own material.
/// Private keys of others stay where they are.
int importKey(void *key, int /*selection*/, const OSSL_PARAM parameters[]) noexcept
{
    auto &imported = *static_cast<ProviderKey *>(key);
    if (const OSSL_PARAM *own = OSSL_PARAM_locate_const(parameters, materialParameter)) {
        MaterialReference reference;
        if (own->data_size != sizeof(reference))
            return 0;
        std::memcpy(&reference, own->data, sizeof(reference));
        if ((*reference.material)->isRsa() != imported.isRsa)
            return 0;
        imported.material = *reference.material;
        return 1;
    }
    if (OSSL_PARAM_locate_const(parameters, OSSL_PKEY_PARAM_PRIV_KEY) != nullptr
        || OSSL_PARAM_locate_const(parameters, OSSL_PKEY_PARAM_RSA_D) != nullptr)
        return 0;
    auto material = std::make_shared<CardKeyMaterial>();
    if (!(imported.isRsa ? readRsa(*material, parameters) : readEc(*material, parameters)))
        return 0;
    imported.material = std::move(material);
    return 1;
}

/// Gives away public keys only: OpenSSL asks for the private half in order to move the key to its
/// own provider, and uses it here when that is refused.
int exportKey(void *key, int selection, OSSL_CALLBACK *callback, void *argument) noexcept
{
    const auto &material = static_cast<const ProviderKey *>(key)->material;
    if (!material || (selection & OSSL_KEYMGMT_SELECT_PRIVATE_KEY) != 0)
        return 0;
    const OpenSslOwned<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free> builder(OSSL_PARAM_BLD_new());
    if (!builder)
        return 0;
    const bool isPublic = (selection & OSSL_KEYMGMT_SELECT_PUBLIC_KEY) != 0;
    int worked = 1;
    if (!material->isRsa())
        worked = OSSL_PARAM_BLD_push_utf8_string(
            builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, material->group(), 0);
    if (worked == 1 && isPublic && !material->isRsa())
        worked = OSSL_PARAM_BLD_push_octet_string(
            builder.get(), OSSL_PKEY_PARAM_PUB_KEY, material->point.data(), material->point.size());
    if (worked == 1 && isPublic && material->isRsa())
        worked
            = OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, material->modulus.get())
            & OSSL_PARAM_BLD_push_BN(
                builder.get(), OSSL_PKEY_PARAM_RSA_E, material->exponent.get());
    const OpenSslOwned<OSSL_PARAM, OSSL_PARAM_free> parameters(
        worked == 1 ? OSSL_PARAM_BLD_to_param(builder.get()) : nullptr);
    return parameters ? callback(parameters.get(), argument) : 0;
}

template <bool isRsa>
const OSSL_PARAM *transferred(int selection) noexcept
{
    static const OSSL_PARAM ec[] = {OSSL_PARAM_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, nullptr, 0),
        OSSL_PARAM_octet_string(OSSL_PKEY_PARAM_PUB_KEY, nullptr, 0), OSSL_PARAM_END};
    static const OSSL_PARAM rsa[] = {OSSL_PARAM_BN(OSSL_PKEY_PARAM_RSA_N, nullptr, 0),
        OSSL_PARAM_BN(OSSL_PKEY_PARAM_RSA_E, nullptr, 0), OSSL_PARAM_END};
    if ((selection & OSSL_KEYMGMT_SELECT_PRIVATE_KEY) != 0)
        return nullptr;
    return isRsa ? rsa : ec;
}

int securityBitsOf(KeyAlgorithm algorithm)
{
    switch (algorithm) {
    case KeyAlgorithm::EcP256:
        return 128;
    case KeyAlgorithm::EcP384:
        return 192;
    case KeyAlgorithm::Rsa2048:
        return 112;
    }
    return 0;
}

int setText(OSSL_PARAM parameters[], const char *name, const char *text)
{
    OSSL_PARAM *parameter = OSSL_PARAM_locate(parameters, name);
    return parameter == nullptr ? 1 : OSSL_PARAM_set_utf8_string(parameter, text);
}

int setNumber(OSSL_PARAM parameters[], const char *name, int number)
{
    OSSL_PARAM *parameter = OSSL_PARAM_locate(parameters, name);
    return parameter == nullptr ? 1 : OSSL_PARAM_set_int(parameter, number);
}

int setBignum(OSSL_PARAM parameters[], const char *name, const BIGNUM &number)
{
    OSSL_PARAM *parameter = OSSL_PARAM_locate(parameters, name);
    return parameter == nullptr ? 1 : OSSL_PARAM_set_BN(parameter, &number);
}

int setOctets(OSSL_PARAM parameters[], const char *name, ByteView octets)
{
    OSSL_PARAM *parameter = OSSL_PARAM_locate(parameters, name);
    return parameter == nullptr
        ? 1
        : OSSL_PARAM_set_octet_string(parameter, octets.data(), octets.size());
}

int getParameters(void *key, OSSL_PARAM parameters[]) noexcept
{
    const auto &material = static_cast<const ProviderKey *>(key)->material;
    if (!material)
        return 0;
    const int bits = static_cast<int>(signedSize(material->algorithm)) * 8;
    const bool common = setNumber(parameters, OSSL_PKEY_PARAM_BITS, bits) == 1
        && setNumber(parameters, OSSL_PKEY_PARAM_SECURITY_BITS, securityBitsOf(material->algorithm))
            == 1
        && setNumber(parameters, OSSL_PKEY_PARAM_MAX_SIZE,
               static_cast<int>(material->maximumSignatureSize()))
            == 1
        && setText(parameters, OSSL_PKEY_PARAM_DEFAULT_DIGEST, defaultDigestOf(*material)) == 1;
    if (!common)
        return 0;
    if (material->isRsa())
        return setBignum(parameters, OSSL_PKEY_PARAM_RSA_N, *material->modulus)
            & setBignum(parameters, OSSL_PKEY_PARAM_RSA_E, *material->exponent);
    return setText(parameters, OSSL_PKEY_PARAM_GROUP_NAME, material->group())
        & setText(parameters, OSSL_PKEY_PARAM_EC_ENCODING, OSSL_PKEY_EC_ENCODING_GROUP)
        & setText(parameters, OSSL_PKEY_PARAM_EC_POINT_CONVERSION_FORMAT,
            OSSL_PKEY_EC_POINT_CONVERSION_FORMAT_UNCOMPRESSED)
        & setOctets(parameters, OSSL_PKEY_PARAM_PUB_KEY, material->point)
        & setOctets(parameters, OSSL_PKEY_PARAM_ENCODED_PUBLIC_KEY, material->point);
}

template <bool isRsa>
const OSSL_PARAM *gettableParameters(void * /*provider*/) noexcept
{
    static const OSSL_PARAM rsa[] = {OSSL_PARAM_int(OSSL_PKEY_PARAM_BITS, nullptr),
        OSSL_PARAM_int(OSSL_PKEY_PARAM_SECURITY_BITS, nullptr),
        OSSL_PARAM_int(OSSL_PKEY_PARAM_MAX_SIZE, nullptr),
        OSSL_PARAM_utf8_string(OSSL_PKEY_PARAM_DEFAULT_DIGEST, nullptr, 0),
        OSSL_PARAM_BN(OSSL_PKEY_PARAM_RSA_N, nullptr, 0),
        OSSL_PARAM_BN(OSSL_PKEY_PARAM_RSA_E, nullptr, 0), OSSL_PARAM_END};
    static const OSSL_PARAM ec[] = {OSSL_PARAM_int(OSSL_PKEY_PARAM_BITS, nullptr),
        OSSL_PARAM_int(OSSL_PKEY_PARAM_SECURITY_BITS, nullptr),
        OSSL_PARAM_int(OSSL_PKEY_PARAM_MAX_SIZE, nullptr),
        OSSL_PARAM_utf8_string(OSSL_PKEY_PARAM_DEFAULT_DIGEST, nullptr, 0),
        OSSL_PARAM_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, nullptr, 0),
        OSSL_PARAM_utf8_string(OSSL_PKEY_PARAM_EC_ENCODING, nullptr, 0),
        OSSL_PARAM_utf8_string(OSSL_PKEY_PARAM_EC_POINT_CONVERSION_FORMAT, nullptr, 0),
        OSSL_PARAM_octet_string(OSSL_PKEY_PARAM_PUB_KEY, nullptr, 0),
        OSSL_PARAM_octet_string(OSSL_PKEY_PARAM_ENCODED_PUBLIC_KEY, nullptr, 0), OSSL_PARAM_END};
    return isRsa ? rsa : ec;
}

template <bool isRsa>
const char *operationName(int operation) noexcept
{
    if (isRsa)
        return "RSA";
    return operation == OSSL_OP_SIGNATURE ? "ECDSA" : nullptr;
}

template <bool isRsa>
const OSSL_DISPATCH *table()
{
    static const std::array rows{
        row(OSSL_FUNC_KEYMGMT_NEW, newKey<isRsa>),
        row(OSSL_FUNC_KEYMGMT_FREE, freeKey),
        row(OSSL_FUNC_KEYMGMT_DUP, duplicateKey),
        row(OSSL_FUNC_KEYMGMT_HAS, has),
        row(OSSL_FUNC_KEYMGMT_MATCH, match),
        row(OSSL_FUNC_KEYMGMT_IMPORT, importKey),
        row(OSSL_FUNC_KEYMGMT_IMPORT_TYPES, transferred<isRsa>),
        row(OSSL_FUNC_KEYMGMT_EXPORT, exportKey),
        row(OSSL_FUNC_KEYMGMT_EXPORT_TYPES, transferred<isRsa>),
        row(OSSL_FUNC_KEYMGMT_GET_PARAMS, getParameters),
        row(OSSL_FUNC_KEYMGMT_GETTABLE_PARAMS, gettableParameters<isRsa>),
        row(OSSL_FUNC_KEYMGMT_QUERY_OPERATION_NAME, operationName<isRsa>),
        lastRow,
    };
    return rows.data();
}

} // namespace

SharedCardKeyMaterial materialIn(const void *providerKey)
{
    return static_cast<const ProviderKey *>(providerKey)->material;
}

const OSSL_DISPATCH *ecKeyManagement()
{
    return table<false>();
}

const OSSL_DISPATCH *rsaKeyManagement()
{
    return table<true>();
}

} // namespace eid
