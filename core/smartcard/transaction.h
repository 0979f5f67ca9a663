#pragma once

#include "core/base/result.h"
#include "core/smartcard/apdu.h"
#include "core/smartcard/pinpad.h"

#include <chrono>

namespace eid {

class Connection;

/// The only thing that can send to a card: while it lives, no other program reaches the card.
/// Moves, cannot be copied; ends the transaction when it goes. One thread at a time.
class Transaction
{
public:
    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&other) = delete;
    ~Transaction();

    /// Whether the card was reset since the last transaction of this connection.
    [[nodiscard]] bool wasReset() const { return m_wasReset; }

    /// Sends a command and collects the whole answer: 61XX by GET RESPONSE, 6CXX by repeating with
    /// that Le, long data by command chaining or extended length, whatever the card takes.
    /// \a limit bounds the collected data in octets (CardDataTooLarge).
    ///
    /// A status word is no error here: the caller judges it. Errors are those of the transport:
    /// CardRemoved, CardCommunication, CardMute, ReaderUnavailable, PcscServiceStopped, Cancelled,
    /// CardMalformedData (an answer shorter than two octets).
    /// Once a command has been handed to the reader and the transport fails, the card may or may
    /// not have run it: lastCommandSent() tells the two apart.
    Result<ResponseApdu> transmit(const CommandApdu &command, std::size_t limit = defaultLimit);

    /// As transmit(), but stops after the first \a enough octets have come, leaving the rest of a
    /// 61XX chain with the card. The status is then the 61XX it stopped at.
    Result<ResponseApdu> transmitPrefix(const CommandApdu &command, std::size_t enough);

    /// Whether the last transmit() handed at least one APDU to the reader.
    [[nodiscard]] bool lastCommandSent() const { return m_lastCommandSent; }

    /// Lets the reader's key pad take the PIN (PC/SC part 10, FEATURE_VERIFY_PIN_DIRECT or
    /// FEATURE_MODIFY_PIN_DIRECT). Blocks until the holder is done. Fails with PinPadUnsupported,
    /// Cancelled (by key), TimedOut, PinMismatch, PinTooShort (the reader refused the length); with
    /// these the reader sent nothing to the card, and lastCommandSent() is false.
    Result<StatusWord> verifyAtPinPad(const PinPadVerify &request);
    Result<StatusWord> modifyAtPinPad(const PinPadModify &request);

    /// Ends with a reset of the card, so that nothing that was verified stays so for others.
    void resetAtEnd() { m_resetAtEnd = true; }
    [[nodiscard]] bool resetsAtEnd() const { return m_resetAtEnd; }

    static constexpr std::size_t defaultLimit = 32 * 1024;

private:
    friend class Connection;
    struct Collect
    {
        std::size_t limit; ///< more octets of data are an error
        std::size_t enough; ///< with so many the rest of a 61XX chain is left with the card
    };

    Transaction(Connection &connection, bool wasReset);

    Result<ResponseApdu> run(const CommandApdu &command, const Collect &collect);
    Result<ResponseApdu> sendWhole(const CommandApdu &command);
    Result<ResponseApdu> sendShort(const CommandApdu &command);
    /// One command-response pair, repeated once where the card names another Le (6CXX).
    Result<ResponseApdu> sendPair(
        const CommandApdu &command, std::uint8_t cla, ByteView data, std::size_t le, ApduForm form);
    Result<ResponseApdu> exchange(const Secret &octets, std::size_t responseCapacity);
    Result<StatusWord> useKeyPad(std::uint32_t controlCode, const Bytes &structure,
        std::size_t commandLength, std::uint8_t timeoutSeconds);

    Connection *m_connection;
    bool m_wasReset;
    bool m_resetAtEnd = false;
    bool m_lastCommandSent = false;
    std::chrono::seconds m_patience{0}; ///< with the command that is sent
};

} // namespace eid
