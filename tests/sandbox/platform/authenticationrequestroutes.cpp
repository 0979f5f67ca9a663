#include "tests/sandbox/platform/answers.h"
#include "tests/sandbox/platform/authenticationresult.h"
#include "tests/sandbox/platform/formfields.h"

namespace eid::sandbox {

namespace {

constexpr int octetsOfIdentifier = 16;

/// Within a transaction.
Answered keep(const PlatformServices &services, PlatformStorage &storage, const RequestFacts &facts,
    const QByteArray &request)
{
    const QDateTime now = services.clock.now();
    const RequestRecord record{QString::fromLatin1(randomToken(octetsOfIdentifier)), facts.clientId,
        tokenDigest(facts.state), tokenDigest(facts.nonce.toLatin1()), request, facts.expires};
    const auto added = storage.authentications()
                           .forgetRequestsBefore(now.addSecs(-secondsOfResult))
                           .and_then([&] { return storage.authentications().addRequest(record); });
    if (!added)
        return refuse(added.error());
    if (!*added)
        return oauthError("invalid_request_object", "The state or the nonce was used before");
    return jsonAnswer(
        {{QStringLiteral("request_uri"),
             services.address + QLatin1String("/v1/authentication/requests/") + record.identifier},
            {QStringLiteral("expires_in"), now.secsTo(record.expires)},
            {QStringLiteral("transaction_id"),
                QString::fromLatin1(transactionIdOf(services.secrets, record.identifier))}},
        201);
}

tl::unexpected<Problem> requestOver()
{
    return refuse(410, "request-over", "The request was answered, or its time is over");
}

} // namespace

Answered answerAuthenticationRequest(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request)
{
    const auto fields = request.contentType == "application/x-www-form-urlencoded"
        ? formFields(request.body)
        : std::nullopt;
    if (!fields || !fields->contains("client_id") || !fields->contains("request"))
        return oauthError("invalid_request", "A form with client_id and request is wanted");
    const auto party
        = storage.authentications().relyingParty(QString::fromUtf8((*fields)["client_id"]));
    if (!party)
        return refuse(party.error());
    if (!*party)
        return oauthError("invalid_client", "There is no such relying party");
    const QByteArray object = (*fields)["request"];
    const auto facts = checkRequest(services, **party, object);
    if (!facts)
        return oauthError(facts.error().error, facts.error().description);
    return answeredWithin(storage, [&] { return keep(services, storage, *facts, object); });
}

Answered answerRequestObject(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request)
{
    const auto found = storage.authentications().request(request.part);
    if (!found)
        return refuse(found.error());
    if (!*found)
        return refuse(404, "not-found", "There is no such request");
    const auto outcome = storage.authentications().outcome(request.part);
    if (!outcome)
        return refuse(outcome.error());
    if (*outcome || (*found)->expires <= services.clock.now())
        return requestOver();
    return jwtAnswer("oauth-authz-req+jwt", (*found)->request);
}

} // namespace eid::sandbox
