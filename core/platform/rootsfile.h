#pragma once

#include "core/base/bytes.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace eid {

/// The octets of the file, if it can be read and has no more than \a largest.
std::optional<QByteArray> readAtMost(const QString &path, qint64 largest);

/// The certificates of a PEM file (RFC 7468), in DER. None: it cannot be read, or there is
/// something in it that is no certificate.
QList<Bytes> readRoots(const QString &path);

} // namespace eid
