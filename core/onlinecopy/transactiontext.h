#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QJsonValue>
#include <QList>
#include <QString>
#include <QStringList>

namespace eid {

/// What a holder is asked to sign.
struct TransactionTexts
{
    QStringList texts; ///< to be shown to the letter
    QList<QByteArray> encoded; ///< as they stood in the request: what is signed

    bool operator==(const TransactionTexts &) const = default;
};

/// Understands "transaction_data" (OpenID4VP 1.0, 5.1 and 8.4) for the credential \a credential:
/// an array of at most 8 strings, each a JSON object in base64url with "type"
/// "urn:eid:transaction:text", "text" and "credential_ids". No other member may be in it: what is
/// signed is shown. The text is plain (isPlainText()) and has at most 4096 characters.
///
/// Fails with RequestUnsupported for another type, hash or member, with RequestMalformed for the
/// rest.
Result<TransactionTexts> transactionTextsIn(const QJsonValue &value, const QString &credential);

} // namespace eid
