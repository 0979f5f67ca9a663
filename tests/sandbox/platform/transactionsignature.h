#pragma once

#include "tests/sandbox/platform/authenticationstorage.h"
#include "tests/sandbox/platform/platformsecrets.h"

#include <QJsonArray>

namespace eid::sandbox {

/// What a card has signed with its signature key, and what it takes to show that it did.
struct SignedTransaction
{
    QByteArray signature; ///< JWT of the type "eid-transaction+jwt", as the card's holder sent it
    Bytes certificate; ///< DER: the card's 9C at that time

    /// The transactions that were shown and signed, as JSON objects.
    [[nodiscard]] QJsonArray transactions() const;
};

/// \a transaction as it is kept for the request \a identifier: nobody reads it out of the
/// database. Empty where OpenSSL fails.
QByteArray sealedTransaction(const PlatformSecrets &secrets, const SignedTransaction &transaction,
    const QString &identifier);
/// Nothing: \a record was changed, or is of other secrets.
std::optional<SignedTransaction> openedTransaction(
    const PlatformSecrets &secrets, const TransactionSignatureRecord &record);

} // namespace eid::sandbox
