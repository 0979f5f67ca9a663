#include "app/eidctl/texts/textofcertificates.h"

#include "app/eidctl/text.h"
#include "app/eidctl/texts/plainline.h"
#include "core/base/errorwords.h"
#include "core/card/masking.h"

#include <QStringList>

namespace eid::ctl {

namespace {

QString shown(const QString &text, IdNumberDisplay idNumbers)
{
    return plainLine(idNumbers == IdNumberDisplay::Full ? text : withIdNumbersMasked(text));
}

QString day(const QDateTime &time)
{
    return time.toLocalTime().date().toString(Qt::ISODate);
}

QString textOfValidity(const Certificate &certificate, const QDateTime &now)
{
    const qint64 daysLeft = certificate.daysLeft(now);
    if (now < certificate.notBefore)
        return Text::tr("valid only from %1").arg(day(certificate.notBefore));
    if (daysLeft < 0)
        return Text::tr("expired on %1").arg(day(certificate.notAfter));
    if (daysLeft == 0)
        return Text::tr("expires within a day");
    return Text::tr("valid until %1, %n days left", nullptr, static_cast<int>(daysLeft))
        .arg(day(certificate.notAfter));
}

QString textOfContent(const CertificateSlot &slot, IdNumberDisplay idNumbers, const QDateTime &now)
{
    switch (slot.content) {
    case CertificateSlot::Content::Unread:
        return Text::tr("not read");
    case CertificateSlot::Content::Empty:
        return Text::tr("no certificate");
    case CertificateSlot::Content::Faulty:
        return errorTitle(slot.error.value_or(Error{ErrorCode::CertificateMalformed, {}, {}}));
    case CertificateSlot::Content::Present:
        return QStringLiteral("%1, %2").arg(
            shown(slot.certificate.commonName, idNumbers), textOfValidity(slot.certificate, now));
    }
    Q_UNREACHABLE();
}

QStringList detailsOf(const Certificate &certificate, IdNumberDisplay idNumbers)
{
    QStringList lines{
        Text::tr("Subject: %1").arg(shown(certificate.subject, idNumbers)),
        Text::tr("Issuer: %1").arg(plainLine(certificate.issuer)),
        Text::tr("Serial number: %1").arg(certificate.serialNumber),
        Text::tr("Valid from: %1").arg(certificate.notBefore.toUTC().toString(Qt::ISODate)),
        Text::tr("Valid until: %1").arg(certificate.notAfter.toUTC().toString(Qt::ISODate)),
        Text::tr("Key: %1").arg(plainLine(certificate.keyAlgorithm)),
        Text::tr("Signed with: %1").arg(plainLine(certificate.signatureAlgorithm)),
    };
    const QStringList usages = certificate.keyUsages + certificate.extendedKeyUsages;
    if (!usages.isEmpty())
        lines += Text::tr("Used for: %1").arg(plainLine(usages.join(QStringLiteral(", "))));
    lines += Text::tr("SHA-256: %1").arg(certificate.sha256);
    return lines;
}

} // namespace

QString textOfSlotPurpose(KeySlot slot)
{
    switch (slot) {
    case KeySlot::Authentication:
        return Text::tr("identity authentication");
    case KeySlot::Signature:
        return Text::tr("signature");
    case KeySlot::KeyManagement:
        return Text::tr("encryption");
    case KeySlot::CardAuthentication:
        return Text::tr("card authentication");
    }
    Q_UNREACHABLE();
}

QString textOfSlot(const CertificateSlot &slot, IdNumberDisplay idNumbers, const QDateTime &now)
{
    return QStringLiteral("%1 (%2): %3")
        .arg(
            slotName(slot.slot), textOfSlotPurpose(slot.slot), textOfContent(slot, idNumbers, now));
}

QString textOfCertificates(
    const CertificateReport &report, IdNumberDisplay idNumbers, const QDateTime &now)
{
    QStringList lines;
    for (const CertificateSlot &slot : report.slotList) {
        lines += textOfSlot(slot, idNumbers, now);
        if (slot.content != CertificateSlot::Content::Present)
            continue;
        for (const QString &detail : detailsOf(slot.certificate, idNumbers))
            lines += QStringLiteral("  ") + detail;
    }
    return lines.join(u'\n');
}

QString textOfExport(const ExportReport &report)
{
    return Text::tr("The certificate of slot %1 was written to %2.")
        .arg(slotName(report.slot), plainLine(report.file));
}

} // namespace eid::ctl
