#include "tests/sandbox/inprocess/pcscservice.h"

#include "tests/sandbox/card/cardcontacts.h"
#include "tests/sandbox/inprocess/keypad.h"
#include "tests/sandbox/inprocess/pcscnames.h"

#include <algorithm>
#include <cstring>

namespace eid::sandbox {

namespace {

// ISO/IEC 7816-3, 8.2.3: the first TD names the protocol; without one it is T=0.
DWORD protocolOf(ByteView atr)
{
    if (atr.size() < 2 || (atr[1] & 0x80) == 0)
        return SCARD_PROTOCOL_T0;
    std::size_t td1 = 2;
    for (const int bit : {0x10, 0x20, 0x40})
        td1 += (atr[1] & bit) != 0 ? 1 : 0;
    return td1 < atr.size() && (atr[td1] & 0x0F) == 1 ? SCARD_PROTOCOL_T1 : SCARD_PROTOCOL_T0;
}

} // namespace

LONG PcscService::check(SCARDCONTEXT context) const
{
    const auto found = m_contexts.find(context);
    if (found == m_contexts.end())
        return SCARD_E_INVALID_HANDLE;
    return m_running && found->second.epoch == m_epoch ? SCARD_S_SUCCESS : SCARD_E_NO_SERVICE;
}

LONG PcscService::check(SCARDHANDLE number, bool sharing, bool events)
{
    const auto found = m_handles.find(number);
    if (found == m_handles.end())
        return SCARD_E_INVALID_HANDLE;
    const Handle &handle = found->second;
    if (const LONG alive = check(handle.context); alive != SCARD_S_SUCCESS)
        return alive;
    const Reader *reader = find(handle.reader);
    if (reader == nullptr)
        return SCARD_E_READER_UNAVAILABLE;
    if (sharing && reader->transaction != nobody && reader->transaction != number)
        return SCARD_E_SHARING_VIOLATION;
    if (events && handle.insertion != reader->insertion)
        return SCARD_W_REMOVED_CARD;
    if (events && handle.wasReset)
        return SCARD_W_RESET_CARD;
    return SCARD_S_SUCCESS;
}

PcscService::Reader *PcscService::find(const std::string &name)
{
    const auto found = std::ranges::find(m_readers, name, &Reader::name);
    return found == m_readers.end() ? nullptr : &*found;
}

PcscService::Reader &PcscService::readerOf(SCARDHANDLE handle)
{
    return *find(m_handles.at(handle).reader);
}

void PcscService::powerOn(Reader &reader)
{
    reader.atr = reader.contacts->powerOn();
    if (reader.atr.size() > MAX_ATR_SIZE)
        reader.atr.clear();
    reader.protocol = SCARD_PROTOCOL_UNDEFINED;
}

void PcscService::reset(Reader &reader, SCARDHANDLE except)
{
    if (!reader.contacts)
        return;
    reader.atr = reader.contacts->reset();
    reader.protocol = SCARD_PROTOCOL_UNDEFINED;
    for (auto &[number, handle] : m_handles)
        handle.wasReset = handle.wasReset || (handle.reader == reader.name && number != except);
}

void PcscService::takeOut(Reader &reader)
{
    if (!reader.contacts)
        return;
    reader.contacts->powerOff();
    reader.contacts.reset();
    reader.insertion = 0;
    reader.atr.clear();
    reader.protocol = SCARD_PROTOCOL_UNDEFINED;
    ++reader.events;
    if (reader.transaction != otherProgram)
        reader.transaction = nobody;
}

LONG PcscService::choose(Reader &reader, DWORD protocols, DWORD *activeProtocol)
{
    if (reader.protocol == SCARD_PROTOCOL_UNDEFINED)
        reader.protocol = protocolOf(reader.atr);
    if ((protocols & reader.protocol) == 0)
        return SCARD_E_PROTO_MISMATCH;
    *activeProtocol = reader.protocol;
    return SCARD_S_SUCCESS;
}

void PcscService::release(const Handle &handle, SCARDHANDLE number)
{
    if (Reader *reader = find(handle.reader); reader != nullptr && reader->transaction == number)
        reader->transaction = nobody;
}

LONG PcscService::connect(SCARDCONTEXT context, const char *name, DWORD shareMode, DWORD protocols,
    SCARDHANDLE *card, DWORD *activeProtocol)
{
    const Lock lock(m_mutex);
    if (const LONG ordered = m_failures.take(PcscFunction::Connect); ordered != SCARD_S_SUCCESS)
        return ordered;
    if (const LONG alive = check(context); alive != SCARD_S_SUCCESS)
        return alive;
    Reader *reader = find(name);
    if (reader == nullptr)
        return SCARD_E_UNKNOWN_READER;
    if (shareMode != SCARD_SHARE_SHARED)
        return SCARD_E_INVALID_VALUE;
    if (reader->exclusiveByOther)
        return SCARD_E_SHARING_VIOLATION;
    if (!reader->contacts)
        return SCARD_E_NO_SMARTCARD;
    if (reader->atr.empty())
        return SCARD_W_UNRESPONSIVE_CARD;
    if (const LONG chosen = choose(*reader, protocols, activeProtocol); chosen != SCARD_S_SUCCESS)
        return chosen;
    *card = ++m_lastHandle;
    m_handles[*card] = {context, reader->name, reader->insertion};
    return SCARD_S_SUCCESS;
}

LONG PcscService::reconnect(
    SCARDHANDLE card, DWORD shareMode, DWORD protocols, DWORD initialization, DWORD *activeProtocol)
{
    const Lock lock(m_mutex);
    if (const LONG ordered = m_failures.take(PcscFunction::Reconnect); ordered != SCARD_S_SUCCESS)
        return ordered;
    if (const LONG checked = check(card, true, false); checked != SCARD_S_SUCCESS)
        return checked;
    Reader &reader = readerOf(card);
    if (shareMode != SCARD_SHARE_SHARED)
        return SCARD_E_INVALID_VALUE;
    if (!reader.contacts)
        return SCARD_E_NO_SMARTCARD;
    if (initialization != SCARD_LEAVE_CARD)
        reset(reader, card);
    if (reader.atr.empty())
        return SCARD_W_UNRESPONSIVE_CARD;
    Handle &handle = m_handles.at(card);
    handle.insertion = reader.insertion;
    handle.wasReset = false;
    return choose(reader, protocols, activeProtocol);
}

LONG PcscService::disconnect(SCARDHANDLE card, DWORD disposition)
{
    const Lock lock(m_mutex);
    const LONG ordered = m_failures.take(PcscFunction::Disconnect);
    const auto found = m_handles.find(card);
    if (found == m_handles.end())
        return SCARD_E_INVALID_HANDLE;
    const Handle handle = found->second;
    m_handles.erase(found);
    release(handle, card);
    Reader *reader = find(handle.reader);
    if (disposition != SCARD_LEAVE_CARD && reader != nullptr
        && reader->insertion == handle.insertion)
        reset(*reader, card);
    m_changed.notify_all();
    return ordered;
}

LONG PcscService::beginTransaction(SCARDHANDLE card)
{
    Lock lock(m_mutex);
    if (const LONG ordered = m_failures.take(PcscFunction::BeginTransaction);
        ordered != SCARD_S_SUCCESS)
        return ordered;
    LONG checked = SCARD_S_SUCCESS;
    m_changed.wait(lock, [&] {
        checked = check(card, false, true);
        return checked != SCARD_S_SUCCESS || readerOf(card).transaction == nobody
            || readerOf(card).transaction == card;
    });
    if (checked == SCARD_S_SUCCESS)
        readerOf(card).transaction = card;
    return checked;
}

LONG PcscService::endTransaction(SCARDHANDLE card, DWORD disposition)
{
    const Lock lock(m_mutex);
    if (const LONG ordered = m_failures.take(PcscFunction::EndTransaction);
        ordered != SCARD_S_SUCCESS)
        return ordered;
    if (const LONG checked = check(card, false, true); checked != SCARD_S_SUCCESS)
        return checked;
    Reader &reader = readerOf(card);
    if (reader.transaction != card)
        return SCARD_E_NOT_TRANSACTED;
    if (disposition != SCARD_LEAVE_CARD)
        reset(reader, nobody);
    reader.transaction = nobody;
    m_changed.notify_all();
    return SCARD_S_SUCCESS;
}

LONG PcscService::transmit(
    SCARDHANDLE card, DWORD protocol, ByteView command, std::uint8_t *response, DWORD *length)
{
    Lock lock(m_mutex);
    if (const LONG ordered = m_failures.take(PcscFunction::Transmit); ordered != SCARD_S_SUCCESS)
        return ordered;
    if (const LONG checked = check(card, true, true); checked != SCARD_S_SUCCESS)
        return checked;
    if (protocol != readerOf(card).protocol)
        return SCARD_E_PROTO_MISMATCH;
    return reachCard(lock, card, {command.begin(), command.end()}, response, length);
}

LONG PcscService::reachCard(
    Lock &lock, SCARDHANDLE card, Bytes command, std::uint8_t *response, DWORD *length)
{
    Reader &before = readerOf(card);
    const std::string name = before.name;
    const int insertion = before.insertion;
    const int epoch = m_epoch;
    const auto contacts = before.contacts;
    const int apdu = ++before.apdus;
    const auto hook = m_hook;
    const auto gone = [&] {
        const Reader *reader = find(name);
        return m_epoch != epoch || reader == nullptr || reader->insertion != insertion;
    };
    const auto whyGone = [&]() -> LONG {
        if (m_epoch != epoch)
            return SCARD_F_COMM_ERROR;
        return find(name) == nullptr ? SCARD_E_READER_UNAVAILABLE : SCARD_E_NOT_TRANSACTED;
    };

    if (hook) {
        lock.unlock();
        hook(QString::fromStdString(name), apdu);
        lock.lock();
        if (gone())
            return whyGone();
    }
    m_lastCommand = command;
    lock.unlock();
    const ContactReply reply = contacts->exchange(command);
    lock.lock();

    switch (reply.kind) {
    case ContactReply::Kind::Pulled:
        // A torn card first shows as an answer without octets.
        if (!gone()) {
            takeOut(*find(name));
            m_changed.notify_all();
        }
        *length = 0;
        return SCARD_S_SUCCESS;
    case ContactReply::Kind::Mute:
        m_changed.wait(lock, gone);
        return whyGone();
    case ContactReply::Kind::Answered:
        break;
    }
    if (reply.delay.count() > 0)
        m_changed.wait_for(lock, reply.delay, gone);
    if (gone())
        return whyGone();
    if (m_lostAnswer != SCARD_S_SUCCESS)
        return std::exchange(m_lostAnswer, SCARD_S_SUCCESS);
    if (reply.response.size() > *length)
        return SCARD_E_INSUFFICIENT_BUFFER;
    std::ranges::copy(reply.response, response);
    *length = static_cast<DWORD>(reply.response.size());
    return SCARD_S_SUCCESS;
}

LONG PcscService::control(SCARDHANDLE card, DWORD code, ByteView input, std::uint8_t *output,
    DWORD capacity, DWORD *length)
{
    Lock lock(m_mutex);
    *length = 0;
    if (const LONG ordered = m_failures.take(PcscFunction::Control); ordered != SCARD_S_SUCCESS)
        return ordered;
    if (const LONG checked = check(card, true, true); checked != SCARD_S_SUCCESS)
        return checked;
    m_lastControl.assign(input.begin(), input.end());
    Reader &reader = readerOf(card);
    const auto answer = [&](const Bytes &octets) -> LONG {
        if (octets.empty())
            return SCARD_E_UNSUPPORTED_FEATURE;
        if (octets.size() > capacity)
            return SCARD_E_INSUFFICIENT_BUFFER;
        std::ranges::copy(octets, output);
        *length = static_cast<DWORD>(octets.size());
        return SCARD_S_SUCCESS;
    };
    if (code == CM_IOCTL_GET_FEATURE_REQUEST)
        return answer(featureList(reader.kind));
    if (code == tlvPropertiesControl && reader.kind.maximumApduData)
        return answer(tlvProperties(reader.kind));
    if (!reader.kind.pinPad || (code != verifyPinControl && code != modifyPinControl))
        return SCARD_E_UNSUPPORTED_FEATURE;

    PadEntry entry{PadEntry::Ending::TimedOut, {}};
    if (!reader.padEntries.empty()) {
        entry = std::move(reader.padEntries.front());
        reader.padEntries.pop_front();
    }
    const KeyPadOutcome outcome
        = code == verifyPinControl ? composeVerify(input, entry) : composeModify(input, entry);
    if (outcome.refusal != 0)
        return answer({static_cast<std::uint8_t>(outcome.refusal >> 8),
            static_cast<std::uint8_t>(outcome.refusal)});
    *length = capacity;
    return reachCard(lock, card, outcome.command, output, length);
}

} // namespace eid::sandbox
