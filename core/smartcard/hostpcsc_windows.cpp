#include "core/base/sharedlibrary.h"
#include "core/smartcard/pcscapi.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <type_traits>
#include <vector>

namespace eid {

namespace {

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

using ServiceHandle
    = std::unique_ptr<std::remove_pointer_t<SC_HANDLE>, decltype(&CloseServiceHandle)>;

/// From Windows 8 on the service is started by the first reader that is connected, and ends after
/// the last one, unless an administrator has switched it off.
bool startsWithReader()
{
    const ServiceHandle services(
        OpenSCManagerW(nullptr, nullptr, SC_MANAGER_CONNECT), CloseServiceHandle);
    if (!services)
        return false;
    const ServiceHandle service(
        OpenServiceW(services.get(), L"SCardSvr", SERVICE_QUERY_CONFIG), CloseServiceHandle);
    if (!service)
        return false;
    // Its strings stand behind it.
    alignas(QUERY_SERVICE_CONFIGW) std::array<std::byte, 8 * 1024> room{};
    auto *config = reinterpret_cast<QUERY_SERVICE_CONFIGW *>(room.data());
    DWORD needed = 0;
    return QueryServiceConfigW(service.get(), config, static_cast<DWORD>(room.size()), &needed)
        != FALSE
        && config->dwStartType != SERVICE_DISABLED;
}

} // namespace

Result<std::shared_ptr<const PcscApi>> loadHostPcsc()
{
    constexpr const char *names[] = {"winscard.dll"};
    auto library
        = SharedLibrary::open(names, SharedLibrary::Place::System, ErrorCode::PcscLibraryMissing);
    if (!library)
        return failure(library.error());

    const auto establish = library->find<decltype(SCardEstablishContext)>("SCardEstablishContext");
    const auto list = library->find<decltype(SCardListReadersW)>("SCardListReadersW");
    const auto wait = library->find<decltype(SCardGetStatusChangeW)>("SCardGetStatusChangeW");
    const auto connect = library->find<decltype(SCardConnectW)>("SCardConnectW");
    const auto transmit = library->find<decltype(SCardTransmit)>("SCardTransmit");

    // These functions hold the library, which goes with the last of them.
    auto api = std::make_shared<PcscApi>();
    api->establishContext = [held = *library, establish](SCARDCONTEXT *context) {
        return establish(SCARD_SCOPE_SYSTEM, nullptr, nullptr, context);
    };
    api->releaseContext = library->find<decltype(SCardReleaseContext)>("SCardReleaseContext");
    api->cancel = library->find<decltype(SCardCancel)>("SCardCancel");
    api->listReaders = [held = *library, list](SCARDCONTEXT context, char *readers, DWORD *length) {
        return listReaders(list, context, readers, length);
    };
    api->getStatusChange
        = [held = *library, wait](SCARDCONTEXT context, DWORD timeoutMs, PcscReaderState *states,
              DWORD count) { return getStatusChange(wait, context, timeoutMs, states, count); };
    api->connect = [held = *library, connect](SCARDCONTEXT context, const char *reader,
                       DWORD shareMode, DWORD protocols, SCARDHANDLE *card, DWORD *activeProtocol) {
        return connect(
            context, wide(QString::fromUtf8(reader)), shareMode, protocols, card, activeProtocol);
    };
    api->reconnect = library->find<decltype(SCardReconnect)>("SCardReconnect");
    api->disconnect = library->find<decltype(SCardDisconnect)>("SCardDisconnect");
    api->beginTransaction = library->find<decltype(SCardBeginTransaction)>("SCardBeginTransaction");
    api->endTransaction = library->find<decltype(SCardEndTransaction)>("SCardEndTransaction");
    api->transmit = [held = *library, transmit](SCARDHANDLE card, DWORD protocol,
                        const std::uint8_t *command, DWORD commandLength, std::uint8_t *response,
                        DWORD *responseLength) {
        const SCARD_IO_REQUEST sent{protocol, sizeof(SCARD_IO_REQUEST)};
        SCARD_IO_REQUEST received = sent;
        return transmit(card, &sent, command, commandLength, &received, response, responseLength);
    };
    api->control = library->find<decltype(SCardControl)>("SCardControl");
    api->startsWithReader = startsWithReader;
    api->serviceSignal = hostServiceSignal;
    if (const auto complete = library->check(); !complete)
        return failure(complete.error());
    return api;
}

} // namespace eid
