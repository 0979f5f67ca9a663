#include "ui/pin/pinpages.h"

#include "ui/pin/pinpage.h"

namespace eid::ui {

Page *PinPages::create(PinJob job, const QString &reader, QWidget *parent) const
{
    return new PinPage(*this, m_desk, m_service, job, reader, parent);
}

} // namespace eid::ui
