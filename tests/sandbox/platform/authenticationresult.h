#pragma once

#include "tests/sandbox/platform/requestobject.h"

namespace eid::sandbox {

/// What keeps an authentication from being one although the holder did everything right.
enum class CopyObstacle {
    None,
    Revoked,
    Suspended,
    Expired,
};

/// The problem that says so; of None there is none.
Problem problemOf(CopyObstacle obstacle);

/// What the relying party of \a facts will be told, as JSON: the answer, and where it is yes, \a
/// claims and the pseudonym of \a citizen (an ID number).
QJsonObject resultOf(const PlatformServices &services, const RequestFacts &facts,
    CopyObstacle obstacle, const QJsonObject &claims, const QByteArray &citizen);
/// What stood in the way of a \a result of resultOf().
std::optional<CopyObstacle> obstacleIn(const QJsonObject &result);

/// What the relying party asks for its result with, of the request \a identifier.
QByteArray transactionIdOf(const PlatformSecrets &secrets, const QString &identifier);
/// The request that \a transactionId belongs to; empty where it is none.
QString requestOfTransaction(const PlatformSecrets &secrets, const QByteArray &transactionId);

/// What a browser brings back to the relying party (OpenID4VP 1.0, 8.2 and 13.3).
QByteArray responseCodeOf(const PlatformSecrets &secrets, const QString &identifier);

inline constexpr int secondsOfResult = 600;

} // namespace eid::sandbox
