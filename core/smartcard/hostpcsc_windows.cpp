// Not yet built by anybody: no Windows compiler is at hand where this was written.

#include "core/smartcard/pcscapi.h"

#include <QStringList>

#include <algorithm>
#include <memory>
#include <vector>

namespace eid {

namespace {

using Library = std::shared_ptr<std::remove_pointer_t<HMODULE>>;

template <typename Function>
Function *find(const Library &library, const char *name, QString &missing)
{
    const FARPROC symbol = GetProcAddress(library.get(), name);
    if (symbol == nullptr)
        missing = QString::fromLatin1(name);
    return reinterpret_cast<Function *>(symbol);
}

const wchar_t *wide(const QString &text)
{
    return reinterpret_cast<const wchar_t *>(text.utf16());
}

// A list of names, each ended by NUL and the whole by one more, from UTF-16 to UTF-8.
QByteArray toUtf8List(const std::vector<wchar_t> &names)
{
    return QString::fromWCharArray(names.data(), static_cast<qsizetype>(names.size())).toUtf8();
}

LONG listReaders(
    decltype(SCardListReadersW) *list, SCARDCONTEXT context, char *readers, DWORD *length)
{
    DWORD wideLength = 0;
    if (const LONG code = list(context, nullptr, nullptr, &wideLength); code != SCARD_S_SUCCESS)
        return code;
    std::vector<wchar_t> names(wideLength);
    if (const LONG code = list(context, nullptr, names.data(), &wideLength);
        code != SCARD_S_SUCCESS)
        return code;
    names.resize(wideLength);
    const QByteArray utf8 = toUtf8List(names);
    const DWORD capacity = std::exchange(*length, static_cast<DWORD>(utf8.size()));
    if (readers == nullptr)
        return SCARD_S_SUCCESS;
    if (capacity < *length)
        return SCARD_E_INSUFFICIENT_BUFFER;
    std::ranges::copy(utf8, readers);
    return SCARD_S_SUCCESS;
}

LONG getStatusChange(decltype(SCardGetStatusChangeW) *wait, SCARDCONTEXT context, DWORD timeoutMs,
    PcscReaderState *states, DWORD count)
{
    QStringList names;
    std::vector<SCARD_READERSTATEW> wideStates(count);
    for (DWORD i = 0; i < count; ++i)
        names.append(QString::fromUtf8(states[i].szReader));
    for (DWORD i = 0; i < count; ++i) {
        wideStates[i].szReader = wide(names[static_cast<qsizetype>(i)]);
        wideStates[i].dwCurrentState = states[i].dwCurrentState;
    }
    const LONG code = wait(context, timeoutMs, wideStates.data(), count);
    for (DWORD i = 0; i < count; ++i) {
        states[i].dwEventState = wideStates[i].dwEventState;
        states[i].cbAtr = std::min<DWORD>(wideStates[i].cbAtr, sizeof states[i].rgbAtr);
        std::copy_n(wideStates[i].rgbAtr, states[i].cbAtr, states[i].rgbAtr);
    }
    return code;
}

} // namespace

Result<std::shared_ptr<const PcscApi>> loadHostPcsc()
{
    const Library library(
        LoadLibraryExW(L"winscard.dll", nullptr, LOAD_LIBRARY_SEARCH_SYSTEM32), [](HMODULE handle) {
            if (handle != nullptr)
                FreeLibrary(handle);
        });
    if (!library)
        return failure(ErrorCode::PcscLibraryMissing,
            QStringLiteral("winscard.dll: error %1").arg(GetLastError()));

    QString missing;
    const auto establish
        = find<decltype(SCardEstablishContext)>(library, "SCardEstablishContext", missing);
    const auto list = find<decltype(SCardListReadersW)>(library, "SCardListReadersW", missing);
    const auto wait
        = find<decltype(SCardGetStatusChangeW)>(library, "SCardGetStatusChangeW", missing);
    const auto connect = find<decltype(SCardConnectW)>(library, "SCardConnectW", missing);
    const auto transmit = find<decltype(SCardTransmit)>(library, "SCardTransmit", missing);

    // Each function holds the library, which goes with the last of them.
    auto api = std::make_shared<PcscApi>();
    api->establishContext = [library, establish](SCARDCONTEXT *context) {
        return establish(SCARD_SCOPE_SYSTEM, nullptr, nullptr, context);
    };
    api->releaseContext
        = find<decltype(SCardReleaseContext)>(library, "SCardReleaseContext", missing);
    api->cancel = find<decltype(SCardCancel)>(library, "SCardCancel", missing);
    api->listReaders = [library, list](SCARDCONTEXT context, char *readers, DWORD *length) {
        return listReaders(list, context, readers, length);
    };
    api->getStatusChange
        = [library, wait](SCARDCONTEXT context, DWORD timeoutMs, PcscReaderState *states,
              DWORD count) { return getStatusChange(wait, context, timeoutMs, states, count); };
    api->connect = [library, connect](SCARDCONTEXT context, const char *reader, DWORD shareMode,
                       DWORD protocols, SCARDHANDLE *card, DWORD *activeProtocol) {
        return connect(
            context, wide(QString::fromUtf8(reader)), shareMode, protocols, card, activeProtocol);
    };
    api->reconnect = find<decltype(SCardReconnect)>(library, "SCardReconnect", missing);
    api->disconnect = find<decltype(SCardDisconnect)>(library, "SCardDisconnect", missing);
    api->beginTransaction
        = find<decltype(SCardBeginTransaction)>(library, "SCardBeginTransaction", missing);
    api->endTransaction
        = find<decltype(SCardEndTransaction)>(library, "SCardEndTransaction", missing);
    api->transmit = [library, transmit](SCARDHANDLE card, DWORD protocol,
                        const std::uint8_t *command, DWORD commandLength, std::uint8_t *response,
                        DWORD *responseLength) {
        const SCARD_IO_REQUEST sent{protocol, sizeof(SCARD_IO_REQUEST)};
        SCARD_IO_REQUEST received = sent;
        return transmit(card, &sent, command, commandLength, &received, response, responseLength);
    };
    api->control = find<decltype(SCardControl)>(library, "SCardControl", missing);
    api->serviceSignal = hostServiceSignal;
    if (!missing.isEmpty())
        return failure(
            ErrorCode::PcscLibraryMissing, QStringLiteral("winscard.dll lacks %1").arg(missing));
    return api;
}

} // namespace eid
