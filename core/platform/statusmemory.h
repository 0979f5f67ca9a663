#pragma once

#include "core/base/bytes.h"
#include "core/crypto/ocsp.h"

#include <QDateTime>
#include <QMap>

#include <mutex>
#include <optional>

namespace eid {

/// What responders have said of servers' certificates, as long as it holds and for an hour at most:
/// several sessions with one server need ask but once.
///
/// Threads: all.
class StatusMemory
{
public:
    /// What is known at \a now of the certificate with this \a der; nothing if that is nothing.
    [[nodiscard]] std::optional<CertificateStatus::State> find(
        const Bytes &der, const QDateTime &now) const;
    void remember(const Bytes &der, const CertificateStatus &status, const QDateTime &now);

private:
    struct Entry
    {
        CertificateStatus::State state = CertificateStatus::State::Unknown;
        QDateTime from;
        QDateTime until;
    };

    mutable std::mutex m_mutex;
    QMap<Bytes, Entry> m_entries; ///< few: a tool talks to one server
};

} // namespace eid
