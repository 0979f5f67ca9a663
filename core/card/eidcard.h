#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/card/cardtypes.h"
#include "core/smartcard/connection.h"
#include "core/smartcard/transaction.h"

#include <memory>
#include <mutex>
#include <optional>

namespace eid {

/// The trail of one command that changes or spends something, readable from another thread while
/// the command runs, so that an operation cut short can still be judged.
class PinTrail
{
public:
    struct Marks
    {
        std::optional<int> triesBefore; ///< counter read in the same transaction, just before
        std::optional<int> triesAtMost; ///< where the card tells
        bool sent = false; ///< the command was handed to the reader
        bool answered = false; ///< a status word came back
    };

    [[nodiscard]] Marks marks() const;
    void setTries(std::optional<int> before, std::optional<int> atMost);
    void markSent();
    void markAnswered();

private:
    mutable std::mutex m_mutex;
    Marks m_marks;
};

/// What an eID card can do. A non-virtual interface: each call opens one transaction, makes sure
/// that it is still the same card, selects the application and hands over to the driver, so that a
/// driver can neither send outside a transaction nor to another card, nor spend a try unseen.
///
/// Threads: the card thread alone. Every call blocks for as long as the card takes.
/// Errors common to all: those of Transaction::transmit(), and CardChanged.
class EidCard
{
public:
    /// Asks each driver whether it knows the card. Fails with CardUnknown.
    /// Costs the APDUs of one SELECT for each driver asked.
    static Result<std::unique_ptr<EidCard>> recognise(std::unique_ptr<Connection> connection);

    virtual ~EidCard();
    EidCard(const EidCard &) = delete;
    EidCard &operator=(const EidCard &) = delete;

    /// The family and, once readIdentity() was called, the serial.
    [[nodiscard]] const CardIdentity &identity() const { return m_identity; }
    [[nodiscard]] virtual PinRules rules(PinRole role) const = 0;
    /// The slots this family has, in the order they are shown.
    [[nodiscard]] virtual QList<KeySlot> keySlots() const = 0;

    Result<CardIdentity> readIdentity();

    /// Reads how a PIN or PUK stands without spending a try. Unset members: the card does not tell.
    Result<PinStatus> readPinStatus(PinRole role);

    /// Reads the certificate of a slot: an empty or faulty one is a value, not an error.
    /// With \a known, the octets of the slot's object when it was last read on this very card, only
    /// as much is read as shows that it is unchanged.
    struct SlotReading
    {
        CertificateSlot slot;
        Bytes object; ///< as it lies on the card, for a later \a known
    };
    Result<SlotReading> readCertificate(KeySlot slot, const SlotReading *known = nullptr);

    /// The tries are read first, in the same transaction; without consent the last is never spent
    /// (PinLastTry, PinTriesUnknown). Fails with PinWrong/PukWrong, PinBlocked/PukBlocked.
    /// The card is reset afterwards, so that no other program can use what was verified.
    Result<void> verifyPin(const Secret &pin, TryConsent consent, PinTrail &trail);
    Result<void> changePin(PinRole role, const Secret &oldPin, const Secret &newPin,
        TryConsent consent, PinTrail &trail);
    Result<void> unblockPin(
        const Secret &puk, const Secret &newPin, TryConsent consent, PinTrail &trail);
    /// The same at the reader's key pad. Fail with PinPadUnsupported where it cannot.
    Result<void> verifyPinAtPad(TryConsent consent, PinTrail &trail);
    Result<void> changePinAtPad(PinRole role, TryConsent consent, PinTrail &trail);

    [[nodiscard]] Connection &connection() { return *m_connection; }

protected:
    EidCard(std::unique_ptr<Connection> connection, QString family);

    // The driver's part. All run inside the transaction that the interface opened, with the card's
    // application selected.
    virtual Result<void> select(Transaction &transaction) = 0;
    virtual Result<QString> readSerial(Transaction &transaction) = 0;
    virtual Result<PinStatus> readStatus(Transaction &transaction, PinRole role) = 0;
    /// The counter of \a role just before a try of it is spent: as cheap as the card allows.
    virtual Result<PinStatus> readTries(Transaction &transaction, PinRole role) = 0;
    virtual Result<SlotReading> readSlot(
        Transaction &transaction, KeySlot slot, const SlotReading *known)
        = 0;
    virtual Result<void> verify(Transaction &transaction, const Secret &pin, PinTrail &trail) = 0;
    virtual Result<void> change(Transaction &transaction, PinRole role, const Secret &oldPin,
        const Secret &newPin, PinTrail &trail)
        = 0;
    virtual Result<void> unblock(
        Transaction &transaction, const Secret &puk, const Secret &newPin, PinTrail &trail)
        = 0;
    virtual Result<void> verifyAtPad(Transaction &transaction, PinTrail &trail) = 0;
    virtual Result<void> changeAtPad(Transaction &transaction, PinRole role, PinTrail &trail) = 0;

private:
    Result<Transaction> enter();
    Result<void> guardTries(
        Transaction &transaction, PinRole role, TryConsent consent, PinTrail &trail);

    std::unique_ptr<Connection> m_connection;
    CardIdentity m_identity;
    bool m_selected = false;
};

} // namespace eid
