#include "app/eidctl/json/jsonofcertificates.h"

#include "app/eidctl/json/jsonoferror.h"
#include "core/card/masking.h"

#include <QJsonArray>

namespace eid::ctl {

namespace {

QString jsonName(CertificateSlot::Content content)
{
    switch (content) {
    case CertificateSlot::Content::Unread:
        return QStringLiteral("unread");
    case CertificateSlot::Content::Empty:
        return QStringLiteral("empty");
    case CertificateSlot::Content::Present:
        return QStringLiteral("present");
    case CertificateSlot::Content::Faulty:
        return QStringLiteral("faulty");
    }
    Q_UNREACHABLE();
}

QString shown(const QString &text, IdNumberDisplay idNumbers)
{
    return idNumbers == IdNumberDisplay::Full ? text : withIdNumbersMasked(text);
}

QJsonObject jsonOfCertificate(
    const Certificate &certificate, IdNumberDisplay idNumbers, const QDateTime &now)
{
    return {
        {QStringLiteral("commonName"), shown(certificate.commonName, idNumbers)},
        {QStringLiteral("subject"), shown(certificate.subject, idNumbers)},
        {QStringLiteral("issuer"), certificate.issuer},
        {QStringLiteral("issuerCommonName"), certificate.issuerCommonName},
        {QStringLiteral("serialNumber"), certificate.serialNumber},
        {QStringLiteral("notBefore"), certificate.notBefore.toUTC().toString(Qt::ISODate)},
        {QStringLiteral("notAfter"), certificate.notAfter.toUTC().toString(Qt::ISODate)},
        {QStringLiteral("daysLeft"), certificate.daysLeft(now)},
        {QStringLiteral("valid"), certificate.isValidAt(now)},
        {QStringLiteral("keyAlgorithm"), certificate.keyAlgorithm},
        {QStringLiteral("signatureAlgorithm"), certificate.signatureAlgorithm},
        {QStringLiteral("keyUsages"), QJsonArray::fromStringList(certificate.keyUsages)},
        {QStringLiteral("extendedKeyUsages"),
            QJsonArray::fromStringList(certificate.extendedKeyUsages)},
        {QStringLiteral("sha256"), certificate.sha256},
    };
}

} // namespace

QJsonObject jsonOfSlot(const CertificateSlot &slot, IdNumberDisplay idNumbers, const QDateTime &now)
{
    QJsonObject json{
        {QStringLiteral("slot"), slotName(slot.slot)},
        {QStringLiteral("content"), jsonName(slot.content)},
    };
    if (slot.content == CertificateSlot::Content::Present)
        json.insert(
            QStringLiteral("certificate"), jsonOfCertificate(slot.certificate, idNumbers, now));
    if (slot.error)
        json.insert(QStringLiteral("error"), jsonOfError(*slot.error));
    return json;
}

QJsonObject jsonOfCertificates(
    const CertificateReport &report, IdNumberDisplay idNumbers, const QDateTime &now)
{
    QJsonArray slotArray;
    for (const CertificateSlot &slot : report.slotList)
        slotArray.append(jsonOfSlot(slot, idNumbers, now));
    return {
        {QStringLiteral("reader"), report.reader},
        {QStringLiteral("serial"), report.serial},
        {QStringLiteral("certificates"), slotArray},
    };
}

QJsonObject jsonOfExport(const ExportReport &report)
{
    return {
        {QStringLiteral("slot"), slotName(report.slot)},
        {QStringLiteral("file"), report.file},
        {QStringLiteral("format"), report.isDer ? QStringLiteral("der") : QStringLiteral("pem")},
        {QStringLiteral("size"), report.size},
        {QStringLiteral("sha256"), report.sha256},
    };
}

} // namespace eid::ctl
