#pragma once

#include "core/base/result.h"
#include "core/card/administrator.h"
#include "core/card/cardtypes.h"
#include "core/crypto/cardkey.h"
#include "core/crypto/certificate.h"
#include "core/platform/platformcard.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>
#include <memory>
#include <stop_token>

namespace eid {

/// What a renewal needs of the platform, as one credential of the card. All calls block, end with
/// Cancelled soon after a stop, and fail as PlatformSession::send() does. Threads: one at a time.
class RenewalSession
{
public:
    /// Makes a PKCS#10 request in DER with the challengePassword that ties it to its connection.
    using MakeRequest = std::function<Result<Bytes>(const QByteArray &challengePassword)>;

    RenewalSession() = default;
    virtual ~RenewalSession();
    RenewalSession(const RenewalSession &) = delete;
    RenewalSession &operator=(const RenewalSession &) = delete;

    virtual Result<PlatformCard> card(std::stop_token stop) = 0;
    /// The card's challenge, encrypted by whoever holds its administration key.
    virtual Result<Bytes> answerChallenge(
        const AdministratorChallenge &challenge, std::stop_token stop)
        = 0;
    /// All certificates that came, in no order. RenewalPending: the platform wants more time.
    virtual Result<QList<Certificate>> reenrol(
        KeySlot slot, const MakeRequest &makeRequest, std::stop_token stop)
        = 0;
    /// The platform's certificates for the credentials of \a slot, in no order, trusted by nobody.
    virtual Result<QList<Certificate>> caCertificates(KeySlot slot, std::stop_token stop) = 0;
    /// The certificate of this session is on the card and works: the one before it can go.
    virtual Result<void> confirm(const QString &serialNumber, std::stop_token stop) = 0;
};

/// The platform, to whoever has a credential.
class RenewalPlatform
{
public:
    struct Cost
    {
        int fullHandshakes = 0;
        int requests = 0;
    };

    RenewalPlatform() = default;
    virtual ~RenewalPlatform();
    RenewalPlatform(const RenewalPlatform &) = delete;
    RenewalPlatform &operator=(const RenewalPlatform &) = delete;

    /// A session as \a certificate with \a key; \a intermediates: what leads from it to a root, as
    /// far as that is known. Nothing is sent yet.
    virtual std::unique_ptr<RenewalSession> talkAs(
        const Certificate &certificate, const CardKey &key, const QList<Certificate> &intermediates)
        = 0;
    /// What an issued certificate has to lead to.
    [[nodiscard]] virtual QList<Certificate> roots() const = 0;
    /// Of all sessions so far.
    [[nodiscard]] virtual Cost cost() const = 0;
};

} // namespace eid
