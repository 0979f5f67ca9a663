#pragma once

#include "tests/sandbox/platform/authenticationresult.h"
#include "tests/sandbox/platform/formfields.h"
#include "tests/sandbox/platform/transactionsignature.h"

namespace eid::sandbox {

/// A presentation whose signatures hold, and which answers what was asked.
struct Presentation
{
    qint64 copy = 0; ///< number of its CopyRecord
    QByteArray digest; ///< SHA-256 of the issuer's JWT
    QDateTime expires; ///< UTC
    QJsonObject claims; ///< what it tells
    std::optional<SignedTransaction> transaction; ///< where there are transactions
};

/// Checks what a card answers with \a fields to the request of \a facts: the issuer's signature,
/// the holder's by the very key of the connection, what it tells, and where there are transactions
/// the signature of the card's signature key under them.
///
/// Refuses with presentation-invalid and transaction-signature-missing; how the copy stands is not
/// looked at.
tl::expected<Presentation, Problem> checkPresentation(const PlatformServices &services,
    PlatformStorage &storage, const PlatformRequest &request, const RequestFacts &facts,
    const FormFields &fields);

} // namespace eid::sandbox
