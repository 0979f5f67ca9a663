#include "tests/sandbox/card/authenticatecommand.h"

#include "tests/sandbox/card/bertlv.h"
#include "tests/sandbox/card/keypair.h"
#include "tests/sandbox/card/keyslots.h"

#include <openssl/crypto.h>

#include <utility>

namespace eid::sandbox {

namespace {

constexpr std::uint32_t dynamicAuthentication = 0x7C;
constexpr std::uint32_t witnessTag = 0x80;
constexpr std::uint32_t challengeTag = 0x81;
constexpr std::uint32_t responseTag = 0x82;
constexpr std::uint32_t exponentiationTag = 0x85;

using Parts = std::vector<DataObject>;

Outcome answer(std::uint32_t tag, ByteView value)
{
    return Outcome(tlv(dynamicAuthentication, tlv(tag, value)));
}

/// Compares with what was given out, which serves once.
bool redeem(Bytes &given, ByteView expected, ByteView received)
{
    const bool right = !given.empty() && !expected.empty() && expected.size() == received.size()
        && CRYPTO_memcmp(expected.data(), received.data(), expected.size()) == 0;
    given.clear();
    return right;
}

Outcome authenticateAdmin(const Parts &parts, PivSession &session)
{
    SecurityStatus &status = session.status;
    const AdminKey &admin = session.memory.admin;
    const auto witness = find(parts, witnessTag);
    const auto challenge = find(parts, challengeTag);
    const auto response = find(parts, responseTag);

    if (witness && witness->empty()) {
        status.challenge.clear();
        status.witness = randomOctets(blockSize(admin.algorithm));
        return answer(witnessTag, admin.encrypt(status.witness));
    }
    if (witness) {
        if (!challenge || challenge->size() != blockSize(admin.algorithm))
            return Status::WrongData;
        const Bytes expected = status.witness;
        status.adminAuthenticated = redeem(status.witness, expected, *witness);
        if (!status.adminAuthenticated)
            return Status::SecurityNotSatisfied;
        return answer(responseTag, admin.encrypt(*challenge));
    }
    if (challenge && challenge->empty() && !response) {
        status.witness.clear();
        status.challenge = randomOctets(blockSize(admin.algorithm));
        return answer(challengeTag, status.challenge);
    }
    // A challenge of the host's alone would make the card an oracle for its own authentication.
    if (challenge || !response || response->empty())
        return Status::WrongData;
    const Bytes expected = admin.encrypt(status.challenge);
    status.adminAuthenticated = redeem(status.challenge, expected, *response);
    return status.adminAuthenticated ? Status::Done : Status::SecurityNotSatisfied;
}

bool mayUse(PinUse use, const SecurityStatus &status, bool pinJustVerified)
{
    switch (use) {
    case PinUse::Never:
        return true;
    case PinUse::Once:
        return status.pinVerified;
    case PinUse::Always:
        return status.pinVerified && pinJustVerified;
    }
    return false;
}

Outcome useKey(const Parts &parts, const KeyPair &key, const KeySlotRule &rule)
{
    const auto response = find(parts, responseTag);
    const auto challenge = find(parts, challengeTag);
    const auto point = find(parts, exponentiationTag);
    if (parts.size() != 2 || !response || !response->empty())
        return Status::WrongData;

    std::optional<Bytes> result;
    if (challenge)
        result = key.sign(*challenge);
    else if (point && rule.agrees)
        result = key.agree(*point);
    if (!result)
        return Status::WrongData;
    return answer(responseTag, *result);
}

} // namespace

Outcome generalAuthenticate(const CommandApdu &command, PivSession &session)
{
    const bool pinJustVerified = std::exchange(session.status.pinJustVerified, false);
    const bool isAdmin = command.p2 == adminKeyReference;
    const auto rule = keySlotRule(command.p2);
    if (!isAdmin && !rule)
        return Status::WrongParameters;
    const auto stored = session.memory.keys.find(command.p2);
    if (!isAdmin && stored == session.memory.keys.end())
        return Status::ReferenceNotFound;
    if (isAdmin ? adminAlgorithmOf(command.p1) != session.memory.admin.algorithm
                : keyAlgorithmOf(command.p1) != stored->second.algorithm)
        return Status::WrongParameters;
    if (!isAdmin && !mayUse(rule->pin, session.status, pinJustVerified))
        return Status::SecurityNotSatisfied;

    const auto outer = readOnly(command.data, dynamicAuthentication);
    const auto parts = outer ? readObjects(*outer) : std::nullopt;
    if (!parts || parts->empty())
        return Status::WrongData;
    if (isAdmin)
        return authenticateAdmin(*parts, session);
    const auto key = KeyPair::fromPrivateDer(stored->second.privateKey);
    if (!key)
        return Status::MemoryFailure;
    return useKey(*parts, *key, *rule);
}

} // namespace eid::sandbox
