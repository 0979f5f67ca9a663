#pragma once

#include "core/base/bytes.h"
#include "core/crypto/openssl.h"

#include <QList>

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <string>
#include <utility>

namespace eid {

using OwnedKey = OpenSslOwned<EVP_PKEY, EVP_PKEY_free>;
using OwnedX509 = OpenSslOwned<X509, X509_free>;

/// A certificate and its key, where the key is in software.
struct TestIdentity
{
    OwnedX509 certificate;
    OwnedKey key;

    [[nodiscard]] Bytes der() const;
    /// RFC 7469, 2.4.
    [[nodiscard]] Bytes pin() const;
};

/// What a certificate is to be like.
struct TestWish
{
    using Extensions = QList<std::pair<std::string, std::string>>;

    static TestWish server(); ///< of localhost and 127.0.0.1
    static TestWish authority();
    static TestWish client(); ///< of a card that is called by its UUID, and names nobody

    std::string commonName;
    std::string key = "P-256"; ///< a curve, or "RSA-1024"
    const char *digest = "SHA256";
    long begins = -24 * 60 * 60; ///< seconds from now
    long ends = 24 * 60 * 60;
    Extensions extensions; ///< OpenSSL's configuration syntax
};

/// A certificate signed by \a issuer, or by itself. \a publicKey: instead of a new key.
TestIdentity issue(
    const TestWish &wish, const TestIdentity *issuer = nullptr, EVP_PKEY *publicKey = nullptr);

Bytes derOf(X509 &certificate);

} // namespace eid
