#pragma once

#include "core/crypto/certificate.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace eid {

/// The credentials of a card that the platform knows.
enum class CredentialSlot {
    Authentication, ///< 9A
    Signature, ///< 9C
};

/// What a credential counts for at the platform.
enum class CredentialState {
    Live, ///< the one of its slot
    Pending, ///< issued and not confirmed
    Retired, ///< replaced
    Revoked,
};

struct PlatformCredential
{
    CredentialSlot slot = CredentialSlot::Authentication;
    CredentialState state = CredentialState::Live;
    /// Its serial number and end of validity are checked to be those that the platform names.
    Certificate certificate;
};

/// What the platform knows of the card that asks.
struct PlatformCard
{
    QString cardUuid; ///< RFC 9562, 4, in lower case
    QList<PlatformCredential> credentials;
    std::optional<QDateTime> renewalOpensAt; ///< UTC; nothing: the platform does not say
};

} // namespace eid
