#include "tests/sandbox/platform/cardholds.h"
#include "tests/sandbox/platform/route.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace eid::sandbox {

namespace {

constexpr qsizetype longestKey = 128;

Result<void> change(PlatformStorage &storage, const CredentialRecord &credential, RecordState state,
    const QString &action, const QDateTime &at)
{
    return storage.setState(credential.serialNumber, state, at).and_then([&] {
        return storage.addAudit({at, credential.cardUuid, action, credential.serialNumber});
    });
}

/// Makes \a chosen the live credential of its slot; all others of the slot are over.
Result<void> makeLive(PlatformStorage &storage, const CredentialRecord &chosen, const QDateTime &at)
{
    const auto all = storage.credentials(chosen.cardUuid);
    if (!all)
        return failure(all.error());
    for (const CredentialRecord &other : *all) {
        const bool inForce
            = other.state == RecordState::Live || other.state == RecordState::Pending;
        if (other.slot != chosen.slot || other.serialNumber == chosen.serialNumber || !inForce)
            continue;
        const auto retired
            = change(storage, other, RecordState::Retired, QStringLiteral("retired"), at)
                  .and_then([&] { return endCopiesOf(storage, other.cardUuid, other.slot); });
        if (!retired)
            return retired;
    }
    return change(storage, chosen, RecordState::Live, QStringLiteral("confirmed"), at);
}

QByteArray confirmed(const CredentialRecord &credential)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("slot"), credential.slot},
                             {QStringLiteral("serialNumber"), credential.serialNumber},
                             {QStringLiteral("state"), nameOf(RecordState::Live)}})
        .toJson(QJsonDocument::Compact);
}

/// Within a transaction: what was found may not change before it is acted upon.
Answered confirm(PlatformStorage &storage, const PlatformRequest &request, const QDateTime &now)
{
    const QString key = QString::fromLatin1(request.idempotencyKey);
    const QString asked = QStringLiteral("confirmation ") + request.peer.serialNumber;
    const auto remembered = storage.remembered(request.peer.cardUuid, key);
    if (!remembered)
        return refuse(remembered.error());
    if (*remembered && (*remembered)->request != asked)
        return refuse(422, "idempotency-key-reused", "This key was used for another request");
    const auto current = storage.credential(request.peer.serialNumber);
    if (!current)
        return refuse(current.error());

    Answer answer;
    answer.contentType = "application/json";
    if (*remembered) {
        answer.body = (*remembered)->body;
        return answer;
    }
    switch ((*current)->state) {
    case RecordState::Live:
        break;
    case RecordState::Pending:
        if (const auto made = makeLive(storage, **current, now); !made)
            return refuse(made.error());
        break;
    case RecordState::Retired:
    case RecordState::Revoked:
        return refuse(403, "credential-over", "This credential is over");
    }
    answer.body = confirmed(**current);
    if (const auto kept = storage.remember(request.peer.cardUuid, key, {asked, answer.body}); !kept)
        return refuse(kept.error());
    return answer;
}

} // namespace

Answered answerConfirmation(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request)
{
    if (request.idempotencyKey.isEmpty() || request.idempotencyKey.size() > longestKey)
        return refuse(400, "idempotency-key-missing", "A confirmation has an Idempotency-Key");
    if (request.part.compare(request.peer.serialNumber, Qt::CaseInsensitive) != 0)
        return refuse(
            403, "not-the-new-certificate", "A credential is confirmed with that very credential");
    Answered answered = refuse(500, "internal", "The platform failed");
    const auto done = storage.transaction([&]() -> Result<void> {
        answered = confirm(storage, request, services.clock.now());
        if (!answered)
            return failure(ErrorCode::PlatformRefused);
        return {};
    });
    return done || !answered ? answered : Answered(refuse(done.error()));
}

} // namespace eid::sandbox
