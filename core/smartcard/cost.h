#pragma once

#include <QtGlobal>

namespace eid {

/// What a job cost on the wire between reader and card. Each APDU costs a user 10 to 50 ms.
struct Cost
{
    int apdus = 0; ///< command-response pairs, GET RESPONSE and repeated commands included
    qint64 bytesSent = 0; ///< octets of command APDUs
    qint64 bytesReceived = 0; ///< octets of response APDUs, status words included

    bool operator==(const Cost &) const = default;
    friend Cost operator-(const Cost &a, const Cost &b)
    {
        return {a.apdus - b.apdus, a.bytesSent - b.bytesSent, a.bytesReceived - b.bytesReceived};
    }
};

} // namespace eid
