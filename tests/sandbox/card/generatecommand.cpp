#include "tests/sandbox/card/generatecommand.h"

#include "tests/sandbox/card/bertlv.h"
#include "tests/sandbox/card/keypair.h"
#include "tests/sandbox/card/keyslots.h"

#include <algorithm>

namespace eid::sandbox {

namespace {

constexpr std::uint32_t controlReference = 0xAC;
constexpr std::uint32_t mechanismTag = 0x80;
constexpr std::uint32_t parameterTag = 0x81;
constexpr std::uint32_t pinPolicyTag = 0xAA;
constexpr std::uint32_t touchPolicyTag = 0xAB;
constexpr std::uint32_t publicKeyTemplate = 0x7F49;

bool isKnownPart(const DataObject &part, bool vendorParts)
{
    return part.tag == mechanismTag || part.tag == parameterTag
        || (vendorParts && (part.tag == pinPolicyTag || part.tag == touchPolicyTag));
}

std::optional<KeyAlgorithm> wantedAlgorithm(const CommandApdu &command, bool vendorParts)
{
    const auto outer = readOnly(command.data, controlReference);
    const auto parts = outer ? readObjects(*outer) : std::nullopt;
    if (!parts || !std::ranges::all_of(*parts, [vendorParts](const DataObject &part) {
            return isKnownPart(part, vendorParts);
        }))
        return std::nullopt;
    const auto mechanism = find(*parts, mechanismTag);
    if (!mechanism || mechanism->size() != 1)
        return std::nullopt;
    return keyAlgorithmOf(mechanism->front());
}

} // namespace

Outcome generateKeyPair(const CommandApdu &command, PivSession &session)
{
    const bool vendor = session.memory.profile.metadata;
    const auto rule = keySlotRule(command.p2);
    if (command.p1 != 0 || !rule || !(rule->generates || vendor))
        return Status::WrongParameters;
    if (!session.status.adminAuthenticated)
        return Status::SecurityNotSatisfied;
    const auto algorithm = wantedAlgorithm(command, vendor);
    if (!algorithm)
        return Status::WrongData;
    const auto key = KeyPair::generate(*algorithm);
    if (!key)
        return Status::MemoryFailure;
    session.memory.keys[command.p2] = {*algorithm, KeyOrigin::Generated, key->privateDer()};
    return Outcome(tlv(publicKeyTemplate, key->publicTemplate()));
}

} // namespace eid::sandbox
