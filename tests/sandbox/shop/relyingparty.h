#pragma once

#include "core/crypto/certificate.h"
#include "tests/sandbox/shop/shopmemory.h"
#include "tests/sandbox/shop/shoprequest.h"

#include <QJsonObject>

#include <optional>

namespace eid::sandbox {

/// The platform that vouches for citizens.
struct TrustedPlatform
{
    QString address; ///< "https://localhost:PORT", without a slash at the end
    QByteArray rootsPem; ///< of its web server and of what it signs
};

/// An authentication that was asked for.
struct ShopTransaction
{
    QString link; ///< "openid4vp://…", for the tool
    QByteArray identifier; ///< what its result is asked for with: a secret
    QString nonce;
    QDateTime expires; ///< UTC
};

/// What the relying party learns.
struct ShopResult
{
    enum class State {
        Pending, ///< nobody has answered yet
        Verified,
        NotVerified, ///< the four-part result says why not
        Declined, ///< by the citizen
        Over, ///< too late
        Foreign, ///< the response code is of another transaction
    };

    State state = State::Pending;
    QString fourPart; ///< "0X0X": identity, face, copy, reserved
    QString pseudonym; ///< of this citizen at this relying party, and nowhere else
    QJsonObject claims; ///< what the citizen has agreed to tell

    bool operator==(const ShopResult &) const = default;
};

/// A relying party as an online service would have it in its own server: asks the platform for an
/// authentication (OpenID4VP 1.0 with a signed request, RFC 9101, that is pushed, RFC 9126), and
/// for its result, which it believes only if the platform has signed it for this relying party and
/// this request. It never sees a copy of the ID card.
///
/// Threads: every function may be called from any thread. They block for 10 s at the most.
class RelyingParty
{
public:
    /// \a memory notes whatever the platform says, and lives longer.
    RelyingParty(ShopIdentity identity, TrustedPlatform platform, ShopMemory &memory);

    /// Fails with PlatformUnreachable, PlatformRefused (the OAuth error is in the detail),
    /// PlatformMalformedAnswer and Internal.
    Result<ShopTransaction> begin(const ShopRequest &request);
    /// \a responseCode: what the browser came back with; without it, that of whoever answers first
    /// is taken. Fails with PlatformUnreachable, PlatformRefused and PlatformMalformedAnswer (a
    /// result that is not to be believed).
    Result<ShopResult> result(
        const ShopTransaction &transaction, const std::optional<QByteArray> &responseCode);

    [[nodiscard]] const ShopIdentity &identity() const { return m_identity; }

private:
    struct Reply;
    [[nodiscard]] Result<Reply> post(
        const char *path, const QList<std::pair<QByteArray, QByteArray>> &form);
    [[nodiscard]] Result<QJsonObject> believed(const QByteArray &token, const QString &nonce) const;

    ShopIdentity m_identity;
    TrustedPlatform m_platform;
    QList<Certificate> m_roots;
    ShopMemory &m_memory;
};

} // namespace eid::sandbox
