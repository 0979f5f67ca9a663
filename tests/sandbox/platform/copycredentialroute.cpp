#include "core/jose/jsontext.h"
#include "core/jose/jwk.h"
#include "tests/sandbox/platform/answers.h"
#include "tests/sandbox/platform/certificatefacts.h"
#include "tests/sandbox/platform/copymaking.h"
#include "tests/sandbox/platform/copynonces.h"
#include "tests/sandbox/platform/copytokens.h"

#include <openssl/rand.h>

namespace eid::sandbox {

namespace {

constexpr int mostCopiesOfCard = 256;
constexpr int secondsOfProof = 300;
constexpr int secondsAhead = 60;

using Proofs = QList<Jws>;

/// What was wrong, as OAuth says it, in the place of what was to be found.
template <typename T>
using Checked = tl::expected<T, Answer>;

tl::unexpected<Answer> wrong(const char *error, const char *description)
{
    return tl::unexpected(oauthError(error, description));
}

Answer tokenInvalid()
{
    Answer answer = oauthError("invalid_token", "The access token does not open this");
    answer.status = 401;
    answer.fields = {{"WWW-Authenticate", "Bearer error=\"invalid_token\""}};
    return answer;
}

ByteView octetsOf(const QByteArray &text)
{
    return {reinterpret_cast<const std::uint8_t *>(text.constData()),
        static_cast<std::size_t>(text.size())};
}

/// The grant that the access token belongs to; nothing where it does not open this.
Result<std::optional<GrantRecord>> grantOf(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request)
{
    static const QByteArray scheme = "bearer ";
    if (request.authorization.left(scheme.size()).toLower() != scheme)
        return std::nullopt;
    const auto token
        = storage.copies().token(tokenDigest(request.authorization.mid(scheme.size())));
    if (!token)
        return failure(token.error());
    if (!*token || (*token)->kind != TokenRecord::Kind::Access
        || (*token)->expires <= services.clock.now()
        || (*token)->certificate != certificateDigestOf(request))
        return std::nullopt;
    auto grant = storage.copies().grant((*token)->grant);
    if (grant && *grant
        && ((*grant)->generation != (*token)->generation
            || (*grant)->cardUuid != request.peer.cardUuid))
        return std::nullopt;
    return grant;
}

Checked<Proofs> proofsIn(const PlatformRequest &request)
{
    const auto asked = jsonObjectIn(octetsOf(request.body));
    if (request.contentType != "application/json" || !asked)
        return wrong("invalid_credential_request", "The request is no JSON");
    if (asked->contains(QLatin1String("credential_response_encryption")))
        return wrong("invalid_encryption_parameters", "Answers are not encrypted here");
    if (asked->contains(QLatin1String("credential_identifier")))
        return wrong("unknown_credential_identifier", "There is no such credential");
    if ((*asked)[QLatin1String("credential_configuration_id")] != QLatin1String(copyConfiguration))
        return wrong("unknown_credential_configuration", "There is no such credential");
    const QJsonObject given = (*asked)[QLatin1String("proofs")].toObject();
    const QJsonArray tokens = given[QLatin1String("jwt")].toArray();
    if (given.size() != 1 || tokens.isEmpty() || tokens.size() > mostCopiesAtOnce)
        return wrong("invalid_proof", "One to 16 proofs as JWT are wanted");
    Proofs proofs;
    for (const auto token : tokens) {
        auto proof = parseJws(token.toString().toLatin1());
        if (!proof)
            return wrong("invalid_proof", "A proof is no JWT");
        proofs << *std::move(proof);
    }
    return proofs;
}

/// Whether \a proof (OpenID4VCI 1.0, F.1) is by \a key; its nonce then.
Checked<QByteArray> checkProof(const PlatformServices &services, const Jws &proof, const Bytes &key)
{
    const auto shown = publicKeyOfJwk(proof.header[QLatin1String("jwk")].toObject());
    const bool isNamedOtherwise = proof.header.contains(QLatin1String("kid"))
        || proof.header.contains(QLatin1String("x5c"));
    if (proof.header[QLatin1String("typ")] != QLatin1String("openid4vci-proof+jwt")
        || isNamedOtherwise || !shown || *shown != key)
        return wrong("invalid_proof", "A proof is not by the card's key");
    const auto claims = proof.claims();
    if (!claims || !verifyJws(proof, key))
        return wrong("invalid_proof", "The signature of a proof does not hold");
    if ((*claims)[QLatin1String("aud")] != services.address)
        return wrong("invalid_proof", "A proof is for somebody else");
    const auto made = numericDateIn((*claims)[QLatin1String("iat")]);
    const QDateTime now = services.clock.now();
    if (!made || *made < now.addSecs(-secondsOfProof) || *made > now.addSecs(secondsAhead))
        return wrong("invalid_proof", "A proof is too old");
    return (*claims)[QLatin1String("nonce")].toString().toLatin1();
}

/// The one nonce of all \a proofs.
Checked<QByteArray> checkProofs(
    const PlatformServices &services, const Proofs &proofs, const Bytes &key)
{
    QByteArray nonce;
    for (const Jws &proof : proofs) {
        const auto own = checkProof(services, proof, key);
        if (!own)
            return own;
        if (!nonce.isEmpty() && *own != nonce)
            return wrong("invalid_nonce", "The proofs of a request have the same nonce");
        nonce = *own;
    }
    return nonce;
}

/// A number that no copy has. Within a transaction.
Result<qint64> freeNumber(PlatformStorage &storage)
{
    const auto list = storage.copies().openList();
    if (!list)
        return list;
    for (;;) {
        std::uint32_t drawn = 0;
        if (RAND_bytes(reinterpret_cast<unsigned char *>(&drawn), sizeof drawn) != 1)
            return failure(ErrorCode::Internal, QStringLiteral("no random numbers"));
        const qint64 number = *list * copiesOfList + drawn % copiesOfList;
        const auto taken = storage.copies().copy(number);
        if (!taken)
            return failure(taken.error());
        if (!*taken)
            return number;
    }
}

/// One copy, kept. Within a transaction.
Result<QByteArray> issueOne(const PlatformServices &services, PlatformStorage &storage,
    const PlatformRequest &request, CopyContent content)
{
    const auto number = freeNumber(storage);
    if (!number)
        return failure(number.error());
    content.statusIndex = *number % copiesOfList;
    content.statusUri = services.address + QLatin1String("/v1/status-lists/")
        + QString::number(*number / copiesOfList);
    const auto made = makeCopy(services.issuer, content);
    if (!made)
        return made;
    const QByteArray digest = tokenDigest(made->left(made->indexOf('~')));
    return storage.copies()
        .addCopy({*number, request.peer.cardUuid, CopyState::Valid, content.expires, digest})
        .map([&] { return *made; });
}

/// Within a transaction.
Answered issue(const PlatformServices &services, PlatformStorage &storage,
    const PlatformRequest &request, const Bytes &key, qsizetype count)
{
    const QDateTime now = services.clock.now();
    const auto card = storage.card(request.peer.cardUuid);
    if (!card)
        return refuse(card.error());
    const auto citizen = citizenOf(certificateOf(request.peer.certificate).get());
    const auto holderKey = jwkOf(key);
    if (!*card || !(*card)->documentExpires.isValid() || !citizen || !holderKey)
        return oauthError("credential_request_denied", "There is nothing on record to copy");
    // The holder may have reported it lost since the connection was let in.
    const auto holds = storage.holds().holds(request.peer.cardUuid);
    if (!holds)
        return refuse(holds.error());
    const auto inForce = storage.copies().copiesInForce(request.peer.cardUuid, now);
    if (!inForce)
        return refuse(inForce.error());
    CopyContent content{services.address, *citizen, (*card)->documentExpires, *holderKey, {}, 0,
        now, expiryOfCopy((*card)->documentExpires, now)};
    if (!holds->isEmpty())
        return oauthError("credential_request_denied", "The card is suspended");
    if (content.expires <= now)
        return oauthError("credential_request_denied", "The ID card has expired");
    if (*inForce + count > mostCopiesOfCard)
        return oauthError("credential_request_denied", "The card has enough copies");
    QJsonArray credentials;
    for (qsizetype i = 0; i < count; ++i) {
        const auto made = issueOne(services, storage, request, content);
        if (!made)
            return refuse(made.error());
        credentials.append(QJsonObject{{QStringLiteral("credential"), QString::fromLatin1(*made)}});
    }
    const auto noted = storage.addAudit(
        {now, request.peer.cardUuid, QStringLiteral("copies-issued"), request.peer.serialNumber});
    if (!noted)
        return refuse(noted.error());
    return jsonAnswer({{QStringLiteral("credentials"), credentials}});
}

/// Within a transaction.
Answered issueFor(const PlatformServices &services, PlatformStorage &storage,
    const PlatformRequest &request, const Bytes &key, const QByteArray &nonce, qsizetype count)
{
    // It may have been refreshed meanwhile.
    const auto found = grantOf(services, storage, request);
    if (!found)
        return refuse(found.error());
    if (!*found)
        return tokenInvalid();
    GrantRecord grant = **found;
    grant.used = true;
    if (const auto kept = storage.copies().changeGrant(grant); !kept)
        return refuse(kept.error());
    const auto fresh = takeNonce(services, storage, nonce);
    if (!fresh)
        return refuse(fresh.error());
    if (!*fresh)
        return oauthError("invalid_nonce", "The nonce is too old, or was used before");
    return issue(services, storage, request, key, count);
}

} // namespace

Answered answerCopyCredential(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request)
{
    const auto opens = grantOf(services, storage, request);
    if (!opens)
        return refuse(opens.error());
    if (!*opens)
        return tokenInvalid();
    const auto proofs = proofsIn(request);
    if (!proofs)
        return proofs.error();
    const Bytes key
        = publicKeyDerOf(X509_get0_pubkey(certificateOf(request.peer.certificate).get()));
    const auto nonce = checkProofs(services, *proofs, key);
    if (!nonce)
        return nonce.error();
    return answeredWithin(
        storage, [&] { return issueFor(services, storage, request, key, *nonce, proofs->size()); });
}

} // namespace eid::sandbox
