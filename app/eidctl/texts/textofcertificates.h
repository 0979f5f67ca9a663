#pragma once

#include "app/eidctl/reports.h"

#include <QDateTime>
#include <QString>

namespace eid::ctl {

/// What a slot is for, in words.
QString textOfSlotPurpose(KeySlot slot);
/// One line: the slot, its holder and how long it is valid.
QString textOfSlot(const CertificateSlot &slot, IdNumberDisplay idNumbers, const QDateTime &now);
/// All that is known of each certificate.
QString textOfCertificates(
    const CertificateReport &report, IdNumberDisplay idNumbers, const QDateTime &now);
QString textOfExport(const ExportReport &report);

} // namespace eid::ctl
