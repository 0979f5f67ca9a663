#include "tests/sandbox/card/faults.h"
#include "tests/sandbox/card/instruction.h"
#include "tests/sandbox/card/serialswap.h"

#include <algorithm>
#include <utility>

namespace eid::sandbox {

namespace {

constexpr std::size_t statusSize = 2;
constexpr std::uint8_t strayOctet = 0xA5;

Bytes statusAlone(std::uint16_t status)
{
    return {static_cast<std::uint8_t>(status >> 8), static_cast<std::uint8_t>(status & 0xFF)};
}

/// The INS, unless the rest of the command's chain is still to come (ISO/IEC 7816-4, 5.3.3).
std::optional<std::uint8_t> instructionOf(ByteView command)
{
    constexpr std::uint8_t moreFollow = 0x10;
    if (command.size() < 2 || (command[0] & moreFollow) != 0)
        return std::nullopt;
    return command[1];
}

const Fault *findKind(const std::vector<Fault> &faults, Fault::Kind kind)
{
    const auto found = std::ranges::find(faults, kind, &Fault::kind);
    return found == faults.end() ? nullptr : &*found;
}

void cut(Bytes &response, std::size_t octets)
{
    const std::size_t data = response.size() - std::min(response.size(), statusSize);
    const std::size_t fromData = std::min(octets, data);
    const auto end = response.begin() + static_cast<std::ptrdiff_t>(data);
    response.erase(end - static_cast<std::ptrdiff_t>(fromData), end);
    response.resize(response.size() - std::min(octets - fromData, response.size()));
}

void lengthen(Bytes &response, std::size_t octets)
{
    const std::size_t data = response.size() - std::min(response.size(), statusSize);
    response.insert(response.begin() + static_cast<std::ptrdiff_t>(data), octets, strayOctet);
}

} // namespace

FaultyCard::FaultyCard(std::shared_ptr<CardContacts> card, FaultPlan plan)
    : m_card(std::move(card))
    , m_plan(std::move(plan))
{ }

void FaultyCard::arm(FaultPlan plan)
{
    const std::scoped_lock lock(m_mutex);
    m_plan = std::move(plan);
    m_apdus = 0;
    m_otherSerial = false;
}

int FaultyCard::apduCount() const
{
    const std::scoped_lock lock(m_mutex);
    return m_apdus;
}

std::optional<std::chrono::milliseconds> FaultyCard::reinsertAfter() const
{
    const std::scoped_lock lock(m_mutex);
    return m_plan.reinsertAfter;
}

Bytes FaultyCard::powerOn()
{
    const std::scoped_lock lock(m_mutex);
    m_contact = Contact::Good;
    noteReset();
    return m_card->powerOn();
}

Bytes FaultyCard::reset()
{
    const std::scoped_lock lock(m_mutex);
    if (m_contact == Contact::Pulled)
        return {};
    m_contact = Contact::Good;
    noteReset();
    return m_card->reset();
}

void FaultyCard::powerOff()
{
    const std::scoped_lock lock(m_mutex);
    m_card->powerOff();
}

ContactReply FaultyCard::exchange(ByteView command)
{
    const std::scoped_lock lock(m_mutex);
    if (m_contact == Contact::Pulled)
        return {ContactReply::Kind::Pulled, {}, {}};
    if (m_contact == Contact::Mute)
        return {ContactReply::Kind::Mute, {}, {}};

    const std::vector<Fault> faults = takeFaults(command);
    const auto has = [&faults](Fault::Kind kind) { return findKind(faults, kind) != nullptr; };
    ContactReply reply;
    if (const Fault *status = findKind(faults, Fault::Kind::Status))
        reply.response = statusAlone(status->status);
    else if (!has(Fault::Kind::PullBefore) && !has(Fault::Kind::MuteBefore))
        reply = run(command);
    for (const Fault &fault : faults)
        apply(fault, reply);
    return reply;
}

void FaultyCard::apply(const Fault &fault, ContactReply &reply)
{
    switch (fault.kind) {
    case Fault::Kind::PullBefore:
    case Fault::Kind::PullAfter:
        m_card->powerOff();
        m_contact = Contact::Pulled;
        reply = {ContactReply::Kind::Pulled, {}, reply.delay};
        return;
    case Fault::Kind::MuteBefore:
    case Fault::Kind::MuteAfter:
        m_contact = Contact::Mute;
        reply = {ContactReply::Kind::Mute, {}, reply.delay};
        return;
    case Fault::Kind::Status:
        return;
    case Fault::Kind::StatusAfter:
        reply.response = statusAlone(fault.status);
        return;
    case Fault::Kind::Delay:
        reply.delay += fault.delay;
        return;
    case Fault::Kind::Cut:
        cut(reply.response, fault.octets);
        return;
    case Fault::Kind::Lengthen:
        lengthen(reply.response, fault.octets);
        return;
    }
}

void FaultyCard::noteReset()
{
    if (m_plan.otherSerialAfterReset && m_apdus > 0)
        m_otherSerial = true;
    m_serialExpected = false;
}

std::vector<Fault> FaultyCard::takeFaults(ByteView command)
{
    ++m_apdus;
    const auto instruction = instructionOf(command);
    std::vector<Fault> now;
    std::erase_if(m_plan.faults, [&](const Fault &fault) {
        const bool strikes = fault.isEveryOne() || fault.apdu == m_apdus
            || (fault.instruction && fault.instruction == instruction);
        if (strikes)
            now.push_back(fault);
        return strikes && !fault.isEveryOne();
    });
    return now;
}

ContactReply FaultyCard::run(ByteView command)
{
    const bool continues = command.size() > 1 && command[1] == instruction::getResponse;
    if (!continues)
        m_serialExpected = asksForSerial(command);
    ContactReply reply = m_card->exchange(command);
    if (m_otherSerial && m_serialExpected && swapSerial(reply.response))
        m_serialExpected = false;
    return reply;
}

} // namespace eid::sandbox
