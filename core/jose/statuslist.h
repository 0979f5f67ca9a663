#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/jose/jws.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace eid {

/// What a status list says of a token (Token Status List, 7.1).
enum class TokenStatus {
    Valid, ///< 0
    Invalid, ///< 1: for good
    Suspended, ///< 2
    Other, ///< a value that says nothing here
};

/// The most octets of a list once it is unpacked: 4 million tokens of 2 bits.
inline constexpr std::size_t longestStatusList = 1024 * 1024;

/// A status list (IETF Token Status List), unpacked.
class StatusList
{
public:
    /// The list in \a token, "statuslist+jwt", for the one at \a uri ("sub") at \a now. The
    /// signature is not verified: that is verifyJws() with the key of whoever is trusted. Fails
    /// with PlatformMalformedAnswer (another subject, expired, not a list, larger than
    /// longestStatusList), and what does not hold in the detail.
    static Result<StatusList> parse(const Jws &token, const QString &uri, const QDateTime &now);

    /// Nothing where the list is shorter.
    [[nodiscard]] std::optional<TokenStatus> at(quint64 index) const;
    /// Until when it may be kept: the earlier of "exp" and "iat" + "ttl", the latter never later
    /// than a "ttl" from when it was parsed; invalid: not at all.
    [[nodiscard]] const QDateTime &keepUntil() const { return m_keepUntil; }

private:
    Bytes m_octets;
    int m_bits = 1;
    QDateTime m_keepUntil;
};

/// Packs \a twoBitValues, the status of a token each, as "status_list" of a status list token:
/// "bits" and "lst". What does not fit into two bits becomes 3, which says nothing.
QJsonObject packStatusList(ByteView twoBitValues);

} // namespace eid
