#include "core/jose/keybinding.h"

#include "core/crypto/publickeyhandle.h"
#include "core/jose/disclosure.h"
#include "core/jose/jsontext.h"
#include "core/jose/jwk.h"

namespace eid {

namespace {

/// How far the holder's clock may be ahead.
constexpr qint64 secondsAhead = 60;

tl::unexpected<Error> malformed(const char *what)
{
    return failure(ErrorCode::PlatformMalformedAnswer, QString::fromLatin1(what));
}

QJsonArray hashesOf(const QList<QByteArray> &transactionData)
{
    QJsonArray hashes;
    for (const QByteArray &data : transactionData)
        hashes.append(QString::fromLatin1(digestOfText(data)));
    return hashes;
}

bool isMadeInTime(const QJsonValue &issuedAt, const QDateTime &now, std::chrono::seconds age)
{
    const auto made = numericDateIn(issuedAt);
    return made && *made >= now.addSecs(-age.count()) && *made <= now.addSecs(secondsAhead);
}

/// The claim by which the key binding itself is not valid at \a now (RFC 7519, 4.1.4 and 4.1.5);
/// null for none, as is usual.
const char *untimelyIn(const QJsonObject &claims, const QDateTime &now)
{
    const QJsonValue end = claims[QLatin1String("exp")];
    const QJsonValue start = claims[QLatin1String("nbf")];
    const auto endsAt = numericDateIn(end);
    const auto startsAt = numericDateIn(start);
    if (!end.isUndefined() && (!endsAt || *endsAt <= now))
        return "exp";
    if (!start.isUndefined() && (!startsAt || *startsAt > now.addSecs(secondsAhead)))
        return "nbf";
    return nullptr;
}

bool areOf(const QJsonObject &claims, const QList<QByteArray> &transactionData)
{
    const QJsonValue hashes = claims[QLatin1String("transaction_data_hashes")];
    const QJsonValue algorithm = claims[QLatin1String("transaction_data_hashes_alg")];
    if (transactionData.isEmpty())
        return hashes.isUndefined() && algorithm.isUndefined();
    return hashes == hashesOf(transactionData)
        && (algorithm.isUndefined() || algorithm == QLatin1String("sha-256"));
}

Result<PublicKeyHandle> holderKeyOf(const SdJwt &sdJwt)
{
    const QJsonObject confirmation = sdJwt.claims()[QLatin1String("cnf")].toObject();
    auto key = publicKeyOfJwk(confirmation[QLatin1String("jwk")].toObject())
                   .and_then([](const Bytes &der) { return decodePublicKey(der); });
    if (!key)
        return malformed("cnf");
    return key;
}

Result<QJsonObject> signedClaims(const SdJwt &sdJwt, const PublicKeyHandle &key)
{
    const auto binding = parseJws(sdJwt.keyBinding());
    if (!binding || !verifyJws(*binding, key))
        return malformed("signature");
    if (binding->header[QLatin1String("typ")] != QLatin1String("kb+jwt"))
        return malformed("typ");
    return binding->claims();
}

} // namespace

Result<QByteArray> bindPresentation(
    const QByteArray &presented, const KeyBinding &binding, const SigningKey &key)
{
    if (!presented.endsWith('~'))
        return failure(ErrorCode::InvalidArgument, QStringLiteral("no \"~\" at the end"));
    QJsonObject claims{{QStringLiteral("aud"), binding.audience},
        {QStringLiteral("nonce"), binding.nonce},
        {QStringLiteral("iat"), binding.issuedAt.toSecsSinceEpoch()},
        {QStringLiteral("sd_hash"), QString::fromLatin1(digestOfText(presented))}};
    if (!binding.transactionData.isEmpty()) {
        claims.insert(QStringLiteral("transaction_data_hashes"), hashesOf(binding.transactionData));
        claims.insert(QStringLiteral("transaction_data_hashes_alg"), QStringLiteral("sha-256"));
    }
    const auto token = signJwt({{QStringLiteral("typ"), QStringLiteral("kb+jwt")}}, claims, key);
    if (!token)
        return failure(token.error());
    return presented + *token;
}

Result<void> verifyKeyBinding(
    const SdJwt &sdJwt, const KeyBinding &expected, std::chrono::seconds age)
{
    const auto key = holderKeyOf(sdJwt);
    if (!key)
        return failure(key.error());
    return verifyKeyBinding(sdJwt, expected, age, *key);
}

Result<void> verifyKeyBinding(const SdJwt &sdJwt, const KeyBinding &expected,
    std::chrono::seconds age, const PublicKeyHandle &key)
{
    const auto claims = signedClaims(sdJwt, key);
    if (!claims)
        return failure(claims.error());
    if ((*claims)[QLatin1String("aud")] != expected.audience)
        return malformed("aud");
    if ((*claims)[QLatin1String("nonce")] != expected.nonce)
        return malformed("nonce");
    if (!isMadeInTime((*claims)[QLatin1String("iat")], expected.issuedAt, age))
        return malformed("iat");
    if (const char *untimely = untimelyIn(*claims, expected.issuedAt))
        return malformed(untimely);
    if ((*claims)[QLatin1String("sd_hash")] != QString::fromLatin1(digestOfText(sdJwt.presented())))
        return malformed("sd_hash");
    if (!areOf(*claims, expected.transactionData))
        return malformed("transaction_data_hashes");
    return {};
}

} // namespace eid
