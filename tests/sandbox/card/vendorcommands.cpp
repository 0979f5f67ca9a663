#include "tests/sandbox/card/vendorcommands.h"

#include "tests/sandbox/card/bertlv.h"
#include "tests/sandbox/card/keypair.h"
#include "tests/sandbox/card/keyslots.h"

namespace eid::sandbox {

namespace {

constexpr std::uint32_t algorithmTag = 0x01;
constexpr std::uint32_t policyTag = 0x02;
constexpr std::uint32_t originTag = 0x03;
constexpr std::uint32_t publicKeyTag = 0x04;
constexpr std::uint32_t isInitialTag = 0x05;
constexpr std::uint32_t triesTag = 0x06;

constexpr std::uint8_t noAlgorithm = 0xFF;
constexpr std::uint8_t defaultPolicy = 0;
constexpr std::uint8_t neverTouch = 1;

constexpr std::uint16_t withoutTouch = 0xFFFF;

Bytes oneOctet(std::uint8_t octet)
{
    return {octet};
}

Outcome metadataOf(const ReferenceData &reference, bool isInitial)
{
    Bytes data = tlv(algorithmTag, oneOctet(noAlgorithm));
    append(data, tlv(isInitialTag, oneOctet(isInitial ? 1 : 0)));
    append(data,
        tlv(triesTag,
            Bytes{static_cast<std::uint8_t>(reference.triesAtMost),
                static_cast<std::uint8_t>(reference.triesLeft)}));
    return Outcome(std::move(data));
}

Outcome metadataOf(const AdminKey &admin, bool isInitial)
{
    Bytes data = tlv(algorithmTag, oneOctet(static_cast<std::uint8_t>(admin.algorithm)));
    append(data, tlv(policyTag, Bytes{defaultPolicy, neverTouch}));
    append(data, tlv(isInitialTag, oneOctet(isInitial ? 1 : 0)));
    return Outcome(std::move(data));
}

Outcome metadataOf(const StoredKey &stored, const KeySlotRule &rule)
{
    const auto key = KeyPair::fromPrivateDer(stored.privateKey);
    if (!key)
        return Status::MemoryFailure;
    Bytes data = tlv(algorithmTag, oneOctet(static_cast<std::uint8_t>(stored.algorithm)));
    append(data, tlv(policyTag, Bytes{static_cast<std::uint8_t>(rule.pin), neverTouch}));
    append(data, tlv(originTag, oneOctet(static_cast<std::uint8_t>(stored.origin))));
    append(data, tlv(publicKeyTag, key->publicTemplate()));
    return Outcome(std::move(data));
}

} // namespace

Outcome getMetadata(const CommandApdu &command, PivSession &session)
{
    const CardMemory &memory = session.memory;
    if (command.p1 != 0)
        return Status::WrongParameters;
    if (!command.data.empty())
        return Status::WrongLength;
    switch (command.p2) {
    case 0x80:
        return metadataOf(memory.pin, isInitialPin(memory));
    case 0x81:
        return metadataOf(memory.puk, isInitialPuk(memory));
    case adminKeyReference:
        return metadataOf(memory.admin, isInitialAdminKey(memory));
    }
    const auto rule = keySlotRule(command.p2);
    const auto stored = memory.keys.find(command.p2);
    if (!rule || stored == memory.keys.end())
        return Status::ReferenceNotFound;
    return metadataOf(stored->second, *rule);
}

Outcome getSerial(const CommandApdu &command, PivSession &session)
{
    if (command.parameters() != 0)
        return Status::WrongParameters;
    Bytes serial;
    for (int shift = 24; shift >= 0; shift -= 8)
        serial.push_back(
            static_cast<std::uint8_t>(session.memory.profile.serialNumber >> shift & 0xFF));
    return Outcome(std::move(serial));
}

Outcome getVersion(const CommandApdu &command, PivSession &session)
{
    if (command.parameters() != 0)
        return Status::WrongParameters;
    const auto &version = session.memory.profile.version;
    return Outcome(Bytes(version.begin(), version.end()));
}

Outcome setManagementKey(const CommandApdu &command, PivSession &session)
{
    constexpr std::size_t keyOffset = 3; // algorithm, key reference, length of the key
    if (command.parameters() != withoutTouch)
        return Status::WrongParameters;
    if (!session.status.adminAuthenticated)
        return Status::SecurityNotSatisfied;
    const ByteView data(command.data);
    if (data.size() <= keyOffset || data[1] != adminKeyReference)
        return Status::WrongData;
    const auto algorithm = adminAlgorithmOf(data[0]);
    const ByteView key = data.subspan(keyOffset);
    if (!algorithm || data[2] != key.size() || key.size() != keySize(*algorithm))
        return Status::WrongData;
    session.memory.admin = {*algorithm, Bytes(key.begin(), key.end())};
    return Status::Done;
}

Outcome resetApplication(const CommandApdu &command, PivSession &session)
{
    if (command.parameters() != 0)
        return Status::WrongParameters;
    if (!session.memory.pin.isBlocked() || !session.memory.puk.isBlocked())
        return Status::ConditionsNotSatisfied;
    session.memory = factoryMemory(CardProfile(session.memory.profile));
    session.status = {};
    return Status::Done;
}

} // namespace eid::sandbox
