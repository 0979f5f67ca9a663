#pragma once

#include "core/base/result.h"
#include "core/smartcard/apdu.h"
#include "core/smartcard/cost.h"
#include "core/smartcard/pcscapi.h"
#include "core/smartcard/pinpad.h"

#include <QString>

#include <chrono>
#include <functional>
#include <memory>

namespace eid {

class Transaction;

/// A context of the smart card service: RAII over SCardEstablishContext. One thread at a time.
class PcscContext
{
public:
    static Result<std::shared_ptr<PcscContext>> establish(std::shared_ptr<const PcscApi> api);
    ~PcscContext();
    PcscContext(const PcscContext &) = delete;
    PcscContext &operator=(const PcscContext &) = delete;

    [[nodiscard]] const PcscApi &api() const { return *m_api; }
    [[nodiscard]] SCARDCONTEXT handle() const { return m_handle; }

private:
    PcscContext(std::shared_ptr<const PcscApi> api, SCARDCONTEXT handle);

    std::shared_ptr<const PcscApi> m_api;
    SCARDCONTEXT m_handle;
};

/// A shared connection to the card in one reader, kept for as long as this card stays in, so that
/// the service itself tells when it was swapped or reset. One thread at a time.
class Connection
{
public:
    /// Connects with T=0 or T=1, whichever the card speaks. Fails with NoCard, CardMute, CardBusy,
    /// ReaderUnavailable, ReaderNotFound.
    static Result<std::unique_ptr<Connection>> open(
        std::shared_ptr<PcscContext> context, const QString &reader);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    [[nodiscard]] const QString &reader() const { return m_reader; }
    [[nodiscard]] ByteView atr() const { return m_atr; }

    /// Begins a transaction: no other program reaches the card until it ends. Waits for as long as
    /// another one holds the card. Fails with CardRemoved once the card has left, even if
    /// one is in the reader again. If the card was reset meanwhile (by another program, by sleep)
    /// the connection is renewed and Transaction::wasReset() is true: what was selected or verified
    /// before is gone, and the caller makes sure that it is still the same card.
    Result<Transaction> begin();

    /// APDUs and octets that went over this connection so far.
    [[nodiscard]] const Cost &cost() const { return m_cost; }

    /// Called before and after each APDU, on the thread that transmits: lets a watchdog see life,
    /// and a job stop between two APDUs by returning false from \a before (Cancelled).
    struct Observer
    {
        /// \a holder is how much longer than a card by itself the answer may take because the
        /// holder types at the reader's key pad; zero for a plain command.
        std::function<bool(std::chrono::seconds holder)> before;
        std::function<void()> after;
    };
    void setObserver(Observer observer) { m_observer = std::move(observer); }

    /// Whether the card takes extended length: T=1, and announced in the historical bytes
    /// (ISO/IEC 7816-4, 12.1.1.9), and not denied by the reader (PC/SC part 10, dwMaxAPDUDataSize),
    /// and not refused by the card with 6700 on this connection. Settled by the first begin().
    [[nodiscard]] bool extendedLength() const { return m_extendedLength; }

    /// What the reader's own key pad can do; asked of the reader once, in the first begin().
    [[nodiscard]] const PinPadFeatures &pinPad() const { return m_pinPad; }

private:
    friend class Transaction;
    Connection(
        std::shared_ptr<PcscContext> context, QString reader, SCARDHANDLE handle, DWORD protocol);

    Result<void> readAtr();
    Result<void> reconnect();
    void askReader();
    /// What a failure in the middle of the work means for the card in this reader: broken talk may
    /// be a torn card, a reader that was unplugged, or a dead service.
    [[nodiscard]] Error judge(LONG code);
    [[nodiscard]] Error judged(LONG code) const;
    [[nodiscard]] Error judgeAnswer(Error error, std::size_t length);
    Error noted(Error error);
    [[nodiscard]] Error lookForCard(Error error, DWORD patienceMs) const;

    std::shared_ptr<PcscContext> m_context;
    QString m_reader;
    SCARDHANDLE m_handle;
    DWORD m_protocol;
    Bytes m_atr;
    Cost m_cost;
    Observer m_observer;
    PinPadFeatures m_pinPad;
    bool m_readerAsked = false;
    bool m_extendedLength = false;
    bool m_extendedProven = false; ///< the card has taken an extended command
    bool m_resetByUs = false; ///< the last transaction ended with a reset
    bool m_talkBroken = false; ///< the card needs a reset before anybody can talk to it
};

} // namespace eid
