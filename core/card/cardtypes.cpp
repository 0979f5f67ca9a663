#include "core/card/cardtypes.h"

namespace eid {

QString slotName(KeySlot slot)
{
    return QString::number(static_cast<int>(slot), 16).toUpper();
}

Result<KeySlot> slotOfName(const QString &name)
{
    for (const KeySlot slot : {KeySlot::Authentication, KeySlot::Signature, KeySlot::KeyManagement,
             KeySlot::CardAuthentication}) {
        if (name.compare(slotName(slot), Qt::CaseInsensitive) == 0)
            return slot;
    }
    return failure(ErrorCode::CertificateSlotUnknown);
}

} // namespace eid
