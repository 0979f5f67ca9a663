#include "core/onlinecopy/requestobject.h"

#include "core/base/errorwords.h"
#include "core/crypto/publickey.h"
#include "core/crypto/servicecertificate.h"
#include "core/jose/jsontext.h"
#include "core/jose/jws.h"
#include "core/onlinecopy/copyquery.h"
#include "core/onlinecopy/plaintext.h"
#include "core/onlinecopy/platformplace.h"
#include "core/onlinecopy/transactiontext.h"

#include <QSet>

#include <algorithm>

namespace eid {

namespace {

constexpr QLatin1String prefix("x509_san_dns:");
constexpr qsizetype longestHost = 253; // RFC 1035, 2.3.4
constexpr qsizetype longestPurpose = 300;
constexpr qsizetype shortestRandom = 22; // 128 bits, 6 in each character
constexpr qsizetype longestRandom = 512;
constexpr qsizetype fewestCharacters = 8;
constexpr qint64 longestLife = 600; // seconds
constexpr qint64 clockTolerance = 60; // seconds

tl::unexpected<Error> malformed(const char *what)
{
    return failure(ErrorCode::RequestMalformed, QString::fromLatin1(what));
}

tl::unexpected<Error> untrusted(const QString &why)
{
    return failure(ErrorCode::RequestUntrusted, why);
}

tl::unexpected<Error> unsupported(const char *what)
{
    return failure(ErrorCode::RequestUnsupported, QString::fromLatin1(what));
}

/// Why \a error of a certificate or a signature makes that nobody is known.
tl::unexpected<Error> untrusted(const char *what, const Error &error)
{
    return untrusted(QStringLiteral("%1: %2 %3")
                         .arg(QLatin1String(what), QLatin1String(errorWords(error.code).identifier),
                             error.detail)
                         .trimmed());
}

/// A name of the domain name system in lower case (RFC 1123, 2.1).
bool isHost(const QString &host)
{
    const QStringList labels = host.split(u'.');
    return host.size() <= longestHost && std::ranges::all_of(labels, [](const QString &label) {
        constexpr qsizetype longestLabel = 63;
        return !label.isEmpty() && label.size() <= longestLabel && !label.startsWith(u'-')
            && !label.endsWith(u'-') && std::ranges::all_of(label, [](QChar c) {
                   return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-';
               });
    });
}

/// Enough random characters that URLs are written with (RFC 3986, 2.3).
bool isRandom(const QString &text)
{
    const bool isWritten = std::ranges::all_of(text, [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')
            || QStringView(u"-._~").contains(c);
    });
    return isWritten && text.size() >= shortestRandom && text.size() <= longestRandom
        && QSet<QChar>(text.begin(), text.end()).size() >= fewestCharacters;
}

Result<RelyingParty> relyingPartyIn(const Certificate &certificate, const QString &clientId)
{
    if (!clientId.startsWith(prefix))
        return untrusted(QStringLiteral("client_id"));
    RelyingParty party;
    party.clientId = clientId;
    party.host = clientId.sliced(prefix.size());
    if (!isHost(party.host) || !hasDnsName(certificate, party.host))
        return untrusted(QStringLiteral("the host is not the certificate's"));
    party.name = organisationOf(certificate);
    if (party.name.isEmpty() || party.name.contains(QChar::ReplacementCharacter)
        || !isPlainText(party.name, TextLines::One))
        return untrusted(QStringLiteral("the certificate names no organisation"));
    party.issuer = certificate.issuerCommonName;
    party.validFrom = certificate.notBefore;
    party.validUntil = certificate.notAfter;
    party.sha256 = certificate.sha256;
    return party;
}

Result<QList<Certificate>> signersOf(const Jws &jws, const RequestRules &rules)
{
    const auto chain = jws.certificates();
    if (!chain)
        return untrusted("x5c", chain.error());
    auto path = findSigner(*chain, QLatin1String(relyingPartyService), rules.roots, rules.now);
    if (!path)
        return untrusted("x5c", path.error());
    if (const auto verified = verifyJws(jws, publicKeyOf(path->constFirst())); !verified)
        return untrusted("signature", verified.error());
    return path;
}

Result<QDateTime> expiryIn(const QJsonObject &claims, const QDateTime &now)
{
    const auto issued = numericDateIn(claims[QLatin1String("iat")]);
    const auto expires = numericDateIn(claims[QLatin1String("exp")]);
    if (!issued || !expires || issued->secsTo(*expires) <= 0
        || issued->secsTo(*expires) > longestLife)
        return malformed("iat and exp");
    if (*expires <= now)
        return failure(ErrorCode::RequestOver, QStringLiteral("exp"));
    if (now.secsTo(*issued) > clockTolerance)
        return malformed("iat");
    if (const QJsonValue begins = claims[QLatin1String("nbf")]; !begins.isUndefined()) {
        const auto begin = numericDateIn(begins);
        if (!begin || now.secsTo(*begin) > clockTolerance)
            return malformed("nbf");
    }
    return *expires;
}

bool isAudience(const QJsonValue &value)
{
    const QLatin1String wallet("https://self-issued.me/v2"); // OpenID4VP 1.0, 5.8
    return value == wallet || value == QJsonArray{wallet};
}

/// How and where the answer goes.
Result<void> checkAnswer(const QJsonObject &claims, const QUrl &address)
{
    if (claims[QLatin1String("response_type")] != QLatin1String("vp_token"))
        return unsupported("response_type");
    if (claims[QLatin1String("response_mode")] != QLatin1String("direct_post"))
        return unsupported("response_mode");
    if (claims.contains(QLatin1String("redirect_uri")))
        return malformed("redirect_uri");
    if (claims.contains(QLatin1String("request")) || claims.contains(QLatin1String("request_uri")))
        return malformed("a request in the request");
    const auto path = pathAtPlatform(address, claims[QLatin1String("response_uri")].toString());
    if (path != QByteArray(responsesPath))
        return untrusted(QStringLiteral("response_uri"));
    return {};
}

Result<QList<AuthenticationFactor>> factorsIn(const QJsonValue &value)
{
    if (value.isUndefined() || value == QLatin1String("urn:eid:acr:copy"))
        return QList{AuthenticationFactor::CardPin, AuthenticationFactor::Copy};
    if (value == QLatin1String("urn:eid:acr:copy-face"))
        return QList{
            AuthenticationFactor::CardPin, AuthenticationFactor::Copy, AuthenticationFactor::Face};
    if (!value.isString())
        return malformed("acr_values");
    return unsupported("acr_values");
}

/// What is wanted of the holder, into \a request.
Result<void> readWishes(const QJsonObject &claims, OpenRequest &request)
{
    const auto factors = factorsIn(claims[QLatin1String("acr_values")]);
    if (!factors)
        return failure(factors.error());
    request.shown.factors = *factors;
    if (claims.contains(QLatin1String("scope")))
        return unsupported("scope");
    const auto query = copyQueryIn(claims[QLatin1String("dcql_query")].toObject());
    if (!query)
        return failure(query.error());
    request.credential = query->credential;
    request.shown.asked = query->asked;
    request.shown.needed = query->needed;
    request.shown.choices = query->choices;
    auto texts = transactionTextsIn(claims[QLatin1String("transaction_data")], request.credential);
    if (!texts)
        return failure(texts.error());
    request.shown.transactionTexts = std::move(texts->texts);
    request.transactionData = std::move(texts->encoded);
    if (const QJsonValue purpose = claims[QLatin1String("purpose")]; !purpose.isUndefined()) {
        const auto text = plainTextIn(purpose, longestPurpose, TextLines::One);
        if (!text)
            return malformed("purpose");
        request.shown.purpose = *text;
    }
    return {};
}

} // namespace

Result<OpenRequest> verifyRequest(
    QByteArrayView object, const QString &clientId, const RequestRules &rules)
{
    const auto jws = parseJws(object);
    if (!jws)
        return failure(ErrorCode::RequestMalformed, jws.error().detail);
    if (jws->type() != QLatin1String("oauth-authz-req+jwt"))
        return malformed("typ");
    OpenRequest request;
    auto path = signersOf(*jws, rules);
    if (!path)
        return failure(path.error());
    request.path = *std::move(path);
    auto party = relyingPartyIn(request.path.constFirst(), clientId);
    if (!party)
        return failure(party.error());
    request.shown.relyingParty = *std::move(party);

    const auto claims = jws->claims();
    if (!claims)
        return malformed("no JSON object");
    if ((*claims)[QLatin1String("client_id")] != clientId)
        return untrusted(QStringLiteral("client_id"));
    if (!isAudience((*claims)[QLatin1String("aud")]))
        return malformed("aud");
    const auto expires = expiryIn(*claims, rules.now);
    if (!expires)
        return failure(expires.error());
    request.shown.expires = *expires;
    if (const auto answer = checkAnswer(*claims, rules.address); !answer)
        return failure(answer.error());
    request.nonce = (*claims)[QLatin1String("nonce")].toString();
    request.state = (*claims)[QLatin1String("state")].toString();
    if (!isRandom(request.nonce) || !isRandom(request.state) || request.nonce == request.state)
        return malformed("nonce and state");
    if (const auto wishes = readWishes(*claims, request); !wishes)
        return failure(wishes.error());
    request.shown.identifier = QUuid::createUuid();
    return request;
}

} // namespace eid
