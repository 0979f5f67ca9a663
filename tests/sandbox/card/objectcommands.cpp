#include "tests/sandbox/card/objectcommands.h"

#include "tests/sandbox/card/bertlv.h"
#include "tests/sandbox/card/dataobjects.h"

#include <algorithm>

namespace eid::sandbox {

namespace {

constexpr std::uint16_t currentTemplate = 0x3FFF;
constexpr std::uint32_t tagList = 0x5C;
constexpr std::uint32_t objectContent = 0x53;

bool hasOwnTag(std::uint32_t tag)
{
    return tag == discoveryObject || tag == biometricTemplates;
}

std::optional<std::uint32_t> tagIn(ByteView octets)
{
    if (octets.empty() || octets.size() > 3)
        return std::nullopt;
    std::uint32_t tag = 0;
    for (const std::uint8_t octet : octets)
        tag = tag << 8 | octet;
    return tag;
}

struct Named
{
    std::uint32_t tag = 0;
    ByteView content;
};

/// What PUT DATA is to write: a tag list and 53, or an object with a tag of its own.
std::optional<Named> namedObject(const std::vector<DataObject> &objects)
{
    if (objects.size() == 1 && hasOwnTag(objects[0].tag))
        return Named{objects[0].tag, objects[0].value};
    if (objects.size() != 2 || objects[0].tag != tagList || objects[1].tag != objectContent)
        return std::nullopt;
    const auto tag = tagIn(objects[0].value);
    if (!tag)
        return std::nullopt;
    return Named{*tag, objects[1].value};
}

} // namespace

Outcome getData(const CommandApdu &command, PivSession &session)
{
    if (command.parameters() != currentTemplate)
        return Status::WrongParameters;
    if (command.data.empty())
        return Status::WrongLength;
    const auto list = readOnly(command.data, tagList);
    const auto tag = list ? tagIn(*list) : std::nullopt;
    if (!tag)
        return Status::WrongData;

    const auto access = readAccess(*tag, session.memory.profile.metadata);
    if (!access)
        return Status::NotFound;
    if (*access == ReadAccess::Pin && !session.status.pinVerified)
        return Status::SecurityNotSatisfied;
    const auto object = session.memory.objects.find(*tag);
    if (object == session.memory.objects.end())
        return Status::NotFound;
    return Outcome(tlv(hasOwnTag(*tag) ? *tag : objectContent, object->second));
}

Outcome putData(const CommandApdu &command, PivSession &session)
{
    if (command.parameters() != currentTemplate)
        return Status::WrongParameters;
    if (!session.status.adminAuthenticated)
        return Status::SecurityNotSatisfied;
    const auto objects = readObjects(command.data);
    const auto named = objects ? namedObject(*objects) : std::nullopt;
    if (!named)
        return Status::WrongData;
    if (!readAccess(named->tag, session.memory.profile.metadata))
        return Status::FunctionUnsupported;
    // Yubico's cards delete an object that is written empty; others keep it, empty.
    if (named->content.empty() && session.memory.profile.metadata) {
        session.memory.objects.erase(named->tag);
        return Status::Done;
    }
    return storeObject(session.memory, named->tag, named->content);
}

Outcome storeObject(CardMemory &memory, std::uint32_t tag, ByteView content)
{
    std::size_t size = content.size();
    for (const auto &[other, octets] : memory.objects) {
        if (other != tag)
            size += octets.size();
    }
    if (size > memory.profile.objectMemory)
        return Status::MemoryFull;
    memory.objects[tag].assign(content.begin(), content.end());
    return Status::Done;
}

} // namespace eid::sandbox
