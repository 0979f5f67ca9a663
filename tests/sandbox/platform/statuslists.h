#pragma once

#include "tests/sandbox/platform/copyissuer.h"
#include "tests/sandbox/platform/platformstorage.h"

#include <map>
#include <mutex>

namespace eid::sandbox {

/// The status lists, signed (IETF Token Status List). One that was made is given again until
/// something in it changes or it gets old: it costs what the copies that are not valid cost, not
/// what all do.
///
/// Threads: every function may be called from any thread.
class StatusLists
{
public:
    /// \a address: the platform's. \a issuer lives longer.
    StatusLists(const CopyIssuer &issuer, const QString &address);

    /// The token of the list \a number; empty where there is none. Fails with Internal and the
    /// storage's errors.
    Result<QByteArray> token(PlatformStorage &storage, qint64 number, const QDateTime &now);

private:
    struct Made
    {
        qint64 version = 0;
        QDateTime at;
        QByteArray token;
    };

    Result<QByteArray> make(PlatformStorage &storage, qint64 number, const QDateTime &now) const;

    const CopyIssuer &m_issuer;
    QString m_address;
    std::mutex m_mutex;
    std::map<qint64, Made> m_made;
};

} // namespace eid::sandbox
