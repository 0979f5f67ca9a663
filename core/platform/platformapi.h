#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/platform/platformcard.h"
#include "core/platform/platformsession.h"

#include <QString>

#include <stop_token>

namespace eid {

/// The ciphers of a card's administration key (SP 800-78-4, table 6-2).
enum class AdministrationCipher {
    TripleDes, ///< blocks of 8 octets
    Aes128, ///< blocks of 16 octets, as the two below
    Aes192,
    Aes256,
};

/// What the platform does for a card besides EST: resources/platform/openapi.yaml.
///
/// Threads: as its session, which outlives it. All calls block, and fail as PlatformSession::send()
/// does; what is not as described is PlatformMalformedAnswer.
class PlatformApi
{
public:
    explicit PlatformApi(PlatformSession &session);

    /// What the platform knows of the card whose credential this session has.
    Result<PlatformCard> card(std::stop_token stop = {});

    /// Relays the card's \a challenge, one block of \a cipher: the answer is the block encrypted
    /// with the administration key of this very card, which the platform alone holds.
    Result<Bytes> answerChallenge(
        AdministrationCipher cipher, ByteView challenge, std::stop_token stop = {});

    /// Tells the platform that the certificate with the serial number \a serialNumber (upper-case
    /// hexadecimal) is on the card and works, in a session of that certificate itself. The platform
    /// retires the one that it replaces. Telling it twice does no harm: the serial number is the
    /// idempotency key.
    Result<void> confirm(const QString &serialNumber, std::stop_token stop = {});

private:
    PlatformSession *m_session;
};

} // namespace eid
