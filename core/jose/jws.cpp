#include "core/jose/jws.h"

#include "core/jose/base64url.h"
#include "core/jose/jsontext.h"
#include "core/jose/jwssignature.h"

#include <QJsonArray>

namespace eid {

namespace {

constexpr qsizetype mostCertificates = 8;

tl::unexpected<Error> malformed(const char *what)
{
    return failure(
        ErrorCode::PlatformMalformedAnswer, QStringLiteral("JWS: %1").arg(QLatin1String(what)));
}

ByteView octetsOf(const QByteArray &text)
{
    return {
        reinterpret_cast<const std::uint8_t *>(text.data()), static_cast<std::size_t>(text.size())};
}

/// Base64 as it is in "x5c": not the URL-safe one, padded, in one line.
std::optional<Bytes> fromBase64(const QJsonValue &value)
{
    if (!value.isString())
        return std::nullopt;
    const QByteArray text = value.toString().toUtf8();
    const auto decoded = QByteArray::fromBase64Encoding(
        text, QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || (*decoded).toBase64() != text)
        return std::nullopt;
    return Bytes((*decoded).cbegin(), (*decoded).cend());
}

std::optional<QString> faultOf(const QJsonObject &header)
{
    for (const char *name : {"crit", "b64"}) {
        if (header.contains(QLatin1String(name)))
            return QString::fromLatin1(name);
    }
    if (!header[QLatin1String("alg")].isString())
        return QStringLiteral("alg");
    const QJsonValue type = header[QLatin1String("typ")];
    if (!type.isUndefined() && !type.isString())
        return QStringLiteral("typ");
    return std::nullopt;
}

} // namespace

Result<QJsonObject> Jws::claims() const
{
    auto object = jsonObjectIn(payload);
    if (!object)
        return malformed("claims");
    return *std::move(object);
}

QString Jws::type() const
{
    QString type = header[QLatin1String("typ")].toString().toLower();
    const QLatin1String prefix("application/");
    return type.startsWith(prefix) ? type.sliced(prefix.size()) : type;
}

Result<QList<Certificate>> Jws::certificates() const
{
    const QJsonArray chain = header[QLatin1String("x5c")].toArray();
    if (chain.isEmpty() || chain.size() > mostCertificates)
        return malformed("x5c");
    QList<Certificate> certificates;
    for (const auto entry : chain) {
        const auto der = fromBase64(entry);
        if (!der)
            return malformed("x5c");
        auto certificate = parseCertificate(*der);
        if (!certificate)
            return failure(certificate.error());
        certificates.append(*std::move(certificate));
    }
    return certificates;
}

Result<Jws> parseJws(QByteArrayView compact)
{
    if (static_cast<std::size_t>(compact.size()) > longestJws)
        return malformed("too long");
    const qsizetype first = compact.indexOf('.');
    const qsizetype last = compact.lastIndexOf('.');
    if (first < 0 || last == first || compact.sliced(first + 1, last - first - 1).contains('.'))
        return malformed("parts");
    const auto header = fromBase64Url(compact.first(first));
    auto payload = fromBase64Url(compact.sliced(first + 1, last - first - 1));
    auto signature = fromBase64Url(compact.sliced(last + 1));
    if (!header || !payload || !signature)
        return malformed("base64url");
    auto object = jsonObjectIn(*header);
    if (!object)
        return malformed("header");
    if (const auto fault = faultOf(*object))
        return malformed(qPrintable(*fault));
    return Jws{*std::move(object), *std::move(payload), compact.first(last).toByteArray(),
        *std::move(signature)};
}

Result<void> verifyJws(const Jws &jws, ByteView publicKey)
{
    const auto key = decodePublicKey(publicKey);
    if (!key)
        return failure(key.error());
    return verifyJws(jws, *key);
}

Result<void> verifyJws(const Jws &jws, const PublicKeyHandle &key)
{
    if (jws.header[QLatin1String("alg")] != jwsAlgorithm(key.algorithm))
        return malformed("alg");
    if (!holds(key, octetsOf(jws.signingInput), jws.signature))
        return malformed("signature");
    return {};
}

QString jwsAlgorithm(KeyAlgorithm algorithm)
{
    switch (algorithm) {
    case KeyAlgorithm::EcP256:
        return QStringLiteral("ES256");
    case KeyAlgorithm::EcP384:
        return QStringLiteral("ES384");
    case KeyAlgorithm::Rsa2048:
        return QStringLiteral("PS256");
    }
    Q_UNREACHABLE();
}

Result<QByteArray> signJws(QJsonObject header, ByteView payload, const SigningKey &key)
{
    header.insert(QStringLiteral("alg"), jwsAlgorithm(key.algorithm));
    const QByteArray input
        = toBase64Url(octetsOf(compactJson(header))) + '.' + toBase64Url(payload);
    const auto signature = signatureOver(octetsOf(input), key);
    if (!signature)
        return failure(signature.error());
    return input + '.' + toBase64Url(*signature);
}

Result<QByteArray> signJwt(QJsonObject header, const QJsonObject &claims, const SigningKey &key)
{
    return signJws(std::move(header), octetsOf(compactJson(claims)), key);
}

} // namespace eid
