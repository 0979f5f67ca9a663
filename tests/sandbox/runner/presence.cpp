#include "tests/sandbox/runner/presence.h"

#include <QDeadlineTimer>
#include <QStringList>

#include <winscard.h>

#include <vector>

namespace eid::sandbox {

namespace {

class Context
{
public:
    Context()
    {
        m_valid = SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &m_handle)
            == SCARD_S_SUCCESS;
    }
    ~Context()
    {
        if (m_valid)
            SCardReleaseContext(m_handle);
    }
    Context(const Context &) = delete;
    Context &operator=(const Context &) = delete;

    [[nodiscard]] bool isValid() const { return m_valid; }
    [[nodiscard]] SCARDCONTEXT handle() const { return m_handle; }

private:
    SCARDCONTEXT m_handle = 0;
    bool m_valid = false;
};

QList<QByteArray> readerNames(SCARDCONTEXT context)
{
    DWORD length = 0;
    if (SCardListReaders(context, nullptr, nullptr, &length) != SCARD_S_SUCCESS)
        return {};
    QByteArray names(static_cast<qsizetype>(length), '\0');
    if (SCardListReaders(context, nullptr, names.data(), &length) != SCARD_S_SUCCESS)
        return {};
    QList<QByteArray> list = names.split('\0');
    list.removeAll(QByteArray());
    return list;
}

bool allFilled(const std::vector<SCARD_READERSTATE> &states)
{
    for (const SCARD_READERSTATE &state : states) {
        if (!(state.dwEventState & SCARD_STATE_PRESENT))
            return false;
    }
    return true;
}

} // namespace

Result<QStringList> waitForCards(const QList<bool> &filled, std::chrono::milliseconds timeout)
{
    const QDeadlineTimer deadline(timeout);
    const Context context;
    if (!context.isValid())
        return failure(ErrorCode::PcscServiceStopped, QStringLiteral("pcscd does not answer"));
    const QList<QByteArray> names = readerNames(context.handle());
    if (names.size() < filled.size())
        return failure(ErrorCode::NoReader, QStringLiteral("pcscd has not opened the readers"));

    std::vector<SCARD_READERSTATE> states;
    for (qsizetype i = 0; i < filled.size(); ++i) {
        if (filled[i]) {
            SCARD_READERSTATE state{};
            state.szReader = names[i].constData();
            states.push_back(state);
        }
    }
    while (!allFilled(states)) {
        const LONG code
            = SCardGetStatusChange(context.handle(), static_cast<DWORD>(deadline.remainingTime()),
                states.data(), static_cast<DWORD>(states.size()));
        if (code != SCARD_S_SUCCESS)
            return failure(ErrorCode::TimedOut, QStringLiteral("the readers do not see the cards"));
        for (SCARD_READERSTATE &state : states)
            state.dwCurrentState = state.dwEventState;
    }
    QStringList result;
    for (const QByteArray &name : names)
        result << QString::fromUtf8(name);
    return result;
}

} // namespace eid::sandbox
