#pragma once

#include "core/renewal/renewalplatform.h"
#include "tests/sandbox/card/adminkey.h"
#include "tests/sandbox/card/virtualpivcard.h"
#include "tests/sandbox/demo/democa.h"

#include <QDateTime>
#include <QList>

#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace eid::testing {

/// What goes wrong with one request.
enum class RequestFault {
    DropBefore, ///< it does not reach the platform
    DropAfter, ///< it is handled, and its answer is lost
    Twice, ///< it is handled twice
    Garbage, ///< the answer is none, or of no use
    Failure, ///< 500: nothing is handled
    Pending, ///< 202, for an enrolment
};

/// The platform as a renewal sees it, in memory: the same rules as the reference platform's, and
/// its faults at the level of requests. A credential is let in after its card has really signed.
///
/// Threads: one at a time; what a test looks at, any.
class FakePlatform final : public RenewalPlatform
{
public:
    struct Credential
    {
        KeySlot slot = KeySlot::Signature;
        CredentialState state = CredentialState::Live;
        Certificate certificate;
    };

    FakePlatform(sandbox::DemoCa ca, sandbox::AdminKey adminKey, QString cardUuid);

    /// Takes \a der for the live credential of \a slot.
    void registerLive(KeySlot slot, ByteView der);

    std::unique_ptr<RenewalSession> talkAs(const Certificate &certificate, const CardKey &key,
        const QList<Certificate> &intermediates) override;
    [[nodiscard]] QList<Certificate> roots() const override;
    [[nodiscard]] Cost cost() const override;

    /// At the request number \a request, counted from 1 from now on.
    void failAt(int request, RequestFault fault);
    [[nodiscard]] int requests() const; ///< since failAt()
    /// Called with the number of each request before it is handled.
    void setHook(std::function<void(int)> hook);
    /// How an issued certificate differs from what was asked for.
    enum class Issuing { Right, OtherSubject, OtherUsage, OtherRoot, Expired, Shorter };
    void setIssuing(Issuing issuing);
    /// Revokes the credentials of \a slot that count as \a state.
    void revoke(KeySlot slot, CredentialState state = CredentialState::Live);

    [[nodiscard]] QList<Credential> credentials() const;
    [[nodiscard]] QList<Certificate> live(KeySlot slot) const;

private:
    class Session;

    Result<Certificate> issue(KeySlot slot, ByteView publicKey);
    Result<QList<Certificate>> enrol(KeySlot slot, const Bytes &request);

    sandbox::DemoCa m_ca;
    sandbox::AdminKey m_adminKey;
    QString m_cardUuid;
    mutable std::mutex m_mutex;
    QList<Credential> m_credentials;
    Cost m_cost;
    int m_requests = 0;
    int m_faultAt = 0;
    RequestFault m_fault = RequestFault::DropBefore;
    std::function<void(int)> m_hook;
    Issuing m_issuing = Issuing::Right;
};

} // namespace eid::testing
