#pragma once

#include "core/base/result.h"
#include "core/jose/sdjwt.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <chrono>

namespace eid {

/// What a key binding says (RFC 9901, 4.3).
struct KeyBinding
{
    QString audience; ///< for OpenID4VP the whole client_id, prefix included
    QString nonce;
    QDateTime issuedAt; ///< UTC
    /// The transaction data of OpenID4VP, 8.4 as they stood in the request; their SHA-256 digests
    /// are signed.
    QList<QByteArray> transactionData;
};

/// Has \a key sign that its holder presents \a presented (which ends in "~") as \a binding says,
/// and returns both together. A card signs once. Fails with InvalidArgument where \a presented does
/// not end in "~", and as signJwt() does.
Result<QByteArray> bindPresentation(
    const QByteArray &presented, const KeyBinding &binding, const SigningKey &key);

/// Checks that \a sdJwt has a key binding by the key in its "cnf" for \a expected, made at most
/// \a age before expected.issuedAt and not more than a minute after it (RFC 9901, 7.3). Fails with
/// PlatformMalformedAnswer, and what does not hold in the detail: "typ", "aud", "nonce", "iat",
/// "exp", "nbf", "sd_hash", "transaction_data_hashes", "cnf", "signature".
Result<void> verifyKeyBinding(
    const SdJwt &sdJwt, const KeyBinding &expected, std::chrono::seconds age);

/// The same with \a key, for whoever has it read already and has made sure that it is the one in
/// "cnf": to read a key costs several times what a signature does.
Result<void> verifyKeyBinding(const SdJwt &sdJwt, const KeyBinding &expected,
    std::chrono::seconds age, const PublicKeyHandle &key);

} // namespace eid
