#pragma once

#include "app/eidctl/reports.h"

#include <QDateTime>
#include <QJsonObject>

namespace eid::ctl {

/// The "slot" object of common.schema.json as it stands at \a now.
QJsonObject jsonOfSlot(
    const CertificateSlot &slot, IdNumberDisplay idNumbers, const QDateTime &now);
/// The document of certificates.schema.json.
QJsonObject jsonOfCertificates(
    const CertificateReport &report, IdNumberDisplay idNumbers, const QDateTime &now);
/// The document of certificate-export.schema.json.
QJsonObject jsonOfExport(const ExportReport &report);

} // namespace eid::ctl
