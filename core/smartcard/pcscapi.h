#pragma once

#include "core/base/result.h"
#include "core/smartcard/servicesignal.h"

#ifdef _WIN32
#include <windows.h>
#include <winscard.h>
#else
#include <reader.h>
#include <winscard.h>
#endif

#include <cstdint>
#include <functional>
#include <memory>

namespace eid {

#ifdef _WIN32
using PcscReaderState = SCARD_READERSTATEA; // names are UTF-8 in this table, on Windows too
#else
using PcscReaderState = SCARD_READERSTATE;
#endif

/// The PC/SC functions that the tool uses, as a table. The real one is filled from the host's
/// library at run time (never linked, never bundled: client and daemon must speak the same private
/// protocol); tests fill it with a card in the same process, or with a service that fails.
///
/// Signatures and meanings are those of PC/SC part 5 and of pcsc-lite's winscard.h. All but cancel
/// may block. A context is used by one thread at a time; cancel alone may be called from any.
/// Every length is in octets. transmit always hands a receive PCI to the library.
struct PcscApi
{
    std::function<LONG(SCARDCONTEXT *)> establishContext; ///< scope: system
    std::function<LONG(SCARDCONTEXT)> releaseContext;
    std::function<LONG(SCARDCONTEXT)> cancel;
    /// A null buffer asks for the length. Names are UTF-8, each ended by NUL, the list by one more.
    std::function<LONG(SCARDCONTEXT, char *readers, DWORD *length)> listReaders;
    std::function<LONG(SCARDCONTEXT, DWORD timeoutMs, PcscReaderState *states, DWORD count)>
        getStatusChange;
    std::function<LONG(SCARDCONTEXT, const char *reader, DWORD shareMode, DWORD protocols,
        SCARDHANDLE *card, DWORD *activeProtocol)>
        connect;
    std::function<LONG(
        SCARDHANDLE, DWORD shareMode, DWORD protocols, DWORD initialization, DWORD *activeProtocol)>
        reconnect;
    std::function<LONG(SCARDHANDLE, DWORD disposition)> disconnect;
    std::function<LONG(SCARDHANDLE)> beginTransaction;
    std::function<LONG(SCARDHANDLE, DWORD disposition)> endTransaction;
    std::function<LONG(SCARDHANDLE, DWORD activeProtocol, const std::uint8_t *command,
        DWORD commandLength, std::uint8_t *response, DWORD *responseLength)>
        transmit;
    std::function<LONG(SCARDHANDLE, DWORD controlCode, const std::uint8_t *input, DWORD inputLength,
        std::uint8_t *output, DWORD outputCapacity, DWORD *outputLength)>
        control;

    /// Whether a service that does not run may just have no reader to run for, and comes with the
    /// first one, as on Windows. Null: it is to run always.
    std::function<bool()> startsWithReader;

    /// A signal for the start of this service, armed from now on: made when the service turns out
    /// not to run, before it is tried once more.
    std::function<std::unique_ptr<ServiceSignal>()> serviceSignal;
};

/// Fills the table from the host's libpcsclite.so.1 (or winscard.dll). The library stays loaded for
/// as long as the table lives. Fails with PcscLibraryMissing.
Result<std::shared_ptr<const PcscApi>> loadHostPcsc();

} // namespace eid
