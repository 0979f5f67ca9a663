#pragma once

#include "core/base/errorwords.h"

#include <QtGlobal>

namespace eid {

struct ErrorRow
{
    ErrorCode code;
    ErrorWords words;
};

} // namespace eid
