#pragma once

#include "core/base/result.h"
#include "core/smartcard/pcscapi.h"
#include "tests/sandbox/card/adminkey.h"

#include <QString>
#include <QUuid>

#include <memory>

namespace eid::sandbox {

/// Writes what names a card: CCC and CHUID (SP 800-73-4 part 1, 3.1.1 and 3.1.2), the CHUID last.
/// \a adminKey is proved first. Fails with CardRefused where the card refuses, else as
/// Transaction::transmit() does.
Result<void> writeCardObjects(const std::shared_ptr<const PcscApi> &api, const QString &reader,
    const AdminKey &adminKey, const QUuid &cardUuid);

} // namespace eid::sandbox
