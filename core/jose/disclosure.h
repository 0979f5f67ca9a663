#pragma once

#include "core/base/bytes.h"

#include <QByteArray>
#include <QJsonValue>
#include <QString>

namespace eid {

/// The SHA-256 digest of \a text in base64url, 43 characters: how SD-JWT names disclosures
/// (RFC 9901, 4.2.3) and presentations (4.3.1), and OpenID4VP transaction data.
QByteArray digestOfText(QByteArrayView text);

/// The octets of a salt (RFC 9901, 9.3): 128 random bits.
inline constexpr std::size_t saltSize = 16;

/// A disclosure as an issuer makes it.
struct MadeDisclosure
{
    QByteArray encoded; ///< for the SD-JWT
    QByteArray digest; ///< for "_sd", or as the value of "..."
};

/// A disclosure of the claim \a name (RFC 9901, 4.2.1). \a salt is saltSize fresh random octets.
MadeDisclosure makeDisclosure(const QString &name, const QJsonValue &value, ByteView salt);

/// A disclosure of an element of an array (RFC 9901, 4.2.2), where {"...": digest} stands for it.
MadeDisclosure makeElementDisclosure(const QJsonValue &value, ByteView salt);

} // namespace eid
