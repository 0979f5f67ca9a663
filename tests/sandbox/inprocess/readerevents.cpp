// The part of the service that has to do with contexts, readers and what happens to them.

#include "tests/sandbox/card/cardcontacts.h"
#include "tests/sandbox/inprocess/pcscnames.h"
#include "tests/sandbox/inprocess/pcscservice.h"

#include <algorithm>
#include <cstring>

namespace eid::sandbox {

namespace {

constexpr const char *pnpName = R"(\\?PnP?\Notification)";
constexpr DWORD mostStates = PCSCLITE_MAX_READERS_CONTEXTS;

bool isPnp(const PcscReaderState &state)
{
    return std::strcmp(state.szReader, pnpName) == 0;
}

bool hasChanged(const PcscReaderState &state)
{
    return (state.dwEventState & SCARD_STATE_CHANGED) != 0;
}

} // namespace

LONG PcscService::establishContext(SCARDCONTEXT *context)
{
    const Lock lock(m_mutex);
    if (const LONG ordered = m_failures.take(PcscFunction::EstablishContext);
        ordered != SCARD_S_SUCCESS)
        return ordered;
    if (!m_running)
        return SCARD_E_NO_SERVICE;
    *context = ++m_lastContext;
    m_contexts[*context] = {m_epoch};
    return SCARD_S_SUCCESS;
}

LONG PcscService::releaseContext(SCARDCONTEXT context)
{
    const Lock lock(m_mutex);
    const LONG ordered = m_failures.take(PcscFunction::ReleaseContext);
    for (const auto &[number, handle] : m_handles) {
        if (handle.context == context)
            release(handle, number);
    }
    std::erase_if(m_handles, [&](const auto &item) { return item.second.context == context; });
    m_changed.notify_all();
    return m_contexts.erase(context) == 0 ? SCARD_E_INVALID_HANDLE : ordered;
}

LONG PcscService::cancel(SCARDCONTEXT context)
{
    const Lock lock(m_mutex);
    if (const LONG ordered = m_failures.take(PcscFunction::Cancel); ordered != SCARD_S_SUCCESS)
        return ordered;
    const auto found = m_contexts.find(context);
    if (found == m_contexts.end())
        return SCARD_E_INVALID_HANDLE;
    // As in pcsc-lite, cancelling before the wait has begun does nothing.
    found->second.cancelled = found->second.waiting;
    m_changed.notify_all();
    return SCARD_S_SUCCESS;
}

LONG PcscService::listReaders(SCARDCONTEXT context, char *readers, DWORD *length)
{
    const Lock lock(m_mutex);
    if (const LONG ordered = m_failures.take(PcscFunction::ListReaders); ordered != SCARD_S_SUCCESS)
        return ordered;
    if (const LONG alive = check(context); alive != SCARD_S_SUCCESS)
        return alive;
    if (m_readers.empty())
        return SCARD_E_NO_READERS_AVAILABLE;
    std::string list;
    for (const Reader &reader : m_readers)
        list.append(reader.name).push_back('\0');
    list.push_back('\0');
    const DWORD capacity = std::exchange(*length, static_cast<DWORD>(list.size()));
    if (readers == nullptr)
        return SCARD_S_SUCCESS;
    if (capacity < list.size())
        return SCARD_E_INSUFFICIENT_BUFFER;
    std::ranges::copy(list, readers);
    return SCARD_S_SUCCESS;
}

void PcscService::noteChange(PcscReaderState &state)
{
    const Reader *reader = find(state.szReader);
    if (reader == nullptr) {
        state.dwEventState = SCARD_STATE_UNKNOWN | SCARD_STATE_UNAVAILABLE;
        if ((state.dwCurrentState & SCARD_STATE_UNKNOWN) == 0)
            state.dwEventState |= SCARD_STATE_CHANGED;
        return;
    }
    const bool inUse = std::ranges::any_of(
        m_handles, [&](const auto &item) { return item.second.reader == reader->name; });
    DWORD now = SCARD_STATE_EMPTY;
    if (reader->contacts) {
        now = SCARD_STATE_PRESENT;
        now |= reader->atr.empty() ? DWORD{SCARD_STATE_MUTE} : DWORD{0};
        now |= reader->exclusiveByOther ? DWORD{SCARD_STATE_EXCLUSIVE} : DWORD{0};
        now |= inUse ? DWORD{SCARD_STATE_INUSE} : DWORD{0};
    }
    constexpr DWORD presence = SCARD_STATE_EMPTY | SCARD_STATE_PRESENT;
    const DWORD known = state.dwCurrentState;
    const bool counted = (known >> 16) != 0 && (known >> 16) != reader->events;
    const bool otherPresence = (known & presence) != 0 && (known & presence) != (now & presence);
    const bool otherVoice = (now & SCARD_STATE_PRESENT) != 0 && (known & SCARD_STATE_PRESENT) != 0
        && (known & SCARD_STATE_MUTE) != (now & SCARD_STATE_MUTE);
    if (known == SCARD_STATE_UNAWARE || counted || otherPresence || otherVoice
        || (known & (SCARD_STATE_UNKNOWN | SCARD_STATE_UNAVAILABLE)) != 0)
        now |= SCARD_STATE_CHANGED;
    state.dwEventState = now | DWORD{reader->events} << 16;
    state.cbAtr = static_cast<DWORD>(reader->atr.size());
    std::ranges::copy(reader->atr, state.rgbAtr);
}

LONG PcscService::getStatusChange(
    SCARDCONTEXT context, DWORD timeoutMs, PcscReaderState *states, DWORD count)
{
    Lock lock(m_mutex);
    if (const LONG ordered = m_failures.take(PcscFunction::GetStatusChange);
        ordered != SCARD_S_SUCCESS)
        return ordered;
    if (count > mostStates)
        return SCARD_E_INVALID_PARAMETER;
    if (const LONG alive = check(context); alive != SCARD_S_SUCCESS)
        return alive;
    const std::span all(states, count);
    const int readersBefore = readerCount();
    for (const PcscReaderState &state : all) {
        if (isPnp(state) ? !m_pnp : find(state.szReader) == nullptr)
            return SCARD_E_UNKNOWN_READER;
    }

    m_contexts.at(context).cancelled = false;
    LONG alive = SCARD_S_SUCCESS;
    const auto settled = [&] {
        alive = check(context);
        if (alive != SCARD_S_SUCCESS || m_contexts.at(context).cancelled)
            return true;
        for (PcscReaderState &state : all) {
            if (!isPnp(state)) {
                noteChange(state);
                continue;
            }
            const auto told = static_cast<int>(state.dwCurrentState >> 16);
            const bool changed = readerCount() != (told != 0 ? told : readersBefore);
            state.dwEventState = static_cast<DWORD>(readerCount()) << 16
                | (changed ? DWORD{SCARD_STATE_CHANGED} : DWORD{0});
        }
        return std::ranges::any_of(all, hasChanged);
    };
    const auto setWaiting = [&](bool waiting) {
        const auto found = m_contexts.find(context);
        if (found != m_contexts.end()) {
            found->second.waiting = waiting;
            found->second.isWaitEndless = waiting && timeoutMs == INFINITE;
        }
        m_changed.notify_all();
    };

    bool done = settled();
    if (!done && timeoutMs != 0) {
        setWaiting(true);
        if (timeoutMs == INFINITE) {
            m_changed.wait(lock, settled);
            done = true;
        } else {
            done = m_changed.wait_for(lock, std::chrono::milliseconds(timeoutMs), settled);
        }
        setWaiting(false);
    }
    if (alive != SCARD_S_SUCCESS)
        return SCARD_F_COMM_ERROR;
    if (m_contexts.at(context).cancelled)
        return SCARD_E_CANCELLED;
    return done ? SCARD_S_SUCCESS : SCARD_E_TIMEOUT;
}

void PcscService::addReader(const std::string &name, ReaderKind kind)
{
    const Lock lock(m_mutex);
    if (find(name) == nullptr)
        m_readers.push_back({name, kind, {}, 0, {}, SCARD_PROTOCOL_UNDEFINED, 0, 0, 0, false, {}});
    m_changed.notify_all();
}

void PcscService::removeReader(const std::string &name)
{
    const Lock lock(m_mutex);
    if (Reader *reader = find(name))
        takeOut(*reader);
    std::erase_if(m_readers, [&](const Reader &reader) { return reader.name == name; });
    m_changed.notify_all();
}

void PcscService::insert(const std::string &name, std::shared_ptr<CardContacts> contacts)
{
    const Lock lock(m_mutex);
    Reader *reader = find(name);
    if (reader == nullptr)
        return;
    takeOut(*reader);
    reader->contacts = std::move(contacts);
    reader->insertion = ++m_lastInsertion;
    reader->apdus = 0;
    ++reader->events;
    if (m_running)
        powerOn(*reader);
    m_changed.notify_all();
}

void PcscService::pull(const std::string &name)
{
    const Lock lock(m_mutex);
    if (Reader *reader = find(name))
        takeOut(*reader);
    m_changed.notify_all();
}

void PcscService::resetByOther(const std::string &name)
{
    const Lock lock(m_mutex);
    if (Reader *reader = find(name))
        reset(*reader, nobody);
    m_changed.notify_all();
}

void PcscService::holdByOther(const std::string &name, bool hold)
{
    const Lock lock(m_mutex);
    if (Reader *reader = find(name))
        reader->transaction = hold ? otherProgram : nobody;
    m_changed.notify_all();
}

void PcscService::setExclusiveByOther(const std::string &name, bool exclusive)
{
    const Lock lock(m_mutex);
    if (Reader *reader = find(name))
        reader->exclusiveByOther = exclusive;
    m_changed.notify_all();
}

void PcscService::stop()
{
    const Lock lock(m_mutex);
    if (!std::exchange(m_running, false))
        return;
    ++m_epoch;
    for (Reader &reader : m_readers) {
        reader.transaction = nobody;
        if (reader.contacts)
            reader.contacts->powerOff();
    }
    m_changed.notify_all();
}

void PcscService::start()
{
    const Lock lock(m_mutex);
    if (std::exchange(m_running, true))
        return;
    ++m_starts;
    for (Reader &reader : m_readers) {
        reader.events = 0;
        if (reader.contacts)
            powerOn(reader);
    }
    m_changed.notify_all();
}

int PcscService::starts() const
{
    const Lock lock(m_mutex);
    return m_starts;
}

ServiceSignal::Woken PcscService::waitForStart(
    int &seen, bool &interrupted, std::optional<std::chrono::milliseconds> timeout)
{
    Lock lock(m_mutex);
    const auto woken = [&] { return interrupted || m_starts != seen; };
    if (!timeout)
        m_changed.wait(lock, woken);
    else if (!m_changed.wait_for(lock, *timeout, woken))
        return ServiceSignal::Woken::TimedOut;
    if (std::exchange(interrupted, false))
        return ServiceSignal::Woken::Interrupted;
    seen = m_starts;
    return ServiceSignal::Woken::Changed;
}

void PcscService::setInterrupted(bool &interrupted)
{
    const Lock lock(m_mutex);
    interrupted = true;
    m_changed.notify_all();
}

bool PcscService::waitUntilWatched(std::chrono::milliseconds patience) const
{
    Lock lock(m_mutex);
    return m_changed.wait_for(lock, patience, [&] {
        return std::ranges::any_of(
            m_contexts, [](const auto &item) { return item.second.waiting; });
    });
}

bool PcscService::waitUntilStill(std::chrono::milliseconds patience) const
{
    Lock lock(m_mutex);
    return m_changed.wait_for(lock, patience, [&] {
        return std::ranges::any_of(
            m_contexts, [](const auto &item) { return item.second.isWaitEndless; });
    });
}

} // namespace eid::sandbox
