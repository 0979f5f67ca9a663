#pragma once

#include "core/base/result.h"

#include <QList>
#include <QString>

#include <chrono>

namespace eid::sandbox {

/// Asks the service at PCSCLITE_CSOCK_NAME, as any client would, until the readers that are \a
/// filled show a card: one entry a reader, in the service's order. Blocks without polling. Returns
/// the names of the readers. Fails with TimedOut, PcscServiceStopped, NoReader.
Result<QStringList> waitForCards(const QList<bool> &filled, std::chrono::milliseconds timeout);

} // namespace eid::sandbox
