#pragma once

#include "core/base/result.h"
#include "tests/sandbox/card/cardmemory.h"

#include <QString>

namespace eid::sandbox {

/// Writes \a memory to \a path, readable by its owner alone: a temporary file, synchronised to the
/// disk and renamed over the old one, so that a reader or a power cut meets the old or the new
/// state and nothing between. Fails with FileNotWritable.
Result<void> saveState(const QString &path, const CardMemory &memory);

/// Reads what saveState() wrote. Fails with InvalidArgument when there is no such file, and with
/// CardMalformedData when it is damaged (a digest covers all of it), of another version, or holds
/// what no card can hold.
Result<CardMemory> loadState(const QString &path);

} // namespace eid::sandbox
