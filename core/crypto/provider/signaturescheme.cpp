#include "core/crypto/provider/signaturescheme.h"

#include "core/crypto/provider/rsapadding.h"

#include <openssl/core_names.h>
#include <openssl/params.h>
#include <openssl/x509.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <string_view>

namespace eid {

namespace {

using OwnedAlgorithm = OpenSslOwned<X509_ALGOR, X509_ALGOR_free>;

std::string_view textOf(const OSSL_PARAM &parameter)
{
    const char *text = nullptr;
    return OSSL_PARAM_get_utf8_string_ptr(&parameter, &text) == 1 ? std::string_view(text)
                                                                  : std::string_view();
}

/// An AlgorithmIdentifier whose parameters are the encoding of \a value.
template <typename T>
bool setSequence(X509_ALGOR &algorithm, int nid, T &value, const ASN1_ITEM *item)
{
    ASN1_STRING *packed = nullptr;
    if (ASN1_item_pack(&value, item, &packed) == nullptr)
        return false;
    if (X509_ALGOR_set0(&algorithm, OBJ_nid2obj(nid), V_ASN1_SEQUENCE, packed) == 1)
        return true;
    ASN1_STRING_free(packed);
    return false;
}

/// RSASSA-PSS-params (RFC 4055, 3.1).
bool setPss(
    X509_ALGOR &algorithm, const EVP_MD &digest, const EVP_MD &maskDigest, std::size_t saltSize)
{
    const OpenSslOwned<RSA_PSS_PARAMS, RSA_PSS_PARAMS_free> parameters(RSA_PSS_PARAMS_new());
    const OwnedAlgorithm mask(X509_ALGOR_new());
    if (!parameters || !mask)
        return false;
    parameters->hashAlgorithm = X509_ALGOR_new();
    parameters->maskGenAlgorithm = X509_ALGOR_new();
    parameters->saltLength = ASN1_INTEGER_new();
    if (parameters->hashAlgorithm == nullptr || parameters->maskGenAlgorithm == nullptr
        || parameters->saltLength == nullptr)
        return false;
    X509_ALGOR_set_md(parameters->hashAlgorithm, &digest);
    X509_ALGOR_set_md(mask.get(), &maskDigest);
    return setSequence(*parameters->maskGenAlgorithm, NID_mgf1, *mask, ASN1_ITEM_rptr(X509_ALGOR))
        && ASN1_INTEGER_set_int64(parameters->saltLength, static_cast<std::int64_t>(saltSize)) == 1
        && setSequence(algorithm, NID_rsassaPss, *parameters, ASN1_ITEM_rptr(RSA_PSS_PARAMS));
}

/// \a hash as the integer that ECDSA takes (FIPS 186-5, 6.4.1), in exactly \a size octets.
Bytes fitted(ByteView hash, std::size_t size)
{
    if (hash.empty())
        return {};
    const ByteView kept = hash.first(std::min(hash.size(), size));
    Bytes input(size - kept.size(), 0x00);
    append(input, kept);
    return input;
}

} // namespace

const char *defaultDigestOf(const CardKeyMaterial &key)
{
    return key.algorithm == KeyAlgorithm::EcP384 ? "SHA384" : "SHA256";
}

SignatureScheme SignatureScheme::duplicate() const
{
    SignatureScheme copy;
    copy.m_padding = m_padding;
    copy.m_saltSize = m_saltSize;
    if (m_digest && EVP_MD_up_ref(m_digest.get()) == 1)
        copy.m_digest.reset(m_digest.get());
    if (m_maskDigest && EVP_MD_up_ref(m_maskDigest.get()) == 1)
        copy.m_maskDigest.reset(m_maskDigest.get());
    return copy;
}

SignatureScheme::OwnedDigest SignatureScheme::fetch(OSSL_LIB_CTX *library, const char *name)
{
    OwnedDigest digest(EVP_MD_fetch(library, name, nullptr));
    if (digest && EVP_MD_is_a(digest.get(), "SHA2-256") != 1
        && EVP_MD_is_a(digest.get(), "SHA2-384") != 1 && EVP_MD_is_a(digest.get(), "SHA2-512") != 1)
        digest.reset();
    return digest;
}

bool SignatureScheme::setDigest(OSSL_LIB_CTX *library, const char *name)
{
    m_digest = fetch(library, name);
    return m_digest != nullptr;
}

bool SignatureScheme::setPadding(const OSSL_PARAM &parameter)
{
    if (parameter.data_type != OSSL_PARAM_UTF8_STRING) {
        if (OSSL_PARAM_get_int(&parameter, &m_padding) != 1)
            return false;
    } else if (textOf(parameter) == OSSL_PKEY_RSA_PAD_MODE_PSS) {
        m_padding = RSA_PKCS1_PSS_PADDING;
    } else {
        m_padding = textOf(parameter) == OSSL_PKEY_RSA_PAD_MODE_PKCSV15 ? RSA_PKCS1_PADDING : 0;
    }
    return m_padding == RSA_PKCS1_PADDING || m_padding == RSA_PKCS1_PSS_PADDING;
}

bool SignatureScheme::setSaltSize(const OSSL_PARAM &parameter)
{
    if (parameter.data_type != OSSL_PARAM_UTF8_STRING)
        return OSSL_PARAM_get_int(&parameter, &m_saltSize) == 1
            && m_saltSize >= RSA_PSS_SALTLEN_MAX;
    const std::string_view text = textOf(parameter);
    if (text == OSSL_PKEY_RSA_PSS_SALT_LEN_DIGEST)
        m_saltSize = RSA_PSS_SALTLEN_DIGEST;
    else if (text == OSSL_PKEY_RSA_PSS_SALT_LEN_MAX || text == OSSL_PKEY_RSA_PSS_SALT_LEN_AUTO)
        m_saltSize = RSA_PSS_SALTLEN_MAX;
    else
        return std::from_chars(text.data(), text.data() + text.size(), m_saltSize).ec == std::errc()
            && m_saltSize >= 0;
    return true;
}

bool SignatureScheme::set(OSSL_LIB_CTX *library, const OSSL_PARAM parameters[])
{
    if (parameters == nullptr)
        return true;
    if (const OSSL_PARAM *digest
        = OSSL_PARAM_locate_const(parameters, OSSL_SIGNATURE_PARAM_DIGEST)) {
        if (!setDigest(library, std::string(textOf(*digest)).c_str()))
            return false;
    }
    if (const OSSL_PARAM *mask
        = OSSL_PARAM_locate_const(parameters, OSSL_SIGNATURE_PARAM_MGF1_DIGEST)) {
        m_maskDigest = fetch(library, std::string(textOf(*mask)).c_str());
        if (!m_maskDigest)
            return false;
    }
    const OSSL_PARAM *padding = OSSL_PARAM_locate_const(parameters, OSSL_SIGNATURE_PARAM_PAD_MODE);
    if (padding != nullptr && !setPadding(*padding))
        return false;
    const OSSL_PARAM *salt = OSSL_PARAM_locate_const(parameters, OSSL_SIGNATURE_PARAM_PSS_SALTLEN);
    return salt == nullptr || setSaltSize(*salt);
}

const OSSL_PARAM *SignatureScheme::settable()
{
    static const OSSL_PARAM parameters[]
        = {OSSL_PARAM_utf8_string(OSSL_SIGNATURE_PARAM_DIGEST, nullptr, 0),
            OSSL_PARAM_utf8_string(OSSL_SIGNATURE_PARAM_MGF1_DIGEST, nullptr, 0),
            OSSL_PARAM_utf8_string(OSSL_SIGNATURE_PARAM_PAD_MODE, nullptr, 0),
            OSSL_PARAM_utf8_string(OSSL_SIGNATURE_PARAM_PSS_SALTLEN, nullptr, 0), OSSL_PARAM_END};
    return parameters;
}

const EVP_MD *SignatureScheme::maskDigest() const
{
    return m_maskDigest ? m_maskDigest.get() : m_digest.get();
}

std::size_t SignatureScheme::saltSize(const CardKeyMaterial &key) const
{
    if (m_saltSize == RSA_PSS_SALTLEN_DIGEST)
        return static_cast<std::size_t>(EVP_MD_get_size(m_digest.get()));
    return m_saltSize < 0 ? maximumPssSalt(*m_digest, signedSize(key.algorithm))
                          : static_cast<std::size_t>(m_saltSize);
}

Bytes SignatureScheme::algorithmIdentifier(const CardKeyMaterial &key) const
{
    const OwnedAlgorithm algorithm(X509_ALGOR_new());
    if (!algorithm || !m_digest)
        return {};
    if (key.isRsa() && m_padding == RSA_PKCS1_PSS_PADDING) {
        if (!setPss(*algorithm, *m_digest, *maskDigest(), saltSize(key)))
            return {};
    } else {
        int nid = NID_undef;
        const int keyNid = key.isRsa() ? NID_rsaEncryption : NID_X9_62_id_ecPublicKey;
        // RFC 4055, 5: NULL for RSA; RFC 5758, 3.2: nothing for ECDSA.
        if (OBJ_find_sigid_by_algs(&nid, EVP_MD_get_type(m_digest.get()), keyNid) != 1
            || X509_ALGOR_set0(algorithm.get(), OBJ_nid2obj(nid),
                   key.isRsa() ? V_ASN1_NULL : V_ASN1_UNDEF, nullptr)
                != 1)
            return {};
    }
    unsigned char *der = nullptr;
    const int size = i2d_X509_ALGOR(algorithm.get(), &der);
    if (size <= 0)
        return {};
    Bytes encoded(der, der + size);
    OPENSSL_free(der);
    return encoded;
}

bool SignatureScheme::get(const CardKeyMaterial &key, OSSL_PARAM parameters[]) const
{
    if (OSSL_PARAM *id = OSSL_PARAM_locate(parameters, OSSL_SIGNATURE_PARAM_ALGORITHM_ID)) {
        const Bytes der = algorithmIdentifier(key);
        if (der.empty() || OSSL_PARAM_set_octet_string(id, der.data(), der.size()) != 1)
            return false;
    }
    const auto setName = [&](const char *name, const EVP_MD *digest) {
        OSSL_PARAM *parameter = OSSL_PARAM_locate(parameters, name);
        const char *text = digest != nullptr ? EVP_MD_get0_name(digest) : "";
        return parameter == nullptr || OSSL_PARAM_set_utf8_string(parameter, text) == 1;
    };
    const auto setChoice = [&](const char *name, int number, const std::string &text) {
        OSSL_PARAM *parameter = OSSL_PARAM_locate(parameters, name);
        if (parameter == nullptr)
            return true;
        return (parameter->data_type == OSSL_PARAM_UTF8_STRING
                       ? OSSL_PARAM_set_utf8_string(parameter, text.c_str())
                       : OSSL_PARAM_set_int(parameter, number))
            == 1;
    };
    const bool isPss = m_padding == RSA_PKCS1_PSS_PADDING;
    const auto saltText = [this] {
        switch (m_saltSize) {
        case RSA_PSS_SALTLEN_DIGEST:
            return std::string(OSSL_PKEY_RSA_PSS_SALT_LEN_DIGEST);
        case RSA_PSS_SALTLEN_MAX:
        case RSA_PSS_SALTLEN_AUTO:
            return std::string(OSSL_PKEY_RSA_PSS_SALT_LEN_MAX);
        default: // a size in octets
            return std::to_string(m_saltSize);
        }
    };
    return setName(OSSL_SIGNATURE_PARAM_DIGEST, m_digest.get())
        && setName(OSSL_SIGNATURE_PARAM_MGF1_DIGEST, maskDigest())
        && setChoice(OSSL_SIGNATURE_PARAM_PAD_MODE, m_padding,
            isPss ? OSSL_PKEY_RSA_PAD_MODE_PSS : OSSL_PKEY_RSA_PAD_MODE_PKCSV15)
        && setChoice(OSSL_SIGNATURE_PARAM_PSS_SALTLEN, m_saltSize, saltText());
}

const OSSL_PARAM *SignatureScheme::gettable()
{
    static const OSSL_PARAM parameters[]
        = {OSSL_PARAM_octet_string(OSSL_SIGNATURE_PARAM_ALGORITHM_ID, nullptr, 0),
            OSSL_PARAM_utf8_string(OSSL_SIGNATURE_PARAM_DIGEST, nullptr, 0),
            OSSL_PARAM_utf8_string(OSSL_SIGNATURE_PARAM_MGF1_DIGEST, nullptr, 0),
            OSSL_PARAM_utf8_string(OSSL_SIGNATURE_PARAM_PAD_MODE, nullptr, 0),
            OSSL_PARAM_utf8_string(OSSL_SIGNATURE_PARAM_PSS_SALTLEN, nullptr, 0), OSSL_PARAM_END};
    return parameters;
}

Bytes SignatureScheme::inputOf(const CardKeyMaterial &key, ByteView hash) const
{
    const std::size_t size = signedSize(key.algorithm);
    // EC without a name: a hash is told by its size, and whatever else is no hash to be signed. RSA
    // without a name would be a block that the caller made up.
    const EVP_MD *digest = m_digest || key.isRsa() ? m_digest.get() : hashOfSize(hash.size());
    if (digest == nullptr || hash.size() != static_cast<std::size_t>(EVP_MD_get_size(digest)))
        return {};
    if (!key.isRsa())
        return fitted(hash, size);
    if (m_padding == RSA_PKCS1_PSS_PADDING)
        return padPss(*digest, *maskDigest(), hash, saltSize(key), size);
    return padPkcs1(*digest, hash, size);
}

} // namespace eid
