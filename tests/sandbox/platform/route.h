#pragma once

#include "tests/sandbox/demo/democa.h"
#include "tests/sandbox/platform/backoffice.h"
#include "tests/sandbox/platform/copyissuer.h"
#include "tests/sandbox/platform/ocspresponder.h"
#include "tests/sandbox/platform/platformclock.h"
#include "tests/sandbox/platform/platformsecrets.h"
#include "tests/sandbox/platform/platformstorage.h"
#include "tests/sandbox/platform/problem.h"
#include "tests/sandbox/platform/uploadfields.h"

#include <QByteArray>

#include <openssl/ssl.h>

#include <chrono>
#include <optional>
#include <span>

namespace eid::sandbox {

class GuessLimit;
class LossWatch;
class PartyKeys;
class StatusLists;

/// What all answers are made with. Everything here may be used from any thread.
struct PlatformServices
{
    const DemoCa &ca;
    const PlatformClock &clock;
    const OcspResponder &ocsp;
    StatusOf serverStatus; ///< asked about IssuedBy::Servers alone
    /// How long before the first credential expires renewal is offered; unset: always.
    std::optional<std::chrono::days> renewalOpensBefore;
    BackOffice *backOffice = nullptr; ///< null: no face samples are taken
    QString address; ///< "https://localhost:PORT": the issuer's identifier
    const PlatformSecrets &secrets;
    const CopyIssuer &issuer;
    StatusLists &lists;
    GuessLimit &guesses;
    LossWatch &losses;
    PartyKeys &parties;
};

/// What was asked, as far as an answer depends on it.
struct PlatformRequest
{
    QByteArray body;
    QByteArray contentType; ///< without parameters, lower case
    QByteArray idempotencyKey; ///< empty: none
    QByteArray authorization; ///< the field as it stands; empty: none
    QString part; ///< what the route's pattern captured
    const SSL *ssl = nullptr; ///< the connection
    UploadFields upload;
    bool whole = true; ///< false: the connection broke within the body, and nobody hears the answer
    /// The back office shall take longer than this request: seconds after which to ask again.
    std::optional<int> judgedLater;
    /// How many codes were wrong on this connection, to be counted on.
    int *wrongGuesses = nullptr;
    /// Whose certificate the connection has; set where the route asks for it.
    CredentialRecord peer;
};

/// Who may ask.
enum class Access {
    Anyone,
    AnyCredential, ///< a live one or one that waits for its confirmation, 9A or 9C
    LiveCredential, ///< a live one, 9A or 9C
    LiveAuthentication, ///< a live one, 9A
};

using RouteHandler
    = Answered (*)(const PlatformServices &, PlatformStorage &, const PlatformRequest &);

/// The most octets of a body, unless a route says otherwise, and of a sealed face sample.
inline constexpr std::size_t longestBody = 64 * 1024;
inline constexpr std::size_t longestSample = 4 * 1024 * 1024;

/// One line of the platform's interface.
struct Route
{
    const char *name; ///< what a fault calls it
    const char *method;
    const char *pattern; ///< ECMAScript, of the whole path; captures at most one part
    Access access;
    RouteHandler handler;
    /// The body is part of an upload: longer, and worth keeping as far as it came.
    bool takesParts = false;
    /// Cards that are frozen or reported lost are let in as well.
    bool whileHeld = false;
};

/// The whole interface.
std::span<const Route> platformRoutes();

// The handlers, by subject.
Answered answerCaCertificates(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request);
Answered answerCsrAttributes(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request);
Answered answerReenrollment(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request);
Answered answerCard(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request);
Answered answerAdminChallenge(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request);
Answered answerConfirmation(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request);
Answered answerOcsp(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request);
Answered answerFaceChallenge(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request);
Answered answerBackOfficeCertificate(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request);
Answered answerFaceUpload(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request);
Answered answerFaceOffset(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request);
Answered answerFaceAppend(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request);
Answered answerFaceCancel(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request);
Answered answerFaceResult(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request);

Answered answerIssuerMetadata(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request);
Answered answerAuthorizationMetadata(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request);
Answered answerCopyToken(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request);
Answered answerCopyNonce(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request);
Answered answerCopyCredential(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request);

Answered answerAuthenticationRequest(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request);
Answered answerRequestObject(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request);
Answered answerAuthenticationResponse(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request);
Answered answerAuthenticationResult(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request);

Answered answerStatusList(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request);
Answered answerLossCode(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request);
Answered answerLossReport(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request);
Answered answerLossWithdrawal(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request);
Answered answerFreeze(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request);
Answered answerUnfreeze(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request);

/// Bodies of what is encoded as EST encodes it (RFC 8951, 3): base64 in lines.
Answered base64Answer(const Bytes &der, const QByteArray &contentType);

} // namespace eid::sandbox
