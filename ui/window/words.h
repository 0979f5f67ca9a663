#pragma once

#include "ui/base/statussign.h"

#include <QString>

namespace eid::ui {

/// How something stands, in words and as a sign.
struct Words
{
    StatusSign::Status status = StatusSign::Status::Info;
    QString title; ///< what is so
    QString text; ///< why, or what to do; may be empty

    bool operator==(const Words &) const = default;
};

} // namespace eid::ui
