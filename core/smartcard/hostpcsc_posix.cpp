#include "core/smartcard/pcscapi.h"

#include <dlfcn.h>

#include <memory>

namespace eid {

namespace {

constexpr const char *libraryName = "libpcsclite.so.1";

using Library = std::shared_ptr<void>;

QString loaderWords()
{
    const char *words = dlerror();
    return words != nullptr ? QString::fromLocal8Bit(words) : QString();
}

/// Finds functions by the signatures that winscard.h gives them, and keeps count of the missing.
class Symbols
{
public:
    explicit Symbols(Library library)
        : m_library(std::move(library))
    { }

    template <typename Function>
    Function *find(const char *name)
    {
        void *symbol = dlsym(m_library.get(), name);
        if (symbol == nullptr)
            m_missing = QString::fromLatin1(name);
        return reinterpret_cast<Function *>(symbol);
    }

    [[nodiscard]] const QString &missing() const { return m_missing; }

private:
    Library m_library;
    QString m_missing;
};

} // namespace

Result<std::shared_ptr<const PcscApi>> loadHostPcsc()
{
    const Library library(dlopen(libraryName, RTLD_NOW | RTLD_LOCAL), [](void *handle) {
        if (handle != nullptr)
            dlclose(handle);
    });
    if (!library)
        return failure(ErrorCode::PcscLibraryMissing, loaderWords());

    Symbols symbols(library);
    const auto establish = symbols.find<decltype(SCardEstablishContext)>("SCardEstablishContext");
    const auto getStatusChange
        = symbols.find<decltype(SCardGetStatusChange)>("SCardGetStatusChange");
    const auto listReaders = symbols.find<decltype(SCardListReaders)>("SCardListReaders");
    const auto transmit = symbols.find<decltype(SCardTransmit)>("SCardTransmit");

    // Each function holds the library, which goes with the last of them.
    auto api = std::make_shared<PcscApi>();
    api->establishContext = [library, establish](SCARDCONTEXT *context) {
        return establish(SCARD_SCOPE_SYSTEM, nullptr, nullptr, context);
    };
    api->releaseContext = symbols.find<decltype(SCardReleaseContext)>("SCardReleaseContext");
    api->cancel = symbols.find<decltype(SCardCancel)>("SCardCancel");
    api->listReaders = [library, listReaders](SCARDCONTEXT context, char *readers, DWORD *length) {
        return listReaders(context, nullptr, readers, length);
    };
    api->getStatusChange = getStatusChange;
    api->connect = symbols.find<decltype(SCardConnect)>("SCardConnect");
    api->reconnect = symbols.find<decltype(SCardReconnect)>("SCardReconnect");
    api->disconnect = symbols.find<decltype(SCardDisconnect)>("SCardDisconnect");
    api->beginTransaction = symbols.find<decltype(SCardBeginTransaction)>("SCardBeginTransaction");
    api->endTransaction = symbols.find<decltype(SCardEndTransaction)>("SCardEndTransaction");
    api->transmit = [library, transmit](SCARDHANDLE card, DWORD protocol,
                        const std::uint8_t *command, DWORD commandLength, std::uint8_t *response,
                        DWORD *responseLength) {
        const SCARD_IO_REQUEST sent{protocol, sizeof(SCARD_IO_REQUEST)};
        SCARD_IO_REQUEST received = sent;
        return transmit(card, &sent, command, commandLength, &received, response, responseLength);
    };
    api->control = symbols.find<decltype(SCardControl)>("SCardControl");
    api->serviceSignal = hostServiceSignal;
    if (!symbols.missing().isEmpty())
        return failure(ErrorCode::PcscLibraryMissing,
            QStringLiteral("%1 lacks %2").arg(QLatin1String(libraryName), symbols.missing()));
    return api;
}

} // namespace eid
