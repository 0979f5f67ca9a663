#pragma once

#include "core/base/errors/errorrow.h"

namespace eid {

/// The words of the tool itself, in the order of ErrorCode.
inline constexpr ErrorRow toolErrorRows[] = {
    {ErrorCode::Cancelled,
        {"cancelled", 3, Retry::Yes, QT_TRANSLATE_NOOP("eid::ErrorWords", "Cancelled."),
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "Nothing was changed. Start again whenever you like.")}},
    {ErrorCode::TimedOut,
        {"timed-out", 4, Retry::Yes, QT_TRANSLATE_NOOP("eid::ErrorWords", "It took too long."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Try again.")}},
    {ErrorCode::InvalidArgument,
        {"invalid-argument", 2, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "This cannot be asked for."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "See the help for what is possible.")}},
    {ErrorCode::FileNotWritable,
        {"file-not-writable", 5, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The file cannot be written."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Choose another folder or another name.")}},
    {ErrorCode::Internal,
        {"internal", 6, Retry::No, QT_TRANSLATE_NOOP("eid::ErrorWords", "The tool made a mistake."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Please report it, with what you were doing.")}},
};

} // namespace eid
