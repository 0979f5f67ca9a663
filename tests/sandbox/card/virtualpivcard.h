#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "tests/sandbox/card/cardcontacts.h"
#include "tests/sandbox/card/cardprofile.h"
#include "tests/sandbox/card/keyalgorithm.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <optional>

namespace eid::sandbox {

/// The reference data of the PIV card application, under their key references.
enum class PivReference : std::uint8_t {
    Pin = 0x80,
    Puk = 0x81,
};

/// A PIV card (NIST SP 800-73-4 and -5) as a state machine, seen from its contacts. It always
/// answers; FaultyCard makes it misbehave.
///
/// Beside the contacts it has what a personalisation bureau does (set, put, import, generate) and
/// what a test looks at. Neither goes over APDUs, needs a PIN or spends a try.
///
/// A new card has the PIN 123456, the PUK 12345678 (the "initial" ones, as GET METADATA tells) and
/// the 3DES administration key 0102030405060708 three times; it has a discovery object, and no
/// keys.
///
/// Threads: every function may be called from any thread.
class VirtualPivCard : public CardContacts
{
public:
    explicit VirtualPivCard(const CardProfile &profile = {});
    ~VirtualPivCard() override;
    VirtualPivCard(const VirtualPivCard &) = delete;
    VirtualPivCard &operator=(const VirtualPivCard &) = delete;

    /// The card that \a stateFile holds, which goes on being kept there.
    /// Fails with InvalidArgument when there is no such file, with CardMalformedData when the file
    /// is damaged or from another version; the detail says what is wrong with it.
    static Result<std::shared_ptr<VirtualPivCard>> load(const QString &stateFile);

    /// Keeps the card's memory in \a stateFile from now on: replaced as a whole, and on the disk,
    /// before a command that changed anything is answered (6581 where that fails).
    /// Fails with FileNotWritable.
    Result<void> keepStateIn(const QString &stateFile);

    Bytes powerOn() override;
    Bytes reset() override;
    void powerOff() override;
    ContactReply exchange(ByteView command) override;

    // Personalisation. Each fails with FileNotWritable when the state cannot be kept.

    /// \a digits: 6 to 8 ASCII digits, without padding. Sets the tries to the profile's.
    Result<void> setPin(ByteView digits);
    /// \a octets: 6 to 8 octets, without padding. Sets the tries to the profile's.
    Result<void> setPuk(ByteView octets);
    Result<void> setTriesLeft(PivReference reference, int tries);
    /// \a key: 24, 16, 24 or 32 octets for 3DES, AES-128, -192, -256.
    Result<void> setAdminKey(AdminAlgorithm algorithm, ByteView key);
    /// \a tag: 0x5FC105. \a content: what goes into the tag 53 (into 7E, 7F61 for those two).
    Result<void> putObject(std::uint32_t tag, ByteView content);
    Result<void> removeObject(std::uint32_t tag);
    /// \a slot: 0x9A. \a privateKey: PKCS#8 or traditional DER of an RSA-2048, P-256 or P-384 key.
    Result<void> importKey(std::uint8_t slot, ByteView privateKey);
    /// Makes a key in the card; returns its public half as DER SubjectPublicKeyInfo.
    Result<Bytes> generateKey(std::uint8_t slot, KeyAlgorithm algorithm);

    // Inspection.

    [[nodiscard]] CardProfile profile() const;
    [[nodiscard]] int triesLeft(PivReference reference) const;
    /// Whether the PIN is \a digits (without padding).
    [[nodiscard]] bool isPin(ByteView digits) const;
    /// Whether the PUK is \a octets (without padding).
    [[nodiscard]] bool isPuk(ByteView octets) const;
    [[nodiscard]] bool isPinVerified() const;
    [[nodiscard]] bool isAdminAuthenticated() const;
    /// What the object holds, without its tag 53; nothing when it is absent.
    [[nodiscard]] std::optional<Bytes> object(std::uint32_t tag) const;
    /// DER SubjectPublicKeyInfo of the key in \a slot; nothing when there is none.
    [[nodiscard]] std::optional<Bytes> publicKey(std::uint8_t slot) const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace eid::sandbox
