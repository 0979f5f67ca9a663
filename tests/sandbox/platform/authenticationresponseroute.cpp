#include "core/jose/jsontext.h"
#include "tests/sandbox/platform/admission.h"
#include "tests/sandbox/platform/answers.h"
#include "tests/sandbox/platform/citizenfacts.h"
#include "tests/sandbox/platform/presentation.h"

#include <QCryptographicHash>

namespace eid::sandbox {

namespace {

constexpr int secondsOfFace = 600;

/// A request that waits for its answer, and who asked.
struct OpenRequest
{
    RequestRecord record;
    RequestFacts facts;
    RelyingPartyRecord party;
};

tl::unexpected<Problem> requestOver()
{
    return refuse(410, "request-over", "The request was answered, or its time is over");
}

tl::expected<OpenRequest, Problem> openRequest(
    const PlatformServices &services, PlatformStorage &storage, const QByteArray &state)
{
    AuthenticationStorage &kept = storage.authentications();
    const auto found = kept.requestOfState(tokenDigest(state));
    if (!found)
        return refuse(found.error());
    if (!*found || (*found)->expires <= services.clock.now())
        return requestOver();
    const auto outcome = kept.outcome((*found)->identifier);
    if (!outcome)
        return refuse(outcome.error());
    if (*outcome)
        return requestOver();
    const auto party = kept.relyingParty((*found)->clientId);
    if (!party)
        return refuse(party.error());
    const auto jws = parseJws((*found)->request);
    const auto claims = jws ? jws->claims() : Result<QJsonObject>(failure(jws.error()));
    auto facts = requestFactsOf(claims ? *claims : QJsonObject(), services.address);
    // It was understood when it came.
    if (!*party || !facts)
        return refuse(500, "internal", "The platform failed");
    return OpenRequest{**found, *std::move(facts), **party};
}

Answer redirection(const PlatformServices &services, const OpenRequest &open)
{
    const QString separator = open.party.callback.contains(QLatin1Char('?')) ? QStringLiteral("&")
                                                                             : QStringLiteral("?");
    const QByteArray code = responseCodeOf(services.secrets, open.record.identifier);
    return jsonAnswer({{QStringLiteral("redirect_uri"),
        open.party.callback + separator + QStringLiteral("response_code=")
            + QString::fromLatin1(code)}});
}

Answered decline(
    const PlatformServices &services, PlatformStorage &storage, const OpenRequest &open)
{
    return answeredWithin(storage, [&]() -> Answered {
        const auto ended = storage.authentications().addOutcome(
            {open.record.identifier, OutcomeRecord::Kind::Declined, services.clock.now(), {}});
        if (!ended)
            return refuse(ended.error());
        if (!*ended)
            return requestOver();
        return redirection(services, open);
    });
}

/// How the copy stands. Within a transaction.
tl::expected<CopyObstacle, Problem> obstacleOf(const PlatformServices &services,
    PlatformStorage &storage, const PlatformRequest &request, const Presentation &shown)
{
    const auto copy = storage.copies().copy(shown.copy);
    if (!copy)
        return refuse(copy.error());
    if (!*copy || (*copy)->digest != shown.digest || (*copy)->cardUuid != request.peer.cardUuid)
        return refuse(400, "presentation-invalid", "The copy is not on record");
    const auto holds = storage.holds().holds(request.peer.cardUuid);
    if (!holds)
        return refuse(holds.error());
    if ((*copy)->state == CopyState::Revoked)
        return CopyObstacle::Revoked;
    if ((*copy)->state == CopyState::Suspended || !holds->isEmpty())
        return CopyObstacle::Suspended;
    return shown.expires <= services.clock.now() ? CopyObstacle::Expired : CopyObstacle::None;
}

/// Everything that an authentication was, in one number; with the salts of the copy in it, nobody
/// finds out from it whose it was.
QByteArray digestOf(const OpenRequest &open, const FormFields &fields,
    const PlatformRequest &request, const QByteArray &result)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray &part : {open.record.request, fields["vp_token"],
             fields["transaction_signature"], request.peer.cardUuid.toLatin1(), result}) {
        hash.addData(QByteArray::number(part.size()) + ':');
        hash.addData(part);
    }
    return hash.result();
}

/// Ends the request with what was shown: one outcome and one line of the journal. Within a
/// transaction.
Answered conclude(const PlatformServices &services, PlatformStorage &storage,
    const PlatformRequest &request, const OpenRequest &open, const FormFields &fields,
    const Presentation &shown)
{
    const auto obstacle = obstacleOf(services, storage, request, shown);
    if (!obstacle)
        return tl::unexpected(obstacle.error());
    const QJsonObject told = resultOf(services, open.facts, *obstacle, shown.claims,
        citizenNumberOf(SSL_get0_peer_certificate(request.ssl)));
    const QByteArray result = compactJson(told);
    const QByteArray sealed = services.secrets.sealed(result, open.record.identifier.toLatin1());
    if (sealed.isEmpty())
        return refuse(500, "internal", "The platform failed");
    const QDateTime now = services.clock.now();
    const auto ended = storage.authentications().addOutcome(
        {open.record.identifier, OutcomeRecord::Kind::Presented, now, sealed});
    if (!ended)
        return refuse(ended.error());
    if (!*ended)
        return requestOver();
    const auto noted = storage.authentications().addAuthentication(
        {now, open.record.identifier, open.record.clientId,
            told[QLatin1String("eid_result")].toString(), digestOf(open, fields, request, result)});
    if (!noted)
        return refuse(noted.error());
    // That it was refused is an outcome too, and is kept.
    return *obstacle == CopyObstacle::None ? redirection(services, open)
                                           : answerOf(problemOf(*obstacle));
}

Answered present(const PlatformServices &services, PlatformStorage &storage,
    const PlatformRequest &request, const FormFields &fields)
{
    PlatformRequest known = request;
    // A card that may not be used is told so of its copy.
    auto admitted = admit(services, storage, Access::LiveAuthentication, true, known);
    if (!admitted)
        return admitted;
    const auto open = openRequest(services, storage, fields["state"]);
    if (!open)
        return tl::unexpected(open.error());
    const auto shown = checkPresentation(services, storage, known, open->facts, fields);
    if (!shown)
        return tl::unexpected(shown.error());
    if (open->facts.level == AuthenticationLevel::CopyAndFace) {
        const auto seen = storage.faces().acceptedSince(
            known.peer.cardUuid, services.clock.now().addSecs(-secondsOfFace));
        if (!seen)
            return refuse(seen.error());
        if (!*seen)
            return refuse(403, "face-sample-missing", "A face sample is wanted first");
    }
    return answeredWithin(
        storage, [&] { return conclude(services, storage, known, *open, fields, *shown); });
}

} // namespace

Answered answerAuthenticationResponse(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request)
{
    if (request.contentType != "application/x-www-form-urlencoded")
        return refuse(
            415, "unsupported-media-type", "A response is application/x-www-form-urlencoded");
    const auto fields = formFields(request.body);
    const bool presents = fields && fields->contains("vp_token");
    const bool declines = fields && fields->contains("error");
    if (!fields || !fields->contains("state") || presents == declines)
        return refuse(400, "malformed-request", "A form with state and vp_token is wanted");
    if (presents)
        return present(services, storage, request, *fields);
    const auto open = openRequest(services, storage, (*fields)["state"]);
    if (!open)
        return tl::unexpected(open.error());
    return decline(services, storage, *open);
}

} // namespace eid::sandbox
