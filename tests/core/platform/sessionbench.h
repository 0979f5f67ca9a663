#pragma once

#include "../crypto/softwarecard.h"
#include "core/platform/platformsession.h"
#include "testserver.h"

#include <memory>

namespace eid {

/// A platform's authority, its server's identity, and a card, for tests of sessions.
class SessionBench
{
public:
    explicit SessionBench(KeyAlgorithm algorithm = KeyAlgorithm::EcP256);

    /// Of a good server with the answers of \a answer.
    [[nodiscard]] TestServer::Setup setup(
        std::function<QByteArray(const TestRequest &, TestConnection &)> answer = {}) const;
    /// Which trust the authority, directly.
    [[nodiscard]] PlatformSettings settings(const TestServer &server) const;
    [[nodiscard]] ClientCredential credential();
    /// Without pauses: each is counted instead.
    [[nodiscard]] PlatformSession::Options options();

    std::unique_ptr<PlatformSession> open(const TestServer &server);

    TestIdentity authority;
    TestIdentity identity;
    SoftwareCard card;
    TestIdentity cardCertificate;
    QList<std::chrono::milliseconds> pauses;
};

} // namespace eid
