#include "softwareagreement.h"

#include "core/crypto/keymaterial.h"

#include <openssl/core_names.h>
#include <openssl/param_build.h>
#include <openssl/x509.h>

namespace eid {

namespace {

using OwnedContext = OpenSslOwned<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using OwnedKey = OpenSslOwned<EVP_PKEY, EVP_PKEY_free>;
using Builder = OpenSslOwned<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free>;
using Parameters = OpenSslOwned<OSSL_PARAM, OSSL_PARAM_free>;
using Number = OpenSslOwned<BIGNUM, BN_clear_free>;

const char *groupOf(KeyAlgorithm algorithm)
{
    return algorithm == KeyAlgorithm::EcP384 ? "P-384" : "P-256";
}

EVP_PKEY *keyFrom(KeyAlgorithm algorithm, ByteView number, ByteView point)
{
    const Builder builder(OSSL_PARAM_BLD_new());
    const Number scalar(BN_bin2bn(number.data(), static_cast<int>(number.size()), nullptr));
    OSSL_PARAM_BLD_push_utf8_string(
        builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, groupOf(algorithm), 0);
    OSSL_PARAM_BLD_push_octet_string(
        builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size());
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, scalar.get());
    const Parameters parameters(OSSL_PARAM_BLD_to_param(builder.get()));
    const OwnedContext context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
    EVP_PKEY *key = nullptr;
    EVP_PKEY_fromdata_init(context.get());
    EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_KEYPAIR, parameters.get());
    return key;
}

} // namespace

SoftwareAgreement::SoftwareAgreement(KeyAlgorithm algorithm)
    : m_algorithm(algorithm)
    , m_key(EVP_EC_gen(groupOf(algorithm)))
{
    if (!m_key)
        qFatal("no key: %s", qPrintable(takeOpenSslReason()));
}

SoftwareAgreement::SoftwareAgreement(KeyAlgorithm algorithm, ByteView number, ByteView point)
    : m_algorithm(algorithm)
    , m_key(keyFrom(algorithm, number, point))
{
    if (!m_key)
        qFatal("no key: %s", qPrintable(takeOpenSslReason()));
}

KeyAgreement SoftwareAgreement::agreement()
{
    return [this](KeyAlgorithm algorithm, ByteView point) { return agree(algorithm, point); };
}

Bytes SoftwareAgreement::publicKey() const
{
    unsigned char *der = nullptr;
    const int size = i2d_PUBKEY(m_key.get(), &der);
    Bytes info(der, der + size);
    OPENSSL_free(der);
    return info;
}

Result<Secret> SoftwareAgreement::agree(KeyAlgorithm algorithm, ByteView peerPoint)
{
    ++m_agreements;
    if (failure)
        return eid::failure(*failure);
    const auto info
        = algorithm == m_algorithm ? ecPublicKeyInfo(algorithm, peerPoint) : std::nullopt;
    if (!info)
        return eid::failure(ErrorCode::CardRefused, QStringLiteral("6A80"));
    const unsigned char *at = info->data();
    const OwnedKey peer(d2i_PUBKEY(nullptr, &at, static_cast<long>(info->size())));
    const OwnedContext context(EVP_PKEY_CTX_new(m_key.get(), nullptr));
    Secret common(signedSize(algorithm));
    std::size_t size = common.size();
    EVP_PKEY_derive_init(context.get());
    EVP_PKEY_derive_set_peer(context.get(), peer.get());
    EVP_PKEY_derive(context.get(), common.octets().data(), &size);
    return Secret(common.octets().first(size - cutsOff));
}

} // namespace eid
