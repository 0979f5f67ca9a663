#pragma once

#include "tests/sandbox/platform/platformstorage.h"
#include "tests/sandbox/platform/problem.h"

#include <QJsonObject>

#include <functional>

namespace eid::sandbox {

Answer jsonAnswer(const QJsonObject &object, int status = 200);

/// A JWT by itself, "application/TYPE".
Answer jwtAnswer(const char *type, const QByteArray &token);

/// What OAuth answers in the place of a problem (RFC 6749, 5.2; OpenID4VCI 1.0, 8.3.1.2).
/// \a problem, behind "urn:eid:problem:", tells apart what has the same error; null: nothing.
Answer oauthError(const char *error, const char *description, const char *problem = nullptr);

/// Runs \a work as one change that happens as a whole, or not at all where it refuses. An OAuth
/// error is an answer like any other: what was changed on the way to it stays.
Answered answeredWithin(PlatformStorage &storage, const std::function<Answered()> &work);

} // namespace eid::sandbox
