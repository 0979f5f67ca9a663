#pragma once

#include "core/base/bytes.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace eid {

// What values are in the columns of the records.

inline QByteArray blobOf(ByteView octets)
{
    return {reinterpret_cast<const char *>(octets.data()), static_cast<qsizetype>(octets.size())};
}

inline Bytes octetsOf(const QByteArray &blob)
{
    return Bytes(blob.begin(), blob.end());
}

/// "2026-11-23T23:23:29.042Z": texts sort as their times do.
inline QString textOf(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

/// Not valid where \a text is no time.
inline QDateTime timeOf(const QString &text)
{
    return QDateTime::fromString(text, Qt::ISODateWithMs);
}

} // namespace eid
