#include "core/jose/jsontext.h"
#include "tests/sandbox/platform/answers.h"
#include "tests/sandbox/platform/authenticationresult.h"
#include "tests/sandbox/platform/formfields.h"

namespace eid::sandbox {

namespace {

constexpr int secondsOfPatience = 2;

tl::unexpected<Problem> resultOver()
{
    return refuse(410, "request-over", "The request was not answered, or its time is over");
}

Answered pending(const PlatformServices &services, const RequestRecord &request)
{
    if (request.expires <= services.clock.now())
        return resultOver();
    Answer later;
    later.status = 202;
    later.retryAfter = secondsOfPatience;
    return later;
}

Answered signedResult(
    const PlatformServices &services, const RequestRecord &request, const OutcomeRecord &outcome)
{
    const auto opened = services.secrets.opened(outcome.result, request.identifier.toLatin1());
    const auto jws = parseJws(request.request);
    const auto asked = jws ? jws->claims() : Result<QJsonObject>(failure(jws.error()));
    if (!opened || !asked)
        return refuse(500, "internal", "The platform failed");
    auto claims = jsonObjectIn({reinterpret_cast<const std::uint8_t *>(opened->constData()),
        static_cast<std::size_t>(opened->size())});
    if (!claims)
        return refuse(500, "internal", "The platform failed");
    claims->insert(QStringLiteral("iss"), services.address);
    claims->insert(QStringLiteral("aud"), request.clientId);
    claims->insert(QStringLiteral("nonce"), (*asked)[QLatin1String("nonce")]);
    claims->insert(QStringLiteral("iat"), services.clock.now().toSecsSinceEpoch());
    claims->insert(QStringLiteral("exp"), outcome.at.addSecs(secondsOfResult).toSecsSinceEpoch());
    const auto token = services.issuer.sign(QStringLiteral("eid-result+jwt"), *claims);
    if (!token)
        return refuse(500, "internal", "The platform failed");
    return jwtAnswer("jwt", *token);
}

} // namespace

Answered answerAuthenticationResult(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request)
{
    if (request.contentType != "application/x-www-form-urlencoded")
        return refuse(
            415, "unsupported-media-type", "A question is application/x-www-form-urlencoded");
    const auto fields = formFields(request.body);
    if (!fields || !fields->contains("transaction_id"))
        return refuse(400, "malformed-request", "A form with transaction_id is wanted");
    const QString identifier = requestOfTransaction(services.secrets, (*fields)["transaction_id"]);
    if (identifier.isEmpty())
        return refuse(404, "not-found", "There is no such transaction");
    const auto found = storage.authentications().request(identifier);
    if (!found)
        return refuse(found.error());
    if (!*found)
        return resultOver();
    // Who came back with another browser than the one that was sent away is not told.
    if (fields->contains("response_code")
        && !sameSecret((*fields)["response_code"], responseCodeOf(services.secrets, identifier)))
        return refuse(403, "response-code", "This code is of another response");
    const auto outcome = storage.authentications().outcome(identifier);
    if (!outcome)
        return refuse(outcome.error());
    if (!*outcome)
        return pending(services, **found);
    if ((*outcome)->at.addSecs(secondsOfResult) <= services.clock.now())
        return resultOver();
    switch ((*outcome)->kind) {
    case OutcomeRecord::Kind::Declined:
        return refuse(403, "access-denied", "The holder has declined");
    case OutcomeRecord::Kind::Presented:
        return signedResult(services, **found, **outcome);
    }
    Q_UNREACHABLE();
}

} // namespace eid::sandbox
