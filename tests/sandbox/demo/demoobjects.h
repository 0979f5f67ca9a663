#pragma once

#include "core/base/bytes.h"

#include <QDate>

namespace eid::sandbox {

/// The cardholder unique identifier (SP 800-73-4 part 1, 3.1.2): contents of tag 53.
Bytes cardholderUniqueIdentifier(ByteView guid, QDate expires);

/// The card capability container (SP 800-73-4 part 1, 3.1.1): contents of tag 53.
Bytes cardCapabilityContainer(ByteView guid);

/// A certificate as it lies in a container (SP 800-73-4 part 1, table 10): contents of tag 53,
/// not compressed.
Bytes certificateContainer(ByteView der);

} // namespace eid::sandbox
