#pragma once

#include "core/base/result.h"

#include <QList>
#include <QString>

#include <cstdint>

namespace eid::sandbox {

/// The ports of \a count slots of virtual readers, two to a reader entry. With a network of its own
/// the sandbox takes vsmartcard's usual ports, otherwise ones that are free now.
QList<std::uint16_t> choosePorts(int count, bool ownNetwork);

/// Writes a pcscd reader configuration for slots at these ports (see choosePorts()) into
/// \a folder/readers, and returns that folder. Every two slots get a copy of the driver of their
/// own in \a folder, because two entries that share one overwrite each other's state.
/// Fails with PcscLibraryMissing when vsmartcard-vpcd is not installed.
Result<QString> writeReaderConfiguration(const QString &folder, const QList<std::uint16_t> &ports);

} // namespace eid::sandbox
