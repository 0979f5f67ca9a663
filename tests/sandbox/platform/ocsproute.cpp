#include "tests/sandbox/platform/cardholds.h"
#include "tests/sandbox/platform/route.h"

#include <algorithm>

namespace eid::sandbox {

namespace {

constexpr int superseded = 4; // RFC 5280, 5.3.1
constexpr int cessationOfOperation = 5;
constexpr int certificateHold = 6;

/// What is said of a credential in force: a hold of its card stops it for a while.
Result<OcspStatus> statusInForce(PlatformStorage &storage, const QString &cardUuid)
{
    const auto holds = storage.holds().holds(cardUuid);
    if (!holds)
        return failure(holds.error());
    if (holds->isEmpty())
        return OcspStatus{OcspStatus::Kind::Good, {}, 0};
    const auto first = std::min_element(holds->begin(), holds->end(),
        [](const HoldRecord &a, const HoldRecord &b) { return a.since < b.since; });
    return OcspStatus{OcspStatus::Kind::Revoked, first->since, certificateHold};
}

Result<OcspStatus> citizenStatus(PlatformStorage &storage, const QString &serialNumber)
{
    const auto found = storage.credential(serialNumber);
    if (!found)
        return failure(found.error());
    if (!*found)
        return OcspStatus{};
    switch ((*found)->state) {
    case RecordState::Pending:
    case RecordState::Live:
        return statusInForce(storage, (*found)->cardUuid);
    case RecordState::Retired:
        return OcspStatus{OcspStatus::Kind::Revoked, (*found)->changedAt, superseded};
    case RecordState::Revoked:
        return OcspStatus{OcspStatus::Kind::Revoked, (*found)->changedAt, cessationOfOperation};
    }
    Q_UNREACHABLE();
}

} // namespace

Answered answerOcsp(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request)
{
    if (request.contentType != "application/ocsp-request")
        return refuse(415, "unsupported-media-type", "An OCSP request is application/ocsp-request");
    if (const auto finished = services.losses.finish(storage, services.clock.now()); !finished)
        return refuse(500, "internal", "The platform failed");
    const StatusOf statusOf = [&](IssuedBy authority, const QString &serialNumber) {
        return authority == IssuedBy::Citizens ? citizenStatus(storage, serialNumber)
                                               : services.serverStatus(authority, serialNumber);
    };
    const auto *octets = reinterpret_cast<const std::uint8_t *>(request.body.constData());
    const Bytes der = services.ocsp.answer(
        {octets, static_cast<std::size_t>(request.body.size())}, statusOf, services.clock.now());
    if (der.empty())
        return refuse(500, "internal", "The platform failed");
    Answer answer;
    answer.contentType = "application/ocsp-response";
    answer.body = {reinterpret_cast<const char *>(der.data()), static_cast<qsizetype>(der.size())};
    return answer;
}

} // namespace eid::sandbox
