#pragma once

#include "tests/sandbox/platform/platformstorage.h"

#include <QDateTime>

#include <openssl/asn1.h>

#include <chrono>
#include <optional>

namespace eid::sandbox {

/// Whether the credential in \a slot can be renewed by its holder: 9A and 9C.
bool isRenewable(const QString &slot);

/// UTC; invalid where \a time is none.
QDateTime timeOf(const ASN1_TIME *time);

/// When renewal is offered for a card with \a credentials: \a before the first live one expires, or
/// from their beginning on.
QDateTime renewalOpensAt(
    const QList<CredentialRecord> &credentials, std::optional<std::chrono::days> before);

} // namespace eid::sandbox
