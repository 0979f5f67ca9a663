#include "core/base/sharedlibrary.h"
#include "core/smartcard/pcscapi.h"

namespace eid {

Result<std::shared_ptr<const PcscApi>> loadHostPcsc()
{
    constexpr const char *names[] = {"libpcsclite.so.1"};
    auto library
        = SharedLibrary::open(names, SharedLibrary::Place::System, ErrorCode::PcscLibraryMissing);
    if (!library)
        return failure(library.error());

    const auto establish = library->find<decltype(SCardEstablishContext)>("SCardEstablishContext");
    const auto listReaders = library->find<decltype(SCardListReaders)>("SCardListReaders");
    const auto transmit = library->find<decltype(SCardTransmit)>("SCardTransmit");

    // These functions hold the library, which goes with the last of them.
    auto api = std::make_shared<PcscApi>();
    api->establishContext = [held = *library, establish](SCARDCONTEXT *context) {
        return establish(SCARD_SCOPE_SYSTEM, nullptr, nullptr, context);
    };
    api->releaseContext = library->find<decltype(SCardReleaseContext)>("SCardReleaseContext");
    api->cancel = library->find<decltype(SCardCancel)>("SCardCancel");
    api->listReaders
        = [held = *library, listReaders](SCARDCONTEXT context, char *readers, DWORD *length) {
              return listReaders(context, nullptr, readers, length);
          };
    api->getStatusChange = library->find<decltype(SCardGetStatusChange)>("SCardGetStatusChange");
    api->connect = library->find<decltype(SCardConnect)>("SCardConnect");
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
    api->serviceSignal = hostServiceSignal;
    if (const auto complete = library->check(); !complete)
        return failure(complete.error());
    return api;
}

} // namespace eid
