#pragma once

#include "core/base/errors/errorrow.h"

namespace eid {

/// The words of the service and the readers, in the order of ErrorCode.
inline constexpr ErrorRow readerErrorRows[] = {
    {ErrorCode::PcscLibraryMissing,
        {"pcsc-library-missing", 10, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The smart card software is not installed."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Install the package “pcscd”, or ask whoever looks after this computer to do "
                "so.")}},
    {ErrorCode::PcscServiceStopped,
        {"pcsc-service-stopped", 11, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The smart card service is not running."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Start the service “pcscd” (on Windows “Smart Card”), or restart the computer. The "
                "tool goes on by itself as soon as the service runs.")}},
    {ErrorCode::PcscAccessDenied,
        {"pcsc-access-denied", 12, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "This user may not use the smart card service."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Log in at the computer itself rather than remotely, or ask the administrator for "
                "access to smart cards.")}},
    {ErrorCode::PcscFailure,
        {"pcsc-failure", 13, Retry::Yes,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The smart card service reported a fault."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Try again. If it stays, unplug the reader, plug it in again and restart the smart "
                "card service.")}},
    {ErrorCode::NoReader,
        {"no-reader", 14, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "No card reader is connected."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Plug the card reader into a USB port.")}},
    {ErrorCode::ReaderNotFound,
        {"reader-not-found", 15, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "There is no reader of that name."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Choose one of the readers that are connected.")}},
    {ErrorCode::ReaderAmbiguous,
        {"reader-ambiguous", 16, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Several readers could be meant."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Choose the reader whose card is meant, or take the other cards out.")}},
    {ErrorCode::ReaderUnavailable,
        {"reader-unavailable", 17, Retry::AfterAction,
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "The card reader was unplugged or does not answer."),
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "Plug the reader in again, and insert the card.")}},
    {ErrorCode::PinPadUnsupported,
        {"pin-pad-unsupported", 18, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The reader has no key pad for this."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Type the PIN on the computer instead.")}},
};

} // namespace eid
