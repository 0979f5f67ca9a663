#include "core/jose/jsontext.h"
#include "tests/sandbox/platform/admission.h"
#include "tests/sandbox/platform/answers.h"
#include "tests/sandbox/platform/citizenfacts.h"
#include "tests/sandbox/platform/presentation.h"

namespace eid::sandbox {

namespace {

constexpr int secondsOfFace = 600;

/// A request and what it asks for.
struct AskedRequest
{
    AnswerableRecord record;
    RequestFacts facts;
};

tl::unexpected<Problem> requestOver()
{
    return refuse(410, "request-over", "The request was answered, or its time is over");
}

tl::expected<AnswerableRecord, Problem> answerableOf(
    PlatformStorage &storage, const QByteArray &state)
{
    const auto found = storage.authentications().answerable(tokenDigest(state));
    if (!found)
        return refuse(found.error());
    if (!*found)
        return requestOver();
    return **found;
}

tl::expected<RequestFacts, Problem> factsOf(
    const PlatformServices &services, const AnswerableRecord &record)
{
    if (record.request.expires <= services.clock.now())
        return requestOver();
    const auto jws = parseJws(record.request.request);
    const auto claims = jws ? jws->claims() : Result<QJsonObject>(failure(jws.error()));
    auto facts = requestFactsOf(claims ? *claims : QJsonObject(), services.address);
    // It was understood when it came.
    if (!facts)
        return refuse(500, "internal", "The platform failed");
    return *std::move(facts);
}

/// SHA-256 over \a parts, told apart.
QByteArray digestOf(std::initializer_list<QByteArray> parts)
{
    QByteArray all;
    for (const QByteArray &part : parts)
        all += QByteArray::number(part.size()) + ':' + part;
    return tokenDigest(all);
}

/// A response and who gave it, in one number; with the salts of the copy in it, nobody finds out
/// from it whose it was.
QByteArray digestOf(const FormFields &fields, const QString &cardUuid)
{
    return digestOf({fields["state"], fields["vp_token"], fields["transaction_signature"],
        fields["error"], cardUuid.toLatin1()});
}

Answer redirection(const PlatformServices &services, const AnswerableRecord &record)
{
    const QString separator
        = record.callback.contains(QLatin1Char('?')) ? QStringLiteral("&") : QStringLiteral("?");
    const QByteArray code = responseCodeOf(services.secrets, record.request.identifier);
    return jsonAnswer({{QStringLiteral("redirect_uri"),
        record.callback + separator + QStringLiteral("response_code=")
            + QString::fromLatin1(code)}});
}

Answer answerTo(
    const PlatformServices &services, const AnswerableRecord &record, CopyObstacle obstacle)
{
    return obstacle == CopyObstacle::None ? redirection(services, record)
                                          : answerOf(problemOf(obstacle));
}

/// A request that has ended is answered as it was where \a response is the very one that ended it:
/// who gave it may not have heard. For as long as the result can be read.
Answered answerAgain(const PlatformServices &services, const AnswerableRecord &record,
    const OutcomeRecord &outcome, const QByteArray &response)
{
    if (outcome.response != response || outcome.at.addSecs(secondsOfResult) <= services.clock.now())
        return requestOver();
    if (outcome.kind == OutcomeRecord::Kind::Declined)
        return redirection(services, record);
    const auto opened = services.secrets.opened(outcome.result, outcome.request.toLatin1());
    const auto result = opened
        ? jsonObjectIn({reinterpret_cast<const std::uint8_t *>(opened->constData()),
            static_cast<std::size_t>(opened->size())})
        : std::nullopt;
    const auto obstacle = result ? obstacleIn(*result) : std::nullopt;
    if (!obstacle)
        return refuse(500, "internal", "The platform failed");
    return answerTo(services, record, *obstacle);
}

/// \a record has ended, while \a response was looked at. Within a transaction.
Answered answerToLate(const PlatformServices &services, PlatformStorage &storage,
    const AnswerableRecord &record, const QByteArray &response)
{
    const auto outcome = storage.authentications().outcome(record.request.identifier);
    if (!outcome)
        return refuse(outcome.error());
    return *outcome ? answerAgain(services, record, **outcome, response) : requestOver();
}

Answered decline(
    const PlatformServices &services, PlatformStorage &storage, const FormFields &fields)
{
    const auto record = answerableOf(storage, fields["state"]);
    if (!record)
        return tl::unexpected(record.error());
    const QByteArray response = digestOf(fields, QString());
    if (record->outcome)
        return answerAgain(services, *record, *record->outcome, response);
    if (record->request.expires <= services.clock.now())
        return requestOver();
    return answeredWithin(storage, [&]() -> Answered {
        const auto ended = storage.authentications().addOutcome({record->request.identifier,
            OutcomeRecord::Kind::Declined, services.clock.now(), {}, response});
        if (!ended)
            return refuse(ended.error());
        return *ended ? redirection(services, *record)
                      : answerToLate(services, storage, *record, response);
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
    // A hold of the card is in the state of each of its copies.
    switch ((*copy)->state) {
    case CopyState::Revoked:
        return CopyObstacle::Revoked;
    case CopyState::Suspended:
        return CopyObstacle::Suspended;
    case CopyState::Valid:
        break;
    }
    return shown.expires <= services.clock.now() ? CopyObstacle::Expired : CopyObstacle::None;
}

/// Within a transaction.
Answered keepSignature(const PlatformServices &services, PlatformStorage &storage,
    const RequestRecord &request, const SignedTransaction &transaction)
{
    const QByteArray sealed = sealedTransaction(services.secrets, transaction, request.identifier);
    if (sealed.isEmpty())
        return refuse(500, "internal", "The platform failed");
    const auto added = storage.authentications().addTransactionSignature(
        {request.identifier, request.clientId, services.clock.now(), sealed});
    if (!added)
        return refuse(added.error());
    return Answer{};
}

/// Ends the request with what was shown: one outcome and one line of the journal. Within a
/// transaction.
Answered conclude(const PlatformServices &services, PlatformStorage &storage,
    const PlatformRequest &request, const AskedRequest &asked, const QByteArray &response,
    const Presentation &shown)
{
    const auto obstacle = obstacleOf(services, storage, request, shown);
    if (!obstacle)
        return tl::unexpected(obstacle.error());
    const RequestRecord &record = asked.record.request;
    const QJsonObject told = resultOf(services, asked.facts, *obstacle, shown.claims,
        citizenNumberOf(SSL_get0_peer_certificate(request.ssl)));
    const QByteArray result = compactJson(told);
    const QByteArray sealed = services.secrets.sealed(result, record.identifier.toLatin1());
    if (sealed.isEmpty())
        return refuse(500, "internal", "The platform failed");
    const QDateTime now = services.clock.now();
    const auto ended = storage.authentications().addOutcome(
        {record.identifier, OutcomeRecord::Kind::Presented, now, sealed, response});
    if (!ended)
        return refuse(ended.error());
    if (!*ended)
        return answerToLate(services, storage, asked.record, response);
    const auto noted = storage.authentications().addAuthentication(
        {now, record.identifier, record.clientId, told[QLatin1String("eid_result")].toString(),
            digestOf({record.request, response, result})});
    if (!noted)
        return refuse(noted.error());
    // Nobody is held to what was refused.
    if (*obstacle == CopyObstacle::None && shown.transaction) {
        if (const auto kept = keepSignature(services, storage, record, *shown.transaction); !kept)
            return kept;
    }
    // That it was refused is an outcome too, and is kept.
    return answerTo(services, asked.record, *obstacle);
}

Answered present(const PlatformServices &services, PlatformStorage &storage,
    const PlatformRequest &request, const FormFields &fields)
{
    PlatformRequest known = request;
    // A card that may not be used is told so of its copy.
    auto admitted = admit(services, storage, Access::LiveAuthentication, true, known);
    if (!admitted)
        return admitted;
    const auto record = answerableOf(storage, fields["state"]);
    if (!record)
        return tl::unexpected(record.error());
    const QByteArray response = digestOf(fields, known.peer.cardUuid);
    if (record->outcome)
        return answerAgain(services, *record, *record->outcome, response);
    const auto facts = factsOf(services, *record);
    if (!facts)
        return tl::unexpected(facts.error());
    const auto shown = checkPresentation(services, storage, known, *facts, fields);
    if (!shown)
        return tl::unexpected(shown.error());
    if (facts->level == AuthenticationLevel::CopyAndFace) {
        const auto seen = storage.faces().acceptedSince(
            known.peer.cardUuid, services.clock.now().addSecs(-secondsOfFace));
        if (!seen)
            return refuse(seen.error());
        if (!*seen)
            return refuse(403, "face-sample-missing", "A face sample is wanted first");
    }
    const AskedRequest asked{*record, *facts};
    return answeredWithin(
        storage, [&] { return conclude(services, storage, known, asked, response, *shown); });
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
    return decline(services, storage, *fields);
}

} // namespace eid::sandbox
