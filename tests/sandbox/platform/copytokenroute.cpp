#include "tests/sandbox/platform/answers.h"
#include "tests/sandbox/platform/copyoffers.h"
#include "tests/sandbox/platform/copytokens.h"
#include "tests/sandbox/platform/formfields.h"

namespace eid::sandbox {

namespace {

constexpr int mostWrongCodes = 5;
constexpr int secondsOfAccess = 600;
constexpr int monthsOfRefresh = 6;
constexpr int octetsOfToken = 32;

Answer offerOver()
{
    return oauthError("invalid_grant", "The offer is over, or there was none", "offer-over");
}

Answer tokenOver()
{
    return oauthError("invalid_grant", "The refresh token is over, or another's", "token-over");
}

/// Within a transaction.
Answered countWrongCode(PlatformStorage &storage, OfferRecord offer)
{
    ++offer.wrongCodes;
    offer.over = offer.wrongCodes >= mostWrongCodes;
    if (const auto kept = storage.copies().changeOffer(offer); !kept)
        return refuse(kept.error());
    if (offer.over)
        return offerOver();
    return oauthError("invalid_grant", "The transaction code is wrong", "transaction-code-wrong");
}

/// Within a transaction.
Answered redeem(const PlatformServices &services, PlatformStorage &storage,
    const PlatformRequest &request, const FormFields &fields)
{
    const QByteArray digest = tokenDigest(fields["pre-authorized_code"]);
    const auto found = storage.copies().offer(digest);
    if (!found)
        return refuse(found.error());
    // Whoever has read the offer from the citizen's screen has another card.
    if (!*found || (*found)->over || (*found)->expires <= services.clock.now()
        || (*found)->cardUuid != request.peer.cardUuid)
        return offerOver();
    OfferRecord offer = **found;
    const QByteArray mark = markOfTransactionCode(services.secrets, digest, fields["tx_code"]);
    if (!sameSecret(mark, offer.transactionCode))
        return countWrongCode(storage, offer);
    offer.over = true;
    if (const auto kept = storage.copies().changeOffer(offer); !kept)
        return refuse(kept.error());
    const auto number = storage.copies().addGrant(offer.cardUuid);
    if (!number)
        return refuse(number.error());
    return issueTokens(services, storage, request, {*number, offer.cardUuid, 0, false});
}

/// Within a transaction. The token before the newest one still works while none of the newest has
/// been shown: the answer with those may have been lost.
Answered refresh(const PlatformServices &services, PlatformStorage &storage,
    const PlatformRequest &request, const FormFields &fields)
{
    const auto token = storage.copies().token(tokenDigest(fields["refresh_token"]));
    if (!token)
        return refuse(token.error());
    if (!*token || (*token)->kind != TokenRecord::Kind::Refresh
        || (*token)->expires <= services.clock.now())
        return tokenOver();
    const auto found = storage.copies().grant((*token)->grant);
    if (!found)
        return refuse(found.error());
    if (!*found || (*found)->cardUuid != request.peer.cardUuid)
        return tokenOver();
    GrantRecord grant = **found;
    const int age = grant.generation - (*token)->generation;
    if (age != 0 && (age != 1 || grant.used))
        return tokenOver();
    ++grant.generation;
    grant.used = false;
    if (const auto kept = storage.copies().changeGrant(grant); !kept)
        return refuse(kept.error());
    return issueTokens(services, storage, request, grant);
}

Answered answerGrant(const PlatformServices &services, PlatformStorage &storage,
    const PlatformRequest &request, const FormFields &fields)
{
    const QByteArray type = fields["grant_type"];
    if (type == "urn:ietf:params:oauth:grant-type:pre-authorized_code") {
        if (!fields.contains("pre-authorized_code") || !fields.contains("tx_code"))
            return oauthError("invalid_request", "A code or the transaction code is missing");
        return answeredWithin(storage, [&] { return redeem(services, storage, request, fields); });
    }
    if (type == "refresh_token") {
        if (!fields.contains("refresh_token"))
            return oauthError("invalid_request", "The refresh token is missing");
        return answeredWithin(storage, [&] { return refresh(services, storage, request, fields); });
    }
    if (type.isEmpty())
        return oauthError("invalid_request", "The type of the grant is missing");
    return oauthError("unsupported_grant_type", "There is no such type of grant");
}

} // namespace

QByteArray certificateDigestOf(const PlatformRequest &request)
{
    const Bytes &der = request.peer.certificate;
    return tokenDigest(QByteArrayView(der.data(), qsizetype(der.size())));
}

Answered issueTokens(const PlatformServices &services, PlatformStorage &storage,
    const PlatformRequest &request, const GrantRecord &grant)
{
    const QDateTime now = services.clock.now();
    const QByteArray access = randomToken(octetsOfToken);
    const QByteArray refresh = randomToken(octetsOfToken);
    const auto kept = storage.copies()
                          .forgetBefore(now)
                          .and_then([&] {
                              return storage.copies().addToken({tokenDigest(access),
                                  TokenRecord::Kind::Access, grant.number, grant.generation,
                                  certificateDigestOf(request), now.addSecs(secondsOfAccess)});
                          })
                          .and_then([&] {
                              return storage.copies().addToken(
                                  {tokenDigest(refresh), TokenRecord::Kind::Refresh, grant.number,
                                      grant.generation, {}, now.addMonths(monthsOfRefresh)});
                          });
    if (!kept)
        return refuse(kept.error());
    return jsonAnswer({{QStringLiteral("access_token"), QString::fromLatin1(access)},
        {QStringLiteral("token_type"), QStringLiteral("Bearer")},
        {QStringLiteral("expires_in"), secondsOfAccess},
        {QStringLiteral("refresh_token"), QString::fromLatin1(refresh)}});
}

Answered answerCopyToken(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request)
{
    if (request.contentType != "application/x-www-form-urlencoded")
        return oauthError("invalid_request", "A form is application/x-www-form-urlencoded");
    const auto fields = formFields(request.body);
    if (!fields)
        return oauthError("invalid_request", "The form is not understood");
    return answerGrant(services, storage, request, *fields);
}

} // namespace eid::sandbox
