#pragma once

#include "core/base/errors/errorrow.h"

namespace eid {

/// The words of what the tool keeps, in the order of ErrorCode.
inline constexpr ErrorRow storeErrorRows[] = {
    {ErrorCode::StoreUnavailable,
        {"store-unavailable", 85, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The records of the tool cannot be opened."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Close other copies of the tool, and check that your home folder can be written "
                "to.")}},
    {ErrorCode::StoreDamaged,
        {"store-damaged", 86, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "The records of the tool were damaged, and have been set aside."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "The tool goes on with new ones. Keep the file that was set aside, and report "
                "it.")}},
    {ErrorCode::StoreTooNew,
        {"store-too-new", 87, Retry::AfterAction,
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "The records were written by a later version of the tool."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Install the latest version of the tool.")}},
    {ErrorCode::StoreFull,
        {"store-full", 88, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "There is no room left on the disk."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Make room on the disk, then try again.")}},
    {ErrorCode::JournalBroken,
        {"journal-broken", 89, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The journal was tampered with, or damaged."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Export it as it is, and report it.")}},
};

} // namespace eid
