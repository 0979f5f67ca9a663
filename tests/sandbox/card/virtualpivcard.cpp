#include "tests/sandbox/card/virtualpivcard.h"

#include "tests/sandbox/card/cardapplications.h"
#include "tests/sandbox/card/commandchain.h"
#include "tests/sandbox/card/dataobjects.h"
#include "tests/sandbox/card/instruction.h"
#include "tests/sandbox/card/keypair.h"
#include "tests/sandbox/card/keyslots.h"
#include "tests/sandbox/card/objectcommands.h"
#include "tests/sandbox/card/responsebuffer.h"
#include "tests/sandbox/card/statefile.h"

#include <mutex>
#include <utility>

namespace eid::sandbox {

namespace {

constexpr std::uint8_t chainBit = 0x10;
constexpr std::uint8_t secureMessagingBits = 0x0C;
constexpr std::uint8_t channelBits = 0x03;

/// What the class octet asks for beyond chaining, which this card does not do
/// (ISO/IEC 7816-4, 5.4.1).
std::optional<Status> refuseClass(std::uint8_t cla)
{
    if ((cla & 0x80) != 0 || (cla & 0xE0) == 0x20)
        return Status::UnknownClass;
    if ((cla & 0x40) != 0 || (cla & channelBits) != 0)
        return Status::LogicalChannelUnsupported;
    if ((cla & secureMessagingBits) != 0)
        return Status::SecureMessagingUnsupported;
    return std::nullopt;
}

tl::unexpected<Error> invalid(const char *what)
{
    return failure(ErrorCode::InvalidArgument, QString::fromLatin1(what));
}

} // namespace

class VirtualPivCard::Private
{
public:
    explicit Private(CardMemory loaded)
        : memory(std::move(loaded))
        , saved(memory)
        , applications(memory)
        , chain(memory.profile.chaining)
        , responses(memory.profile.t0)
    { }

    void loseVolatile()
    {
        applications.reset();
        chain.clear();
        responses.clear();
    }

    Bytes run(ByteView octets);
    Bytes runDecoded(CommandApdu command);
    Result<void> keep();
    /// Does \a change to the memory, and undoes it when it cannot be kept.
    template <typename Change>
    Result<void> personalise(Change change)
    {
        const std::scoped_lock lock(mutex);
        change();
        return keep();
    }
    ReferenceData &reference(PivReference reference)
    {
        return reference == PivReference::Pin ? memory.pin : memory.puk;
    }

    std::mutex mutex;
    CardMemory memory;
    CardMemory saved; ///< what the state file holds
    QString stateFile; ///< empty: kept nowhere
    CardApplications applications;
    CommandChain chain;
    ResponseBuffer responses;
};

Result<void> VirtualPivCard::Private::keep()
{
    if (memory == saved)
        return {};
    if (!stateFile.isEmpty()) {
        if (auto kept = saveState(stateFile, memory); !kept) {
            memory = saved;
            return kept;
        }
    }
    saved = memory;
    return {};
}

Bytes VirtualPivCard::Private::run(ByteView octets)
{
    auto command = decodeCommand(octets);
    const bool mayExtend = memory.profile.extendedLength && !memory.profile.t0;
    if (!command || (command->extended && !mayExtend)) {
        chain.clear();
        responses.clear();
        return bareResponse(Status::WrongLength);
    }
    if (const auto refusal = refuseClass(command->cla))
        return bareResponse(*refusal);
    if (command->ins == instruction::getResponse && (command->cla & chainBit) == 0)
        return responses.next(*command);
    return runDecoded(std::move(*command));
}

Bytes VirtualPivCard::Private::runDecoded(CommandApdu command)
{
    responses.clear();
    if (const auto partial = chain.join(command))
        return bareResponse(*partial);
    Outcome outcome = applications.run(command);
    // What is answered must be true after a power cut, so it is kept first.
    if (!keep()) {
        applications.dropSecurityStatus();
        return bareResponse(Status::MemoryFailure);
    }
    return responses.begin(command, std::move(outcome));
}

VirtualPivCard::VirtualPivCard(const CardProfile &profile)
    : d(std::make_unique<Private>(factoryMemory(profile)))
{ }

VirtualPivCard::~VirtualPivCard() = default;

Result<std::shared_ptr<VirtualPivCard>> VirtualPivCard::load(const QString &stateFile)
{
    auto memory = loadState(stateFile);
    if (!memory)
        return failure(std::move(memory.error()));
    auto card = std::make_shared<VirtualPivCard>();
    card->d = std::make_unique<Private>(std::move(*memory));
    card->d->stateFile = stateFile;
    return card;
}

Result<void> VirtualPivCard::keepStateIn(const QString &stateFile)
{
    const std::scoped_lock lock(d->mutex);
    if (auto kept = saveState(stateFile, d->memory); !kept)
        return kept;
    d->stateFile = stateFile;
    return {};
}

Bytes VirtualPivCard::powerOn()
{
    return reset();
}

Bytes VirtualPivCard::reset()
{
    const std::scoped_lock lock(d->mutex);
    d->loseVolatile();
    return answerToReset(d->memory.profile);
}

void VirtualPivCard::powerOff()
{
    const std::scoped_lock lock(d->mutex);
    d->loseVolatile();
}

ContactReply VirtualPivCard::exchange(ByteView command)
{
    const std::scoped_lock lock(d->mutex);
    return {ContactReply::Kind::Answered, d->run(command), {}};
}

Result<void> VirtualPivCard::setPin(ByteView digits)
{
    const Bytes value = padded(digits);
    if (!isWellFormedPin(value))
        return invalid("A PIN of a PIV card has 6 to 8 digits");
    return d->personalise([&] { d->memory.pin.replace(value); });
}

Result<void> VirtualPivCard::setPuk(ByteView octets)
{
    const Bytes value = padded(octets);
    if (value.empty())
        return invalid("A PUK of a PIV card has 6 to 8 octets");
    return d->personalise([&] { d->memory.puk.replace(value); });
}

Result<void> VirtualPivCard::setTriesLeft(PivReference reference, int tries)
{
    if (tries < 0 || tries > d->reference(reference).triesAtMost)
        return invalid("More tries than the card has");
    return d->personalise([&] { d->reference(reference).triesLeft = tries; });
}

Result<void> VirtualPivCard::setAdminKey(AdminAlgorithm algorithm, ByteView key)
{
    if (key.size() != keySize(algorithm))
        return invalid("An administration key of the wrong length");
    return d->personalise([&] { d->memory.admin = {algorithm, Bytes(key.begin(), key.end())}; });
}

Result<void> VirtualPivCard::putObject(std::uint32_t tag, ByteView content)
{
    if (!readAccess(tag, profile().metadata))
        return invalid("No object of this card");
    Outcome outcome;
    auto kept = d->personalise([&] { outcome = storeObject(d->memory, tag, content); });
    if (outcome != Outcome(Status::Done))
        return failure(ErrorCode::CardMemory);
    return kept;
}

Result<void> VirtualPivCard::removeObject(std::uint32_t tag)
{
    return d->personalise([&] { d->memory.objects.erase(tag); });
}

Result<void> VirtualPivCard::importKey(std::uint8_t slot, ByteView privateKey)
{
    const auto key = KeyPair::fromPrivateDer(privateKey);
    if (!keySlotRule(slot) || !key)
        return invalid("No slot or no key of a PIV card");
    return d->personalise([&] {
        d->memory.keys[slot] = {key->algorithm(), KeyOrigin::Imported, key->privateDer()};
    });
}

Result<Bytes> VirtualPivCard::generateKey(std::uint8_t slot, KeyAlgorithm algorithm)
{
    const auto key = KeyPair::generate(algorithm);
    if (!keySlotRule(slot) || !key)
        return invalid("No slot of a PIV card");
    auto kept = d->personalise([&] {
        d->memory.keys[slot] = {algorithm, KeyOrigin::Generated, key->privateDer()};
    });
    if (!kept)
        return failure(std::move(kept.error()));
    return key->publicDer();
}

CardProfile VirtualPivCard::profile() const
{
    const std::scoped_lock lock(d->mutex);
    return d->memory.profile;
}

int VirtualPivCard::triesLeft(PivReference reference) const
{
    const std::scoped_lock lock(d->mutex);
    return d->reference(reference).triesLeft;
}

bool VirtualPivCard::isPin(ByteView digits) const
{
    const std::scoped_lock lock(d->mutex);
    return d->memory.pin.value == padded(digits);
}

bool VirtualPivCard::isPuk(ByteView octets) const
{
    const std::scoped_lock lock(d->mutex);
    return d->memory.puk.value == padded(octets);
}

bool VirtualPivCard::isPinVerified() const
{
    const std::scoped_lock lock(d->mutex);
    return d->applications.status().pinVerified;
}

bool VirtualPivCard::isAdminAuthenticated() const
{
    const std::scoped_lock lock(d->mutex);
    return d->applications.status().adminAuthenticated;
}

std::optional<Bytes> VirtualPivCard::object(std::uint32_t tag) const
{
    const std::scoped_lock lock(d->mutex);
    const auto found = d->memory.objects.find(tag);
    if (found == d->memory.objects.end())
        return std::nullopt;
    return found->second;
}

std::optional<Bytes> VirtualPivCard::publicKey(std::uint8_t slot) const
{
    const std::scoped_lock lock(d->mutex);
    const auto found = d->memory.keys.find(slot);
    if (found == d->memory.keys.end())
        return std::nullopt;
    const auto key = KeyPair::fromPrivateDer(found->second.privateKey);
    if (!key)
        return std::nullopt;
    return key->publicDer();
}

} // namespace eid::sandbox
