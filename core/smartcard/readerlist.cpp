#include "core/smartcard/readerlist.h"

#include "core/smartcard/scarderror.h"

#include <algorithm>
#include <span>

namespace eid {

namespace {

constexpr const char *pnpName = R"(\\?PnP?\Notification)";

#ifdef _WIN32
constexpr std::size_t mostWatched = MAXIMUM_SMARTCARD_READERS;
constexpr std::size_t mostReaders = SIZE_MAX;
#else
constexpr std::size_t mostWatched = PCSCLITE_MAX_READERS_CONTEXTS;
constexpr std::size_t mostReaders = PCSCLITE_MAX_READERS_CONTEXTS;
#endif

Result<QByteArrayList> listNames(const PcscContext &context)
{
    // A reader may come between asking for the length and for the names.
    constexpr int attempts = 5;
    LONG code = SCARD_S_SUCCESS;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        DWORD length = 0;
        code = context.api().listReaders(context.handle(), nullptr, &length);
        if (code == SCARD_E_NO_READERS_AVAILABLE)
            return QByteArrayList{};
        if (code != SCARD_S_SUCCESS)
            break;
        QByteArray list(static_cast<qsizetype>(length), '\0');
        code = context.api().listReaders(context.handle(), list.data(), &length);
        if (code == SCARD_E_NO_READERS_AVAILABLE)
            return QByteArrayList{};
        if (code == SCARD_E_INSUFFICIENT_BUFFER)
            continue;
        if (code != SCARD_S_SUCCESS)
            break;
        list.truncate(static_cast<qsizetype>(length));
        QByteArrayList names = list.split('\0');
        names.removeAll(QByteArray());
        return names;
    }
    return failure(errorOfScard(code));
}

std::vector<PcscReaderState> unawareStates(const QByteArrayList &names)
{
    std::vector<PcscReaderState> states;
    for (const QByteArray &name : names) {
        PcscReaderState state{};
        state.szReader = name.constData();
        state.dwCurrentState = SCARD_STATE_UNAWARE;
        states.push_back(state);
    }
    return states;
}

LONG askNow(const PcscContext &context, std::span<PcscReaderState> states)
{
    while (!states.empty()) {
        const auto some = states.first(std::min(states.size(), mostWatched));
        const LONG code = context.api().getStatusChange(
            context.handle(), 0, some.data(), static_cast<DWORD>(some.size()));
        if (code != SCARD_S_SUCCESS && code != SCARD_E_TIMEOUT)
            return code;
        states = states.subspan(some.size());
    }
    return SCARD_S_SUCCESS;
}

} // namespace

Result<ReaderList> ReaderList::read(const PcscContext &context)
{
    // A reader may go between being listed and being asked about.
    constexpr int attempts = 5;
    LONG code = SCARD_S_SUCCESS;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        auto names = listNames(context);
        if (!names)
            return failure(names.error());
        ReaderList list;
        list.m_names = std::move(*names);
        list.m_states = unawareStates(list.m_names);
        code = askNow(context, list.m_states);
        if (code == SCARD_S_SUCCESS)
            return list;
        if (code != SCARD_E_UNKNOWN_READER)
            break;
    }
    return failure(errorOfScard(code));
}

Result<bool> ReaderList::hasPnp(const PcscContext &context)
{
    PcscReaderState state{};
    state.szReader = pnpName;
    const LONG code = context.api().getStatusChange(context.handle(), 0, &state, 1);
    if (code == SCARD_E_UNKNOWN_READER)
        return false;
    if (code != SCARD_S_SUCCESS && code != SCARD_E_TIMEOUT)
        return failure(errorOfScard(code));
    return (state.dwEventState & SCARD_STATE_UNKNOWN) == 0;
}

QList<ReaderPresence> ReaderList::presences() const
{
    QList<ReaderPresence> presences;
    for (std::size_t i = 0; i < m_states.size(); ++i) {
        const PcscReaderState &state = m_states[i];
        ReaderPresence presence;
        presence.name = QString::fromUtf8(m_names[static_cast<qsizetype>(i)]);
        presence.hasCard = (state.dwEventState & SCARD_STATE_PRESENT) != 0;
        presence.isMute = (state.dwEventState & SCARD_STATE_MUTE) != 0;
        if (presence.hasCard)
            presence.atr = QByteArray(reinterpret_cast<const char *>(state.rgbAtr),
                std::min<qsizetype>(static_cast<qsizetype>(state.cbAtr), sizeof state.rgbAtr));
        presence.eventCount = static_cast<quint32>(state.dwEventState >> 16 & 0xFFFF);
        presences.append(presence);
    }
    return presences;
}

bool ReaderList::isWatchable(bool withPnp) const
{
    return withPnp
        && (m_states.size() < mostWatched
            || (m_states.size() == mostWatched && mostWatched == mostReaders));
}

Result<bool> ReaderList::waitForChange(
    const PcscContext &context, bool withPnp, DWORD timeoutMs) const
{
    std::vector<PcscReaderState> states(m_states.begin(),
        m_states.begin() + static_cast<int>(std::min(m_states.size(), mostWatched)));
    for (PcscReaderState &state : states)
        state.dwCurrentState = state.dwEventState & ~DWORD{SCARD_STATE_CHANGED};
    if (withPnp && states.size() < mostWatched) {
        PcscReaderState pnp{};
        pnp.szReader = pnpName;
        // Windows, and pcsc-lite from 2.3 on, compare this count with theirs, so that a reader that
        // came since it was taken is not missed.
        pnp.dwCurrentState = static_cast<DWORD>(m_states.size()) << 16;
        states.push_back(pnp);
    }
    const LONG code = context.api().getStatusChange(
        context.handle(), timeoutMs, states.data(), static_cast<DWORD>(states.size()));
    switch (code) {
    case SCARD_S_SUCCESS:
    case SCARD_E_UNKNOWN_READER: // one has gone since it was listed
        return true;
    case SCARD_E_TIMEOUT:
        return false;
    default:
        return failure(errorOfScard(code));
    }
}

} // namespace eid
