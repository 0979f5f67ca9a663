#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/onlinecopy/loss.h"
#include "core/platform/platformsession.h"

#include <QString>

#include <stop_token>

namespace eid {

/// What the platform does where a card is lost or shall rest (resources/platform/openapi.yaml).
///
/// Threads: as its session, which outlives it. All calls block, and fail as PlatformSession::send()
/// does, with LossReportRefused where the platform says why it does not; what is not as described
/// is PlatformMalformedAnswer.
class LossPlatform
{
public:
    explicit LossPlatform(PlatformSession &session, std::stop_token stop = {});

    // In a session of a credential of the card, a suspended one too unless something else is said.

    Result<LossState> state();
    /// A new code, in place of the one before. Not for suspended cards.
    Result<Secret> lossCode();
    /// Takes the report \a identifier back.
    Result<LossState> withdraw(const QString &identifier);
    Result<LossState> freeze();
    Result<LossState> unfreeze();

    // In anybody's session.

    /// Reports the card lost that \a code is of, as lossCodeIn() makes it.
    Result<LossState> report(const Secret &code);

private:
    Result<HttpAnswer> post(const QByteArray &path, Bytes body = {});

    PlatformSession *m_session;
    std::stop_token m_stop;
};

/// "suspended" in the body of an answer to GET /v1/card. InUse where there is none. Else
/// PlatformMalformedAnswer.
Result<LossState> lossStateIn(ByteView body);

/// The body of an answer to POST /v1/loss-reports. Else PlatformMalformedAnswer.
Result<LossState> lossReportIn(ByteView body);

/// The loss code in \a entry, as a person has written it down: in groups of four, upper case,
/// whatever the case, spaces and hyphens of \a entry. Fails with LossReportRefused for what cannot
/// be one, so that a slip of the pen costs no time.
Result<Secret> lossCodeIn(const Secret &entry);

} // namespace eid
