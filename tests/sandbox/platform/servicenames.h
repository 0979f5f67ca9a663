#pragma once

#include "core/crypto/certificate.h"

#include <QByteArray>
#include <QString>

namespace eid::sandbox {

/// Who a certificate of a service is for.
struct ServiceNames
{
    QList<QByteArray> uris; ///< of the subject alternative name
    QList<QByteArray> hosts; ///< DNS names of the same, lower case
    QString organisation; ///< O of the subject
};

ServiceNames serviceNamesOf(const Certificate &certificate);

} // namespace eid::sandbox
