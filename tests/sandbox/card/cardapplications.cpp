#include "tests/sandbox/card/cardapplications.h"

#include "tests/sandbox/card/authenticatecommand.h"
#include "tests/sandbox/card/bertlv.h"
#include "tests/sandbox/card/generatecommand.h"
#include "tests/sandbox/card/instruction.h"
#include "tests/sandbox/card/objectcommands.h"
#include "tests/sandbox/card/pincommands.h"
#include "tests/sandbox/card/pivaid.h"
#include "tests/sandbox/card/vendorcommands.h"

#include <algorithm>

namespace eid::sandbox {

namespace {

constexpr std::uint8_t byName = 0x04;
constexpr std::uint8_t nextOccurrence = 0x02;
constexpr std::uint8_t withoutResponse = 0x0C;

/// Whether \a name is the AID or its beginning, down to the RID.
bool names(ByteView name, ByteView aid)
{
    return name.size() >= ridSize && name.size() <= aid.size()
        && equal(name, aid.first(name.size()));
}

/// SP 800-73-4 part 2, table 3: the PIX with the version, the authority, a name.
Bytes propertyTemplate()
{
    static constexpr std::array<std::uint8_t, 8> label{'P', 'I', 'V', ' ', 'c', 'a', 'r', 'd'};
    const ByteView aid(pivAid);
    Bytes content = tlv(0x4F, aid.subspan(ridSize));
    append(content, tlv(0x79, tlv(0x4F, aid.first(ridSize))));
    append(content, tlv(0x50, label));
    return tlv(0x61, content);
}

Bytes managerInformation()
{
    Bytes content = tlv(0x84, managerAid);
    append(content, tlv(0xA5, tlv(0x9F65, Bytes{0xFF})));
    return tlv(0x6F, content);
}

} // namespace

void CardApplications::reset()
{
    m_session.status = {};
    m_selected = Application::Manager;
}

Outcome CardApplications::run(const CommandApdu &command)
{
    // "Right before" ends with any other command; GENERAL AUTHENTICATE takes it for itself.
    if (command.ins != instruction::generalAuthenticate)
        m_session.status.pinJustVerified = false;
    if (command.ins == instruction::select)
        return select(command);
    switch (m_selected) {
    case Application::Manager:
        return Status::UnknownInstruction;
    case Application::Piv:
        return runPiv(command);
    }
    return Status::UnknownInstruction;
}

Outcome CardApplications::select(const CommandApdu &command)
{
    if (command.p1 != byName)
        return Status::WrongParameters;
    if (command.p2 == nextOccurrence)
        return Status::NotFound;
    if (command.p2 != 0 && command.p2 != withoutResponse)
        return Status::WrongParameters;

    Bytes response;
    if (names(command.data, pivAid)) {
        // Selected again, the application keeps its security status.
        m_selected = Application::Piv;
        response = propertyTemplate();
    } else if (command.data.empty() || names(command.data, managerAid)) {
        reset();
        response = managerInformation();
    } else {
        return Status::NotFound;
    }
    return command.p2 == withoutResponse ? Outcome(Status::Done) : Outcome(std::move(response));
}

Outcome CardApplications::runPiv(const CommandApdu &command)
{
    switch (command.ins) {
    case instruction::verify:
        return verify(command, m_session);
    case instruction::changeReferenceData:
        return changeReferenceData(command, m_session);
    case instruction::resetRetryCounter:
        return resetRetryCounter(command, m_session);
    case instruction::generalAuthenticate:
        return generalAuthenticate(command, m_session);
    case instruction::generateKeyPair:
        return generateKeyPair(command, m_session);
    case instruction::getData:
        return getData(command, m_session);
    case instruction::putData:
        return putData(command, m_session);
    }
    if (m_session.memory.profile.metadata)
        return runVendor(command);
    return Status::UnknownInstruction;
}

Outcome CardApplications::runVendor(const CommandApdu &command)
{
    switch (command.ins) {
    case instruction::getMetadata:
        return getMetadata(command, m_session);
    case instruction::getSerial:
        return getSerial(command, m_session);
    case instruction::getVersion:
        return getVersion(command, m_session);
    case instruction::setManagementKey:
        return setManagementKey(command, m_session);
    case instruction::resetApplication:
        return resetApplication(command, m_session);
    }
    return Status::UnknownInstruction;
}

} // namespace eid::sandbox
