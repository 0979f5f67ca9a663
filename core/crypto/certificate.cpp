#include "core/crypto/certificate.h"

namespace eid {

bool Certificate::isValidAt(const QDateTime &now) const
{
    return notBefore <= now && now <= notAfter;
}

} // namespace eid
