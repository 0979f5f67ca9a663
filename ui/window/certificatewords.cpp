#include "ui/window/certificatewords.h"

#include "core/base/errorwords.h"
#include "core/card/masking.h"

#include <QHash>
#include <QLocale>
#include <QRegularExpression>
#include <QStringList>

namespace eid::ui {

namespace {

QString octetsGrouped(const QString &hex)
{
    QStringList groups;
    for (qsizetype from = 0; from < hex.size(); from += 4)
        groups << hex.mid(from, 4);
    return groups.join(u' ');
}

// A space behind each comma that parts two names; those within a name are escaped (RFC 2253, 2.4).
QString spaced(QString name)
{
    static const QRegularExpression comma(QStringLiteral("(?<!\\\\),(?! )"));
    return name.replace(comma, QStringLiteral(", "));
}

} // namespace

QString CertificateWords::slotTitle(KeySlot slot)
{
    switch (slot) {
    case KeySlot::Authentication:
        return tr("Identity");
    case KeySlot::Signature:
        return tr("Signature");
    case KeySlot::KeyManagement:
        return tr("Encryption");
    case KeySlot::CardAuthentication:
        return tr("The card itself");
    }
    Q_UNREACHABLE();
}

QString CertificateWords::slotPurpose(KeySlot slot)
{
    switch (slot) {
    case KeySlot::Authentication:
        return tr("For logging in");
    case KeySlot::Signature:
        return tr("For signing documents");
    case KeySlot::KeyManagement:
        return tr("For protecting your data");
    case KeySlot::CardAuthentication:
        return tr("Shows that the card is genuine");
    }
    Q_UNREACHABLE();
}

QString CertificateWords::date(const QDateTime &when)
{
    //: How a date is written; see QLocale::toString()
    return QLocale().toString(when.toLocalTime().date(), tr("d MMMM yyyy"));
}

Words CertificateWords::validity(const CertificateSlot &slot, const QDateTime &now)
{
    using Status = StatusSign::Status;
    switch (slot.content) {
    case CertificateSlot::Content::Unread:
        return {Status::Info, tr("Being read …"), {}};
    case CertificateSlot::Content::Empty:
        return {Status::Unknown, tr("None on this card"), {}};
    case CertificateSlot::Content::Faulty:
        return {Status::Bad, tr("Cannot be read"),
            errorTitle(slot.error.value_or(Error{ErrorCode::CertificateMalformed, {}, {}}))};
    case CertificateSlot::Content::Present:
        break;
    }
    const Certificate &certificate = slot.certificate;
    const QString until = tr("until %1").arg(date(certificate.notAfter));
    if (now < certificate.notBefore)
        return {
            Status::Warning, tr("Not valid yet"), tr("from %1").arg(date(certificate.notBefore))};
    if (now > certificate.notAfter)
        return {Status::Bad, tr("Expired"), tr("on %1").arg(date(certificate.notAfter))};
    const int days = static_cast<int>(certificate.daysLeft(now));
    if (days == 0)
        return {Status::Warning, tr("Expires within a day"), until};
    return {days < warnDays ? Status::Warning : Status::Good,
        tr("Valid for %n days", nullptr, days), until};
}

std::optional<Words> CertificateWords::mostUrgent(
    const QList<CertificateSlot> &slotList, const QDateTime &now)
{
    using Status = StatusSign::Status;
    std::optional<Words> warning;
    for (const CertificateSlot &slot : slotList) {
        const Words words = validity(slot, now);
        const QString title = tr("%1 certificate: %2").arg(slotTitle(slot.slot), words.title);
        if (words.status == Status::Bad)
            return Words{Status::Bad, title, tr("Bring the card to a counter for a new one.")};
        if (words.status == Status::Warning && !warning) {
            warning = Words{Status::Warning, title,
                now < slot.certificate.notBefore
                    ? tr("Check the date and time of this computer.")
                    : tr("Have it renewed in good time at a counter.")};
        }
    }
    return warning;
}

QList<QPair<QString, QString>> CertificateWords::fields(
    const CertificateSlot &slot, bool masked, const QDateTime &now)
{
    const Certificate &certificate = slot.certificate;
    const auto shown
        = [masked](const QString &text) { return masked ? withIdNumbersMasked(text) : text; };
    const auto moment = [](const QDateTime &when) {
        return QLocale().toString(when.toLocalTime(), tr("d MMMM yyyy HH:mm:ss"));
    };
    const Words words = validity(slot, now);
    QStringList usages;
    for (const QString &name : certificate.keyUsages)
        usages << usage(name);

    QList<QPair<QString, QString>> fields;
    const auto add = [&fields](const QString &label, const QString &value) {
        if (!value.isEmpty())
            fields.append({label, value});
    };
    add(tr("Holder"), shown(certificate.commonName));
    add(tr("Holder's number"), shown(certificate.serialNumberAttribute));
    add(tr("Issued by"), certificate.issuerCommonName);
    add(tr("Validity"), words.title);
    add(tr("Valid from"), moment(certificate.notBefore));
    add(tr("Valid until"), moment(certificate.notAfter));
    add(tr("May be used for"), usages.join(tr(", ")));
    add(tr("Extended use"), certificate.extendedKeyUsages.join(tr(", ")));
    add(tr("Slot on the card"), slotName(slot.slot));
    add(tr("Key"), certificate.keyAlgorithm);
    add(tr("Signature algorithm"), certificate.signatureAlgorithm);
    add(tr("Serial number"), octetsGrouped(certificate.serialNumber));
    add(tr("Subject"), spaced(shown(certificate.subject)));
    add(tr("Issuer"), spaced(certificate.issuer));
    add(tr("Fingerprint (SHA-256)"), octetsGrouped(certificate.sha256));
    return fields;
}

QString CertificateWords::usage(const QString &rfcName)
{
    static const QHash<QString, const char *> names{
        {QStringLiteral("digitalSignature"), QT_TR_NOOP("signing and logging in")},
        {QStringLiteral("nonRepudiation"), QT_TR_NOOP("binding signatures")},
        {QStringLiteral("keyEncipherment"), QT_TR_NOOP("encrypting keys")},
        {QStringLiteral("dataEncipherment"), QT_TR_NOOP("encrypting data")},
        {QStringLiteral("keyAgreement"), QT_TR_NOOP("agreeing on keys")},
        {QStringLiteral("keyCertSign"), QT_TR_NOOP("issuing certificates")},
        {QStringLiteral("cRLSign"), QT_TR_NOOP("issuing revocation lists")},
        {QStringLiteral("encipherOnly"), QT_TR_NOOP("encrypting only")},
        {QStringLiteral("decipherOnly"), QT_TR_NOOP("decrypting only")},
    };
    const auto found = names.find(rfcName);
    return found == names.end() ? rfcName : tr(*found);
}

} // namespace eid::ui
