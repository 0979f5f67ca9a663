#include "core/jose/jwk.h"

#include "core/crypto/keymaterial.h"
#include "core/crypto/publickeyhandle.h"
#include "core/jose/base64url.h"
#include "core/jose/disclosure.h"
#include "core/jose/jsontext.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>

namespace eid {

namespace {

using OwnedNumber = OpenSslOwned<BIGNUM, BN_free>;

tl::unexpected<Error> malformed(const char *what)
{
    return failure(
        ErrorCode::PlatformMalformedAnswer, QStringLiteral("JWK: %1").arg(QLatin1String(what)));
}

tl::unexpected<Error> unsupported(const char *what)
{
    return failure(ErrorCode::CardUnsupported, QStringLiteral("JWK: %1").arg(QLatin1String(what)));
}

QString textOf(ByteView octets)
{
    return QString::fromLatin1(toBase64Url(octets));
}

QJsonObject ecJwk(const QString &curve, ByteView publicKey, std::size_t size)
{
    // The whole of the key's one form ends with the coordinates of its point.
    const ByteView point = publicKey.last(2 * size);
    return {{QStringLiteral("kty"), QStringLiteral("EC")}, {QStringLiteral("crv"), curve},
        {QStringLiteral("x"), textOf(point.first(size))},
        {QStringLiteral("y"), textOf(point.last(size))}};
}

/// A number of the key without zeros in front (Base64urlUInt of RFC 7518, 2).
std::optional<QString> numberOf(const EVP_PKEY &key, const char *name)
{
    BIGNUM *got = nullptr;
    if (EVP_PKEY_get_bn_param(&key, name, &got) != 1)
        return std::nullopt;
    const OwnedNumber number(got);
    Bytes octets(static_cast<std::size_t>(BN_num_bytes(number.get())));
    BN_bn2bin(number.get(), octets.data());
    return textOf(octets);
}

std::optional<Bytes> octetsIn(const QJsonObject &jwk, const char *name)
{
    const QJsonValue value = jwk[QLatin1String(name)];
    return value.isString() ? fromBase64Url(value.toString().toUtf8()) : std::nullopt;
}

Result<Bytes> ecKeyOf(const QJsonObject &jwk)
{
    const QJsonValue curve = jwk[QLatin1String("crv")];
    const bool isP256 = curve == QLatin1String("P-256");
    if (!isP256 && curve != QLatin1String("P-384"))
        return curve.isString() ? unsupported("another curve") : malformed("crv");
    const KeyAlgorithm algorithm = isP256 ? KeyAlgorithm::EcP256 : KeyAlgorithm::EcP384;
    const auto x = octetsIn(jwk, "x");
    const auto y = octetsIn(jwk, "y");
    if (!x || x->size() != signedSize(algorithm))
        return malformed("x");
    if (!y || y->size() != signedSize(algorithm))
        return malformed("y");
    Bytes point{0x04};
    append(point, *x);
    append(point, *y);
    auto key = ecPublicKeyInfo(algorithm, point);
    if (!key)
        return malformed("not on the curve");
    return *std::move(key);
}

Result<Bytes> rsaKeyOf(const QJsonObject &jwk)
{
    const auto modulus = octetsIn(jwk, "n");
    const auto exponent = octetsIn(jwk, "e");
    if (!modulus || modulus->empty() || modulus->front() == 0)
        return malformed("n");
    if (!exponent || exponent->empty() || exponent->front() == 0)
        return malformed("e");
    if (modulus->size() != signedSize(KeyAlgorithm::Rsa2048))
        return unsupported("another size of RSA");
    auto key = rsaPublicKeyInfo(*modulus, *exponent);
    if (!key)
        return malformed("no RSA key of 2048 bits");
    return *std::move(key);
}

} // namespace

Result<QJsonObject> jwkOf(ByteView publicKey)
{
    const auto decoded = decodePublicKey(publicKey);
    if (!decoded)
        return failure(decoded.error());
    switch (decoded->algorithm) {
    case KeyAlgorithm::EcP256:
        return ecJwk(QStringLiteral("P-256"), publicKey, signedSize(decoded->algorithm));
    case KeyAlgorithm::EcP384:
        return ecJwk(QStringLiteral("P-384"), publicKey, signedSize(decoded->algorithm));
    case KeyAlgorithm::Rsa2048:
        break;
    }
    const auto modulus = numberOf(*decoded->key, OSSL_PKEY_PARAM_RSA_N);
    const auto exponent = numberOf(*decoded->key, OSSL_PKEY_PARAM_RSA_E);
    if (!modulus || !exponent)
        return failure(ErrorCode::Internal, takeOpenSslReason());
    return QJsonObject{{QStringLiteral("kty"), QStringLiteral("RSA")},
        {QStringLiteral("n"), *modulus}, {QStringLiteral("e"), *exponent}};
}

Result<Bytes> publicKeyOfJwk(const QJsonObject &jwk)
{
    for (const char *secret : {"d", "p", "q", "dp", "dq", "qi", "oth", "k"}) {
        if (jwk.contains(QLatin1String(secret)))
            return malformed("a private key");
    }
    const QJsonValue kind = jwk[QLatin1String("kty")];
    if (kind == QLatin1String("EC"))
        return ecKeyOf(jwk);
    if (kind == QLatin1String("RSA"))
        return rsaKeyOf(jwk);
    return kind.isString() ? unsupported("another kty") : malformed("kty");
}

QByteArray thumbprintOf(const QJsonObject &jwk)
{
    QStringList names;
    if (jwk[QLatin1String("kty")] == QLatin1String("EC"))
        names = {
            QStringLiteral("crv"), QStringLiteral("kty"), QStringLiteral("x"), QStringLiteral("y")};
    else if (jwk[QLatin1String("kty")] == QLatin1String("RSA"))
        names = {QStringLiteral("e"), QStringLiteral("kty"), QStringLiteral("n")};
    QJsonObject required;
    for (const QString &name : names) {
        if (!jwk[name].isString())
            return {};
        required.insert(name, jwk[name]);
    }
    // Qt writes members in the order of their names, as the RFC wants them.
    return required.isEmpty() ? QByteArray() : digestOfText(compactJson(required));
}

} // namespace eid
