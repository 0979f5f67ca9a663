#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/card/administrator.h"
#include "core/card/cardtypes.h"
#include "core/card/pintrail.h"
#include "core/crypto/keyalgorithm.h"

#include <memory>
#include <optional>

namespace eid {

class Connection;
class Transaction;

/// The ways of one card beyond its contents, found out by asking and worth remembering: a card that
/// is seen again is spared the questions it refuses.
struct CardHabits
{
    /// Whether the card answers GET METADATA (INS F7) for its PIN; unset until it was asked.
    std::optional<bool> knowsMetadata;
    /// The cipher of the administration key; unset until it was found out.
    std::optional<AdministratorAlgorithm> administratorAlgorithm;

    bool operator==(const CardHabits &) const = default;
};

/// What an eID card can do. A non-virtual interface: each call is made within a transaction in
/// which the card's application was selected and the card found to be the same as before, and then
/// handed over to the driver, so that a driver can neither send outside a transaction nor to
/// another card, nor spend a try unseen.
///
/// Threads: the card thread alone. Every call blocks for as long as the card takes.
/// Errors common to all: those of Connection::begin() and Transaction::transmit(), and CardChanged.
class EidCard
{
public:
    /// Asks each driver whether it knows the card. Fails with CardUnknown.
    /// Costs the APDUs of one SELECT for each driver asked. The transaction stays open for the
    /// first visit (or call), which is thus spared a SELECT.
    static Result<std::unique_ptr<EidCard>> recognise(std::unique_ptr<Connection> connection);

    virtual ~EidCard();
    EidCard(const EidCard &) = delete;
    EidCard &operator=(const EidCard &) = delete;

    /// Holds the card for this program as long as it lives: the calls made meanwhile share one
    /// transaction and one SELECT. A call made outside of a visit is a visit of its own. Within a
    /// visit no other program reaches the card, so it lasts for a job, never for a user's thoughts.
    class Visit
    {
    public:
        explicit Visit(EidCard &card);
        ~Visit();
        Visit(const Visit &) = delete;
        Visit &operator=(const Visit &) = delete;

    private:
        EidCard &m_card;
    };

    /// The family and, once readIdentity() was called, the serial.
    [[nodiscard]] const CardIdentity &identity() const { return m_identity; }
    /// What an entry must look like. More exact once readPinStatus() was called.
    [[nodiscard]] virtual PinRules rules(PinRole role) const = 0;
    /// The slots this family has, in the order they are shown.
    [[nodiscard]] virtual QList<KeySlot> keySlots() const = 0;

    /// What was found out about the ways of the card so far; hand it to setHabits() when the card
    /// with this serial is back.
    [[nodiscard]] const CardHabits &habits() const { return m_habits; }
    void setHabits(const CardHabits &habits) { m_habits = habits; }

    Result<CardIdentity> readIdentity();

    /// Reads how a PIN or PUK stands without spending a try. Unset members: the card does not tell.
    Result<PinStatus> readPinStatus(PinRole role);

    /// Reads the certificate of a slot: an empty or faulty one is a value, not an error.
    /// With \a known, the slot when it was last read on this very card, only as much is read as
    /// shows that it is unchanged.
    struct SlotReading
    {
        CertificateSlot slot;
        Bytes object; ///< as it lies on the card, for a later \a known; empty when Empty
    };
    Result<SlotReading> readCertificate(KeySlot slot, const SlotReading *known = nullptr);

    /// Entries that break rules() are refused before anything is sent (PinTooShort, PinTooLong).
    /// The tries are read first, in the same transaction; without consent the last is never spent
    /// (PinLastTry, PinTriesUnknown). Fails with PinWrong/PukWrong, PinBlocked/PukBlocked.
    /// Unless the card refuses, it is reset when the visit ends, so that no other program can use
    /// what was verified. In a visit in which the PIN was verified its tries are known to be all
    /// there, and are not read again.
    Result<void> verifyPin(const Secret &pin, TryConsent consent, PinTrail &trail);
    Result<void> changePin(PinRole role, const Secret &oldPin, const Secret &newPin,
        TryConsent consent, PinTrail &trail);
    Result<void> unblockPin(
        const Secret &puk, const Secret &newPin, TryConsent consent, PinTrail &trail);
    /// The same at the reader's key pad. Fail with PinPadUnsupported where it cannot.
    Result<void> verifyPinAtPad(TryConsent consent, PinTrail &trail);
    Result<void> changePinAtPad(PinRole role, TryConsent consent, PinTrail &trail);

    /// Whether sign() or agree() with the key in \a slot wants verifyPin() just before it, in the
    /// same visit.
    [[nodiscard]] bool wantsPin(KeySlot slot) const;
    /// Signs with the key in \a slot: one raw operation. \a input: for EC a hash no longer than the
    /// curve's order, for RSA a padded block as long as the modulus (InvalidArgument). The answer
    /// has the shape of a signature (ECDSA-Sig-Value in DER; 256 octets), but was not verified.
    /// Fails with CardSecurityStatus without a PIN.
    Result<Bytes> sign(KeySlot slot, KeyAlgorithm algorithm, ByteView input);

    /// Agrees with the holder of \a peerPoint on a secret by the key in \a slot, which is
    /// KeyManagement (InvalidArgument): elliptic curve cofactor Diffie-Hellman (SP 800-73-4 part 2,
    /// A.4; SP 800-56A, 5.7.1.2). The secret is the x coordinate of the common point, at the full
    /// length of the curve's field: derive a key from it, and use it for nothing else.
    /// \a peerPoint is on the curve, 04 with both coordinates at their full length
    /// (InvalidArgument): no card is shown another one, which might tell of its key.
    /// Fails with CardUnsupported for RSA, whose keys agree on nothing, before anything is sent;
    /// with CardSecurityStatus without a PIN.
    Result<Secret> agree(KeySlot slot, KeyAlgorithm algorithm, ByteView peerPoint);

    /// Asks for a challenge to whoever holds the administration key, and hands the answer to it
    /// over. What needs an administrator can be done from then on until the visit ends; then the
    /// card is reset. Both belong into one visit: else CardSecurityStatus, and nothing is sent.
    /// Fails with CardRefused where the card does not take the answer.
    Result<AdministratorChallenge> beginAdministratorAuthentication();
    Result<void> finishAdministratorAuthentication(ByteView response);

    /// Makes a new key in \a slot and returns its public half as SubjectPublicKeyInfo (DER). Wants
    /// an administrator (CardSecurityStatus). The key before it is gone the moment the card runs
    /// this: once \a trail says sent, only readPublicKey() or a signature tells which key is there.
    Result<Bytes> generateKey(KeySlot slot, KeyAlgorithm algorithm, PinTrail &trail);
    /// The public half of the key in \a slot as SubjectPublicKeyInfo (DER), where the card tells;
    /// unset on a card that does not, and for a slot without a key.
    Result<std::optional<Bytes>> readPublicKey(KeySlot slot);
    /// Replaces the certificate of \a slot by \a der, uncompressed; readCertificate() shows what
    /// the card made of it. Wants an administrator. Fails with CertificateMalformed and
    /// CardDataTooLarge before anything is sent, and with CardMemory.
    Result<void> writeCertificate(KeySlot slot, ByteView der, PinTrail &trail);

    [[nodiscard]] Connection &connection() { return *m_connection; }

protected:
    EidCard(std::unique_ptr<Connection> connection, QString family);

    // The driver's part. All run inside the transaction that the interface opened, with the card's
    // application selected.

    /// Selects the application. Fails with CardUnknown where the card has none of this family.
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

    /// How often the holder has to prove the PIN to use a key.
    enum class PinUse { Never, OncePerVisit, EachTime };
    [[nodiscard]] virtual PinUse pinUse(KeySlot slot) const = 0;
    virtual Result<Bytes> signWith(
        Transaction &transaction, KeySlot slot, KeyAlgorithm algorithm, ByteView input)
        = 0;
    /// \a algorithm is of an elliptic curve, and \a peerPoint on it.
    virtual Result<Secret> agreeWith(
        Transaction &transaction, KeySlot slot, KeyAlgorithm algorithm, ByteView peerPoint)
        = 0;
    virtual Result<AdministratorChallenge> askChallenge(Transaction &transaction) = 0;
    virtual Result<void> answerChallenge(
        Transaction &transaction, AdministratorAlgorithm algorithm, ByteView response)
        = 0;
    virtual Result<Bytes> generate(
        Transaction &transaction, KeySlot slot, KeyAlgorithm algorithm, PinTrail &trail)
        = 0;
    virtual Result<std::optional<Bytes>> readKey(Transaction &transaction, KeySlot slot) = 0;
    virtual Result<void> write(
        Transaction &transaction, KeySlot slot, ByteView der, PinTrail &trail)
        = 0;

    CardHabits m_habits;

private:
    /// What was proved to the card, or asked of it, and is gone with the transaction.
    struct Proved
    {
        bool pin = false;
        std::optional<int> pinTries; ///< all that there can be
        std::optional<AdministratorAlgorithm> challenge; ///< the card waits for an answer
    };

    Result<Transaction *> enter();
    void leave();
    Result<void> makeSureOfSerial(Transaction &transaction);
    Result<void> guardTries(
        Transaction &transaction, PinRole role, TryConsent consent, PinTrail &trail);
    template <typename Job>
    auto within(Job job);
    /// \a refusal where the counter bears it out, or cannot be read; otherwise that the card
    /// contradicts itself, with the trail in doubt.
    Error borneOut(Transaction &transaction, PinRole role, const Error &refusal, PinTrail &trail);
    void noteProof(PinRole role, const Result<void> &done, const PinTrail::Marks &marks);
    template <typename Job>
    Result<void> spend(PinRole role, TryConsent consent, PinTrail &trail, Job job);

    // Declared in this order so that the transaction ends before its connection does.
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<Transaction> m_transaction;
    Proved m_proved;
    CardIdentity m_identity;
    int m_visits = 0;
    bool m_identified = false;
    bool m_serialInDoubt = false; ///< the card was reset since its serial was last seen
};

} // namespace eid
