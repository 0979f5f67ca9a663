#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/crypto/certificate.h"
#include "core/crypto/keyalgorithm.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>

#include <cstddef>

struct evp_pkey_st;

namespace eid {

struct PublicKeyHandle;

/// The most octets of a compact serialisation that is looked at.
inline constexpr std::size_t longestJws = 256 * 1024;

/// A JSON Web Signature in its compact serialisation (RFC 7515, 7.1), taken apart and not verified.
struct Jws
{
    QJsonObject header; ///< the protected one; there is no other in this form
    Bytes payload;
    QByteArray signingInput; ///< what was signed: header and payload as they stood, and the dot
    Bytes signature; ///< as in JOSE: for EC r and s, each as long as the order (RFC 7518, 3.4)

    /// The payload as a JSON object: the claims of a JWT. Fails with PlatformMalformedAnswer.
    [[nodiscard]] Result<QJsonObject> claims() const;
    /// The "typ" of the header, lower case and without "application/"; empty where there is none.
    [[nodiscard]] QString type() const;
    /// The certificates of "x5c" (RFC 7515, 4.1.6), the signer's first; at most 8. Fails with
    /// PlatformMalformedAnswer where there are none, and with CertificateMalformed.
    [[nodiscard]] Result<QList<Certificate>> certificates() const;
};

/// Takes \a compact apart. Fails with PlatformMalformedAnswer for what is none, for "crit" and
/// "b64" in the header (nothing critical is understood here), and where it is longer than
/// longestJws.
Result<Jws> parseJws(QByteArrayView compact);

/// Checks the signature with \a publicKey (SubjectPublicKeyInfo in DER). The header's "alg" must
/// be the one of the key: ES256 for P-256, ES384 for P-384, PS256 for RSA; never "none", and never
/// what a header alone says. Fails with PlatformMalformedAnswer where it is another or the
/// signature does not hold, and as keyAlgorithmOf() does.
Result<void> verifyJws(const Jws &jws, ByteView publicKey);

/// The same with a key that was read already: to read one costs several times what a signature
/// does.
Result<void> verifyJws(const Jws &jws, const PublicKeyHandle &key);

/// A private key to sign with: on a card (CardKey::handle() and algorithm()) or not. Owned by
/// somebody else.
struct SigningKey
{
    evp_pkey_st *handle = nullptr;
    KeyAlgorithm algorithm = KeyAlgorithm::EcP256;
};

/// The "alg" of signatures by keys of this kind.
QString jwsAlgorithm(KeyAlgorithm algorithm);

/// Signs \a payload under \a header, to which "alg" is added. A card signs once. Fails with
/// Internal where OpenSSL does, the card's own error then being in CardKey::takeSigningError().
Result<QByteArray> signJws(QJsonObject header, ByteView payload, const SigningKey &key);

/// The same for the claims of a JWT, in their compact form.
Result<QByteArray> signJwt(QJsonObject header, const QJsonObject &claims, const SigningKey &key);

} // namespace eid
