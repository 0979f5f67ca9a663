#pragma once

#include "core/base/result.h"
#include "core/card/cardtypes.h"

#include <QFuture>
#include <QString>

namespace eid {

class CardDesk;

/// Reads one slot of the card with \a serial in \a reader now. For the slots that are not read when
/// a card comes (9E), and for a second look. Ends as CardDesk::run() does; an empty or a faulty
/// slot is a value.
[[nodiscard]] QFuture<Result<CertificateSlot>> readCertificate(
    CardDesk &desk, const QString &reader, const QString &serial, KeySlot slot);

} // namespace eid
