#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "tests/sandbox/faces/portrait.h"

#include <QString>

namespace eid::sandbox {

/// Whose portrait stands for the demo citizen that is called \a citizenKey.
Sitter sitterOf(const QString &citizenKey);

/// The reference picture on record of whoever has this portrait: token frontal, JPEG 90. Fails with
/// Internal.
Result<Bytes> referencePictureOf(Sitter sitter);

} // namespace eid::sandbox
