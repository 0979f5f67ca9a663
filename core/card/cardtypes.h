#pragma once

#include "core/base/result.h"
#include "core/crypto/certificate.h"

#include <QDate>
#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace eid {

/// The secrets that a holder proves to a card.
enum class PinRole {
    Pin, ///< used every day
    Puk, ///< unblocks the PIN
};

/// What a card demands of a PIN or PUK. From the driver, never guessed.
struct PinRules
{
    int minimumLength = 6; ///< digits
    int maximumLength = 8; ///< digits

    bool operator==(const PinRules &) const = default;
};

/// How a PIN or PUK stands. What a card does not tell is unset and shown as unknown.
struct PinStatus
{
    std::optional<int> triesLeft; ///< 0: blocked
    std::optional<int> triesAtMost; ///< tries after a right entry
    std::optional<bool> isInitial; ///< still the one that was issued, never changed

    [[nodiscard]] bool isBlocked() const { return triesLeft == 0; }
    bool operator==(const PinStatus &) const = default;
};

/// The key slots of the eID profile, under their PIV key references (SP 800-73-4 part 1, table 4b).
enum class KeySlot {
    Authentication = 0x9A, ///< identity authentication: TLS, login
    Signature = 0x9C, ///< digital signature, PIN each time
    KeyManagement = 0x9D, ///< agreement: unwraps the local data key
    CardAuthentication = 0x9E, ///< the card itself, without a PIN
};

/// "9A".
QString slotName(KeySlot slot);
/// The slot that \a name ("9a", "9A") stands for. Fails with CertificateSlotUnknown.
Result<KeySlot> slotOfName(const QString &name);

/// What a slot holds.
struct CertificateSlot
{
    enum class Content {
        Unread, ///< not looked at yet
        Empty, ///< the card says there is none
        Present,
        Faulty, ///< something is there that is no certificate, see error
    };

    KeySlot slot = KeySlot::Authentication;
    Content content = Content::Unread;
    Certificate certificate; ///< when Present
    std::optional<Error> error; ///< when Faulty

    bool operator==(const CertificateSlot &) const = default;
};

/// Whose card it is, as far as the card says it without a PIN: from the subject of the
/// authentication certificate. Personal data: shown, never logged, never written.
struct Holder
{
    QString name; ///< as written, any length, may contain «·»
    /// The resident ID number, 18 characters with a right check digit (GB 11643), where the
    /// subject's serialNumber is the semantics identifier "IDCCN-…" (ETSI EN 319 412-1, 5.1.3).
    std::optional<QString> idNumber;
    std::optional<QDate> birthDate; ///< from the ID number

    bool operator==(const Holder &) const = default;
};

/// Which card it is.
struct CardIdentity
{
    QString family; ///< what it speaks: "PIV"
    /// Upper-case hexadecimal; names this card and no other. For PIV the GUID of the CHUID or,
    /// where that is all zero, its FASC-N. Empty when the card has neither: then nothing is
    /// remembered of it.
    QString serial;

    bool operator==(const CardIdentity &) const = default;
};

/// Consent that one command may spend a try. Without it, a card refuses to spend the last one.
enum class TryConsent {
    KeepLast, ///< fails with PinLastTry if one is left, PinTriesUnknown if nobody knows
    LastTry, ///< the user said in so many words that the last try may be used
};

} // namespace eid

Q_DECLARE_METATYPE(eid::CertificateSlot)
Q_DECLARE_METATYPE(eid::Holder)
Q_DECLARE_METATYPE(eid::KeySlot)
Q_DECLARE_METATYPE(eid::PinRole)
