#include "core/smartcard/connection.h"
#include "core/smartcard/transaction.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

using namespace eid;

constexpr std::size_t limit = 2048;
constexpr int mostExchanges = 200;

/// A service whose card answers with what the fuzzer made: each answer is two octets of length and
/// so many octets. When they have run out, nothing is transacted any more.
class FuzzedService
{
public:
    FuzzedService(bool extended, bool t0, ByteView answers)
        : m_extended(extended)
        , m_t0(t0)
        , m_answers(answers)
    { }

    std::shared_ptr<const PcscApi> api()
    {
        auto api = std::make_shared<PcscApi>();
        api->establishContext = [](SCARDCONTEXT *context) { return *context = 1, success; };
        api->releaseContext = [](SCARDCONTEXT) { return success; };
        api->getStatusChange = [this](SCARDCONTEXT, DWORD timeoutMs, PcscReaderState *states,
                                   DWORD) { return tellState(timeoutMs, *states); };
        api->connect
            = [this](SCARDCONTEXT, const char *, DWORD, DWORD, SCARDHANDLE *card, DWORD *protocol) {
                  *card = 1;
                  *protocol = m_t0 ? SCARD_PROTOCOL_T0 : SCARD_PROTOCOL_T1;
                  return success;
              };
        api->disconnect = [](SCARDHANDLE, DWORD) { return success; };
        api->beginTransaction = [](SCARDHANDLE) { return success; };
        api->endTransaction = [](SCARDHANDLE, DWORD) { return success; };
        api->control = [](SCARDHANDLE, DWORD, const std::uint8_t *, DWORD, std::uint8_t *, DWORD,
                           DWORD *) -> LONG { return SCARD_E_UNSUPPORTED_FEATURE; };
        api->transmit
            = [this](SCARDHANDLE, DWORD, const std::uint8_t *, DWORD, std::uint8_t *response,
                  DWORD *length) { return answer(response, *length); };
        return api;
    }

private:
    static constexpr LONG success = SCARD_S_SUCCESS;

    LONG tellState(DWORD timeoutMs, PcscReaderState &state) const
    {
        if (timeoutMs != 0)
            return SCARD_E_TIMEOUT;
        constexpr std::array<std::uint8_t, 11> atr{
            0x3B, 0x87, 0x01, 0x80, 0x31, 0xC0, 0x73, 0x00, 0x00, 0xC0, 0x00};
        state.dwEventState = SCARD_STATE_PRESENT;
        state.cbAtr = m_extended ? atr.size() : 2;
        std::copy_n(atr.begin(), state.cbAtr, state.rgbAtr);
        return success;
    }

    LONG answer(std::uint8_t *response, DWORD &length)
    {
        if (++m_exchanges > mostExchanges)
            std::abort(); // the tool asks without end
        if (m_answers.size() < 2)
            return SCARD_E_NOT_TRANSACTED;
        const std::size_t named = std::size_t{m_answers[0]} << 8 | m_answers[1];
        m_answers = m_answers.subspan(2);
        const std::size_t size = std::min(named, m_answers.size());
        if (size > length)
            return SCARD_E_INSUFFICIENT_BUFFER;
        std::copy_n(m_answers.begin(), size, response);
        m_answers = m_answers.subspan(size);
        length = static_cast<DWORD>(size);
        return success;
    }

    bool m_extended;
    bool m_t0;
    ByteView m_answers;
    int m_exchanges = 0;
};

} // namespace

/// What a card answers to commands. The first octet chooses the protocol and the command.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    FuzzedService service((data[0] & 1) != 0, (data[0] & 2) != 0, ByteView(data + 1, size - 1));
    const auto context = PcscContext::establish(service.api());
    const auto connection = Connection::open(*context, QStringLiteral("Reader"));
    auto transaction = (*connection)->begin();

    const Bytes commandData((data[0] & 4) != 0 ? 600 : 5, 0x5C);
    const CommandApdu command(
        0x00, 0xCB, 0x3F, 0xFF, ByteView(commandData), CommandApdu::maximumLe);
    const auto response = transaction->transmit(command, limit);
    if (response && response->data.size() > limit)
        std::abort();
    static_cast<void>(transaction->transmitPrefix(command, 256));
    return 0;
}
