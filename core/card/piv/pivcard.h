#pragma once

#include "core/card/eidcard.h"

#include <memory>
#include <optional>

namespace eid {

/// A card with the PIV application of NIST SP 800-73. Beyond the standard it asks one thing, GET
/// METADATA, and does without where the card does not know it.
///
/// APDUs, with short length and T=1, apart from the SELECT of a visit: readIdentity() 1,
/// readPinStatus() 1 (2 the first time on a card without metadata; 0 for the PUK there),
/// readCertificate() 1 for every 256 octets, or 1 with a known slot that is unchanged.
/// A try of the PIN is spent in 2, the counter included; 1 in a visit in which it was verified and
/// its tries are known. sign() 1 with EC and 3 with RSA, agree() 1, generateKey() 1 and 2, an
/// administrator 3 the first time (without metadata up to 5) and 2 after that, readPublicKey() 1 (2
/// with RSA), writeCertificate() 1 for every 255 octets, or 1 with extended length.
class PivCard final : public EidCard
{
public:
    static std::unique_ptr<EidCard> make(std::unique_ptr<Connection> connection);

    [[nodiscard]] PinRules rules(PinRole role) const override;
    [[nodiscard]] QList<KeySlot> keySlots() const override;

protected:
    Result<void> select(Transaction &transaction) override;
    Result<QString> readSerial(Transaction &transaction) override;
    Result<PinStatus> readStatus(Transaction &transaction, PinRole role) override;
    Result<PinStatus> readTries(Transaction &transaction, PinRole role) override;
    Result<SlotReading> readSlot(
        Transaction &transaction, KeySlot slot, const SlotReading *known) override;
    Result<void> verify(Transaction &transaction, const Secret &pin, PinTrail &trail) override;
    Result<void> change(Transaction &transaction, PinRole role, const Secret &oldPin,
        const Secret &newPin, PinTrail &trail) override;
    Result<void> unblock(Transaction &transaction, const Secret &puk, const Secret &newPin,
        PinTrail &trail) override;
    Result<void> verifyAtPad(Transaction &transaction, PinTrail &trail) override;
    Result<void> changeAtPad(Transaction &transaction, PinRole role, PinTrail &trail) override;
    [[nodiscard]] PinUse pinUse(KeySlot slot) const override;
    Result<Bytes> signWith(
        Transaction &transaction, KeySlot slot, KeyAlgorithm algorithm, ByteView input) override;
    Result<Secret> agreeWith(Transaction &transaction, KeySlot slot, KeyAlgorithm algorithm,
        ByteView peerPoint) override;
    Result<AdministratorChallenge> askChallenge(Transaction &transaction) override;
    Result<void> answerChallenge(
        Transaction &transaction, AdministratorAlgorithm algorithm, ByteView response) override;
    Result<Bytes> generate(
        Transaction &transaction, KeySlot slot, KeyAlgorithm algorithm, PinTrail &trail) override;
    Result<std::optional<Bytes>> readKey(Transaction &transaction, KeySlot slot) override;
    Result<void> write(
        Transaction &transaction, KeySlot slot, ByteView der, PinTrail &trail) override;

private:
    explicit PivCard(std::unique_ptr<Connection> connection);

    /// What to do where a PIN that somebody left verified hides its counter.
    enum class WhenVerified { LeaveIt, LogOut };
    Result<PinStatus> askTries(Transaction &transaction, PinRole role, WhenVerified whenVerified);
    Result<std::optional<PinStatus>> askMetadata(Transaction &transaction, PinRole role);
    /// Nothing where the card does not name its cipher.
    Result<std::optional<AdministratorAlgorithm>> askAdministratorAlgorithm(
        Transaction &transaction);
};

} // namespace eid
