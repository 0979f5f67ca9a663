#include "tests/sandbox/card/commandchain.h"

#include "tests/sandbox/card/instruction.h"

#include <utility>

namespace eid::sandbox {

namespace {

constexpr std::uint8_t chainBit = 0x10;
/// Room for the largest object, the facial image, several times over.
constexpr std::size_t longestCommand = 64 * 1024;

/// The commands whose class octet may be 10 (SP 800-73-4 part 2, table 2).
bool mayBeChained(std::uint8_t ins)
{
    return ins == instruction::generalAuthenticate || ins == instruction::putData
        || ins == instruction::generateKeyPair;
}

bool sameHeader(const CommandApdu &a, const CommandApdu &b)
{
    return a.ins == b.ins && a.parameters() == b.parameters();
}

} // namespace

std::optional<Outcome> CommandChain::join(CommandApdu &command)
{
    const bool more = (command.cla & chainBit) != 0;
    if (more && (!m_supported || !mayBeChained(command.ins))) {
        m_begun.reset();
        return Status::ChainingUnsupported;
    }
    if (m_begun && !sameHeader(*m_begun, command))
        m_begun.reset();
    if (m_begun) {
        append(m_begun->data, command.data);
        command.data = std::exchange(m_begun, std::nullopt)->data;
    }
    if (!more)
        return std::nullopt;
    if (command.data.size() > longestCommand)
        return Status::WrongLength;
    m_begun = std::move(command);
    return Status::Done;
}

} // namespace eid::sandbox
