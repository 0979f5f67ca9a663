#pragma once

#include "app/eidctl/failure.h"

#include <QJsonObject>

namespace eid::ctl {

/// The "error" object of common.schema.json.
QJsonObject jsonOfError(const Error &error);
/// The document of error.schema.json.
QJsonObject jsonOfFailure(const Failure &failure);

} // namespace eid::ctl
