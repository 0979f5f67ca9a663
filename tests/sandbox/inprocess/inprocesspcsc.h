#pragma once

#include "core/base/bytes.h"
#include "core/smartcard/pcscapi.h"

#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace eid::sandbox {

class CardContacts;
class PcscService;

/// A function of the PC/SC table, to order a failure of it or to count its calls.
enum class PcscFunction {
    EstablishContext,
    ReleaseContext,
    Cancel,
    ListReaders,
    GetStatusChange,
    Connect,
    Reconnect,
    Disconnect,
    BeginTransaction,
    EndTransaction,
    Transmit,
    Control,
};

/// What kind of reader stands on the desk.
struct ReaderKind
{
    bool pinPad = false; ///< has a key pad (PC/SC part 10: VERIFY and MODIFY PIN DIRECT)
    /// dwMaxAPDUDataSize of its part 10 properties: 0 short APDUs only, from 256 on extended ones
    /// with so many octets of data; unset: the reader does not tell.
    std::optional<std::uint32_t> maximumApduData = {};
};

/// What a person does at a key pad when a PIN is asked for.
struct PadEntry
{
    enum class Ending {
        Confirmed,
        Cancelled, ///< 6401
        TimedOut, ///< 6400
    };
    Ending ending = Ending::Confirmed;
    /// The digits of each entry in ASCII: one for VERIFY, old, new and new again for a change.
    std::vector<Bytes> keyed;
};

/// The smart card service, its readers and their cards in this process, behind the same table of
/// functions as the real one. It keeps to what pcsc-lite does: sharing, transactions, reset and
/// removal events of handles, event counters, PnP notification, cancelling.
///
/// Threads: everything may be called from any thread. The table outlives this object; all its
/// contexts share this desk of readers.
class InProcessPcsc
{
public:
    InProcessPcsc();
    ~InProcessPcsc();
    InProcessPcsc(const InProcessPcsc &) = delete;
    InProcessPcsc &operator=(const InProcessPcsc &) = delete;

    [[nodiscard]] std::shared_ptr<const PcscApi> api() const;

    void addReader(const QString &reader, ReaderKind kind = {});
    void removeReader(const QString &reader);
    /// Puts a card in and powers it on. A card without an answer to reset shows as mute.
    void insert(const QString &reader, std::shared_ptr<CardContacts> card);
    /// Takes the card out, if one is in.
    void pull(const QString &reader);

    /// As if another program reset the card: other handles see SCARD_W_RESET_CARD.
    void resetByOther(const QString &reader);
    /// As if another program held the card in a transaction until releaseByOther().
    void holdByOther(const QString &reader);
    void releaseByOther(const QString &reader);
    /// As if another program had connected exclusively: SCARD_E_SHARING_VIOLATION for the rest.
    void setExclusiveByOther(const QString &reader, bool exclusive);

    /// Everything under way ends as with a killed daemon: waiting calls with SCARD_F_COMM_ERROR,
    /// later ones on the old contexts with SCARD_E_NO_SERVICE, new contexts likewise.
    void stopService();
    /// A new daemon: contexts and handles of before stay dead, readers and cards are there.
    void startService();
    [[nodiscard]] bool isServiceRunning() const;

    /// The call of \a function after \a skip further ones returns \a code without doing its work.
    void failNext(PcscFunction function, LONG code, int skip = 0);
    /// The next transmission reaches the card, but its answer is lost and \a code returned.
    void loseNextAnswer(LONG code);
    /// Every call of \a function returns \a code until SCARD_S_SUCCESS is ordered.
    void failAlways(PcscFunction function, LONG code);
    /// As a service that knows no PnP notification: SCARD_E_UNKNOWN_READER for that name.
    void setPnpSupported(bool supported);

    /// What is keyed at the pad of \a reader at its next VERIFY or MODIFY PIN DIRECT. Without one
    /// the entry times out.
    void keyAtPad(const QString &reader, PadEntry entry);

    /// Called before each APDU reaches a card, on the thread that transmits and with nothing
    /// locked, so that it may pull the card. \a apdu counts from 1 for each card insertion.
    using TransmitHook = std::function<void(const QString &reader, int apdu)>;
    void setTransmitHook(TransmitHook hook);

    /// Calls of \a function so far, failed ones included.
    [[nodiscard]] int calls(PcscFunction function) const;
    /// Contexts and card handles that nobody has given back.
    [[nodiscard]] int openContexts() const;
    [[nodiscard]] int openHandles() const;
    /// Waits until some thread blocks in getStatusChange. False after \a patience.
    bool waitUntilWatched(std::chrono::milliseconds patience = std::chrono::seconds(10)) const;
    /// Waits until some thread blocks there without a time limit, so that only an event wakes it.
    /// False after \a patience.
    bool waitUntilStill(std::chrono::milliseconds patience = std::chrono::seconds(10)) const;
    /// The last command that reached a card, for tests of what goes over the wire.
    [[nodiscard]] Bytes lastCommand() const;
    /// The input of the last SCardControl.
    [[nodiscard]] Bytes lastControl() const;

private:
    std::shared_ptr<PcscService> m_service;
    std::shared_ptr<const PcscApi> m_api;
};

} // namespace eid::sandbox
