#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/onlinecopy/copyanswers.h"
#include "core/onlinecopy/onlinecopy.h"
#include "core/platform/platformsession.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>
#include <stop_token>

namespace eid {

/// What the platform does where copies are issued (OpenID4VCI 1.0;
/// resources/platform/openapi.yaml).
///
/// Threads: as its session, which outlives it. All calls block, and fail as PlatformSession::send()
/// does; what is not as described is PlatformMalformedAnswer.
class IssuingPlatform
{
public:
    explicit IssuingPlatform(PlatformSession &session, std::stop_token stop = {});

    /// The offer behind \a path, as for anybody. Fails as offerIn() does, with CopyOfferOver where
    /// it is gone.
    Result<CopyOffer> offer(const QByteArray &path);
    Result<IssuerMetadata> metadata();
    Result<QByteArray> tokenPath();

    // In a session of the card's authentication credential.

    /// Redeems \a offer. \a transactionCode: empty where it wants none. Fails with CopyOfferOver,
    /// CopyCodeWrong, CopyRefused.
    Result<CopyToken> redeem(
        const QByteArray &tokenPath, const CopyOffer &offer, const Secret &transactionCode);
    /// Fails with CopyRefused where it counts for nothing any more.
    Result<CopyToken> refresh(const QByteArray &tokenPath, const Secret &refreshToken);
    Result<QString> nonce(const IssuerMetadata &metadata);
    /// One copy for each of \a proofs. Nothing: the nonce in them counts for nothing any more.
    /// Fails with CopyRefused.
    Result<std::optional<QList<QByteArray>>> credentials(
        const IssuerMetadata &metadata, const CopyToken &token, const QList<QByteArray> &proofs);

private:
    Result<HttpAnswer> get(const QByteArray &path, const QByteArray &type);
    Result<HttpAnswer> askForToken(const QByteArray &path, Bytes body);

    PlatformSession *m_session;
    std::stop_token m_stop;
};

} // namespace eid
