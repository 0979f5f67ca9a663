#pragma once

#include "core/crypto/provider/cardkeymaterial.h"

#include <openssl/core.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

namespace eid {

/// Which hash a signature is made over, and how RSA pads it. SHA-256, SHA-384 and SHA-512 only: a
/// card's key never vouches for a hash that can be forged.
class SignatureScheme
{
public:
    [[nodiscard]] SignatureScheme duplicate() const;

    bool setDigest(OSSL_LIB_CTX *library, const char *name);
    /// Null where none was named.
    [[nodiscard]] const EVP_MD *digest() const { return m_digest.get(); }

    /// Takes OpenSSL's parameters; false for what is not supported.
    bool set(OSSL_LIB_CTX *library, const OSSL_PARAM parameters[]);
    static const OSSL_PARAM *settable();

    /// Answers OpenSSL's questions for signatures with \a key.
    bool get(const CardKeyMaterial &key, OSSL_PARAM parameters[]) const;
    static const OSSL_PARAM *gettable();

    /// What the card is given in order to sign \a hash with \a key; empty where that cannot be.
    [[nodiscard]] Bytes inputOf(const CardKeyMaterial &key, ByteView hash) const;

private:
    using OwnedDigest = OpenSslOwned<EVP_MD, EVP_MD_free>;

    static OwnedDigest fetch(OSSL_LIB_CTX *library, const char *name);
    bool setPadding(const OSSL_PARAM &parameter);
    bool setSaltSize(const OSSL_PARAM &parameter);
    [[nodiscard]] std::size_t saltSize(const CardKeyMaterial &key) const;
    [[nodiscard]] Bytes algorithmIdentifier(const CardKeyMaterial &key) const;
    [[nodiscard]] const EVP_MD *maskDigest() const;

    OwnedDigest m_digest;
    OwnedDigest m_maskDigest; ///< none: as m_digest
    int m_padding = RSA_PKCS1_PADDING;
    int m_saltSize = RSA_PSS_SALTLEN_DIGEST;
};

/// The hash that goes with \a key (RFC 5656, 6.2.1; RFC 8446, 4.2.3).
const char *defaultDigestOf(const CardKeyMaterial &key);

} // namespace eid
