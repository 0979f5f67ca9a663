#include "tests/sandbox/platform/admission.h"

#include "tests/sandbox/platform/cardholds.h"
#include "tests/sandbox/platform/renewalwindow.h"
#include "tests/sandbox/platform/tlscontext.h"

namespace eid::sandbox {

namespace {

bool isOfSlot(Access access, const QString &slot)
{
    return access == Access::LiveAuthentication ? slot == QLatin1String("9A") : isRenewable(slot);
}

Answered admitState(Access access, RecordState state)
{
    switch (state) {
    case RecordState::Live:
        return Answer{};
    case RecordState::Pending:
        if (access == Access::AnyCredential)
            return Answer{};
        return refuse(403, "credential-pending", "This credential is not confirmed yet");
    case RecordState::Retired:
    case RecordState::Revoked:
        return refuse(403, "credential-over", "This credential is over");
    }
    Q_UNREACHABLE();
}

} // namespace

Answered admit(const PlatformServices &services, PlatformStorage &storage, Access access,
    bool whileHeld, PlatformRequest &request)
{
    if (access == Access::Anyone)
        return Answer{};
    if (SSL_get0_peer_certificate(request.ssl) == nullptr)
        return refuse(401, "client-certificate-required", "Show a credential of your card");
    if (const auto finished = services.losses.finish(storage, services.clock.now()); !finished)
        return refuse(500, "internal", "The platform failed");
    const auto peer = peerCredential(storage, request.ssl);
    if (!peer)
        return refuse(peer.error());
    if (!*peer || !isOfSlot(access, (*peer)->slot))
        return refuse(403, "client-certificate-unknown", "This certificate opens nothing here");
    request.peer = **peer;
    if (auto admitted = admitState(access, request.peer.state); !admitted)
        return admitted;
    if (whileHeld)
        return Answer{};
    const auto holds = storage.holds().holds(request.peer.cardUuid);
    if (!holds)
        return refuse(holds.error());
    if (!holds->isEmpty())
        return refuse(403, "card-suspended", "The card is frozen or reported lost");
    return Answer{};
}

} // namespace eid::sandbox
