#pragma once

#include "core/base/bytes.h"
#include "core/smartcard/pcscapi.h"
#include "tests/sandbox/inprocess/inprocesspcsc.h"

#include <array>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace eid::sandbox {

/// Failures that were ordered, and how often each function was called.
class PcscFailures
{
public:
    void failNext(PcscFunction function, LONG code, int skip);
    void failAlways(PcscFunction function, LONG code);
    /// Counts a call; the code it shall fail with, or SCARD_S_SUCCESS.
    LONG take(PcscFunction function);
    [[nodiscard]] int calls(PcscFunction function) const;

private:
    static constexpr std::size_t functions = std::size_t(PcscFunction::Control) + 1;
    struct Once
    {
        LONG code;
        int skip;
    };
    std::array<std::deque<Once>, functions> m_once;
    std::array<LONG, functions> m_always{};
    std::array<int, functions> m_calls{};
};

/// The service behind the table: one mutex over all its state, one condition for every change.
/// Functions named as in PcscApi are what clients call; the rest is the world around the service.
class PcscService
{
public:
    /// How often the service has been started.
    [[nodiscard]] int starts() const;
    /// Waits for another start than \a seen, until \a interrupted becomes true or time runs out.
    ServiceSignal::Woken waitForStart(
        int &seen, bool &interrupted, std::optional<std::chrono::milliseconds> timeout);
    void setInterrupted(bool &interrupted);

    LONG establishContext(SCARDCONTEXT *context);
    LONG releaseContext(SCARDCONTEXT context);
    LONG cancel(SCARDCONTEXT context);
    LONG listReaders(SCARDCONTEXT context, char *readers, DWORD *length);
    LONG getStatusChange(
        SCARDCONTEXT context, DWORD timeoutMs, PcscReaderState *states, DWORD count);
    LONG connect(SCARDCONTEXT context, const char *reader, DWORD shareMode, DWORD protocols,
        SCARDHANDLE *card, DWORD *activeProtocol);
    LONG reconnect(SCARDHANDLE card, DWORD shareMode, DWORD protocols, DWORD initialization,
        DWORD *activeProtocol);
    LONG disconnect(SCARDHANDLE card, DWORD disposition);
    LONG beginTransaction(SCARDHANDLE card);
    LONG endTransaction(SCARDHANDLE card, DWORD disposition);
    LONG transmit(
        SCARDHANDLE card, DWORD protocol, ByteView command, std::uint8_t *response, DWORD *length);
    LONG control(SCARDHANDLE card, DWORD code, ByteView input, std::uint8_t *output, DWORD capacity,
        DWORD *length);

    void addReader(const std::string &name, ReaderKind kind);
    void removeReader(const std::string &name);
    void insert(const std::string &name, std::shared_ptr<CardContacts> contacts);
    void pull(const std::string &name);
    void resetByOther(const std::string &name);
    void holdByOther(const std::string &name, bool hold);
    void setExclusiveByOther(const std::string &name, bool exclusive);
    void stop();
    void start();
    [[nodiscard]] bool isRunning() const;
    void keyAtPad(const std::string &name, PadEntry entry);
    void setPnpSupported(bool supported);
    void setTransmitHook(InProcessPcsc::TransmitHook hook);
    void failNext(PcscFunction function, LONG code, int skip);
    void failAlways(PcscFunction function, LONG code);
    void loseNextAnswer(LONG code);
    [[nodiscard]] int calls(PcscFunction function) const;
    [[nodiscard]] int openContexts() const;
    [[nodiscard]] int openHandles() const;
    [[nodiscard]] bool waitUntilWatched(std::chrono::milliseconds patience) const;
    [[nodiscard]] bool waitUntilStill(std::chrono::milliseconds patience) const;
    [[nodiscard]] Bytes lastCommand() const;
    [[nodiscard]] Bytes lastControl() const;

private:
    using Lock = std::unique_lock<std::mutex>;

    static constexpr SCARDHANDLE nobody = 0;
    static constexpr SCARDHANDLE otherProgram = -1;

    struct Reader
    {
        std::string name;
        ReaderKind kind;
        std::shared_ptr<CardContacts> contacts; ///< none: the reader is empty
        int insertion = 0; ///< another number for each card that was put in; 0: empty
        Bytes atr; ///< empty with a card in: it is mute
        DWORD protocol = SCARD_PROTOCOL_UNDEFINED;
        std::uint16_t events = 0;
        int apdus = 0;
        SCARDHANDLE transaction = nobody;
        bool exclusiveByOther = false;
        std::deque<PadEntry> padEntries;
    };

    struct Context
    {
        int epoch = 0;
        bool waiting = false;
        bool isWaitEndless = false;
        bool cancelled = false;
    };

    struct Handle
    {
        SCARDCONTEXT context = 0;
        std::string reader;
        int insertion = 0;
        bool wasReset = false;
    };

    // All with the mutex held.
    LONG check(SCARDCONTEXT context) const;
    LONG check(SCARDHANDLE handle, bool sharing, bool events);
    Reader *find(const std::string &name);
    Reader &readerOf(SCARDHANDLE handle);
    void powerOn(Reader &reader);
    void reset(Reader &reader, SCARDHANDLE except);
    void takeOut(Reader &reader);
    LONG choose(Reader &reader, DWORD protocols, DWORD *activeProtocol);
    void release(const Handle &handle, SCARDHANDLE number);
    void noteChange(PcscReaderState &state);
    LONG reachCard(
        Lock &lock, SCARDHANDLE handle, Bytes command, std::uint8_t *response, DWORD *length);
    int readerCount() const { return static_cast<int>(m_readers.size()); }

    mutable std::mutex m_mutex;
    mutable std::condition_variable m_changed;
    bool m_running = true;
    int m_epoch = 1;
    int m_starts = 1;
    bool m_pnp = true;
    std::vector<Reader> m_readers;
    std::map<SCARDCONTEXT, Context> m_contexts;
    std::map<SCARDHANDLE, Handle> m_handles;
    SCARDCONTEXT m_lastContext = 0;
    SCARDHANDLE m_lastHandle = 0;
    int m_lastInsertion = 0;
    PcscFailures m_failures;
    LONG m_lostAnswer = SCARD_S_SUCCESS;
    InProcessPcsc::TransmitHook m_hook;
    Bytes m_lastCommand;
    Bytes m_lastControl;
};

} // namespace eid::sandbox
