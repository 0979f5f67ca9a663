#pragma once

#include "tests/sandbox/card/cardmemory.h"

#include <QJsonObject>

#include <optional>

namespace eid::sandbox {

QJsonObject toJson(const CardMemory &memory);
/// Nothing when a member is missing, of the wrong type or out of its range, or a key does not
/// parse.
std::optional<CardMemory> memoryFromJson(const QJsonObject &json);

} // namespace eid::sandbox
