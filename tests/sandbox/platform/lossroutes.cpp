#include "core/jose/jsontext.h"
#include "tests/sandbox/platform/answers.h"
#include "tests/sandbox/platform/cardholds.h"
#include "tests/sandbox/platform/guesslimit.h"
#include "tests/sandbox/platform/losscodes.h"
#include "tests/sandbox/platform/lossreports.h"
#include "tests/sandbox/platform/route.h"

#include <QUuid>

namespace eid::sandbox {

namespace {

constexpr int daysOfGrace = 7;
constexpr int mostWrongOfConnection = 3;
constexpr int secondsOfPatience = 60;

Answer told(const HoldRecord &report)
{
    return jsonAnswer({{QStringLiteral("identifier"), report.identifier},
                          {QStringLiteral("suspendedAt"), report.since.toString(Qt::ISODate)},
                          {QStringLiteral("finalAt"), report.finalAt.toString(Qt::ISODate)}},
        201);
}

tl::unexpected<Problem> slowDown(int seconds)
{
    return tl::unexpected(
        Problem{429, "busy", "Too many codes were wrong", std::optional(seconds), {}});
}

QString codeIn(const PlatformRequest &request)
{
    const auto body
        = jsonObjectIn({reinterpret_cast<const std::uint8_t *>(request.body.constData()),
            static_cast<std::size_t>(request.body.size())});
    return body ? (*body)[QLatin1String("code")].toString() : QString();
}

/// Within a transaction.
Answered report(PlatformStorage &storage, const QByteArray &digest, const QDateTime &now)
{
    const auto card = storage.holds().cardOfLossCode(digest);
    if (!card)
        return refuse(card.error());
    if (!*card)
        return refuse(403, "loss-code-wrong", "There is no such code");
    const auto reported = reportLoss(storage, **card, now);
    return reported ? Answered(told(*reported)) : Answered(refuse(reported.error()));
}

} // namespace

Result<HoldRecord> reportLoss(
    PlatformStorage &storage, const QString &cardUuid, const QDateTime &now)
{
    const auto holds = storage.holds().holds(cardUuid);
    if (!holds)
        return failure(holds.error());
    // The same again is the same report.
    for (const HoldRecord &hold : *holds) {
        if (hold.kind == HoldRecord::Kind::Loss)
            return hold;
    }
    const QDateTime since = QDateTime::fromSecsSinceEpoch(now.toSecsSinceEpoch(), Qt::UTC);
    const HoldRecord loss{cardUuid, HoldRecord::Kind::Loss,
        QUuid::createUuid().toString(QUuid::WithoutBraces), since, since.addDays(daysOfGrace)};
    return placeHold(storage, loss).map([&] { return loss; });
}

Answered answerLossCode(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request)
{
    const QString code = makeLossCode();
    return answeredWithin(storage, [&]() -> Answered {
        const auto kept
            = storage.holds()
                  .putLossCode(request.peer.cardUuid, digestOfLossCode(code))
                  .and_then([&] {
                      return storage.addAudit({services.clock.now(), request.peer.cardUuid,
                          QStringLiteral("loss-code"), request.peer.serialNumber});
                  });
        if (!kept)
            return refuse(kept.error());
        return jsonAnswer({{QStringLiteral("code"), code}});
    });
}

Answered answerLossReport(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request)
{
    if (request.contentType != "application/json")
        return refuse(415, "unsupported-media-type", "A report is application/json");
    const QString code = codeIn(request);
    if (code.isEmpty())
        return refuse(400, "malformed-request", "A report has a code");
    const QDateTime now = services.clock.now();
    if (const auto seconds = services.guesses.wait(now))
        return slowDown(*seconds);
    if (*request.wrongGuesses >= mostWrongOfConnection)
        return slowDown(secondsOfPatience);
    if (const auto finished = services.losses.finish(storage, now); !finished)
        return refuse(500, "internal", "The platform failed");
    const QByteArray digest = digestOfLossCode(code);
    auto answered = digest.isEmpty()
        ? Answered(refuse(403, "loss-code-wrong", "There is no such code"))
        : answeredWithin(storage, [&] { return report(storage, digest, now); });
    if (!answered && answered.error().status == 403) {
        services.guesses.noteWrong(now);
        ++*request.wrongGuesses;
    }
    return answered;
}

Answered answerLossWithdrawal(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request)
{
    return answeredWithin(storage, [&]() -> Answered {
        const auto holds = storage.holds().holds(request.peer.cardUuid);
        if (!holds)
            return refuse(holds.error());
        for (const HoldRecord &hold : *holds) {
            if (hold.kind != HoldRecord::Kind::Loss || hold.identifier != request.part)
                continue;
            const auto released
                = releaseHold(storage, hold.cardUuid, HoldRecord::Kind::Loss, services.clock.now());
            if (!released)
                return refuse(released.error());
            Answer done;
            done.status = 204;
            return done;
        }
        return refuse(404, "not-found", "There is no such report of this card");
    });
}

} // namespace eid::sandbox
