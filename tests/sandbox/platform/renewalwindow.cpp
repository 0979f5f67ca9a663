#include "tests/sandbox/platform/renewalwindow.h"

#include "tests/sandbox/demo/demoauthority.h"

#include <ctime>

namespace eid::sandbox {

bool isRenewable(const QString &slot)
{
    return slot == QLatin1String("9A") || slot == QLatin1String("9C");
}

QDateTime timeOf(const ASN1_TIME *time)
{
    std::tm parts{};
    if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1)
        return {};
    return {QDate(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday),
        QTime(parts.tm_hour, parts.tm_min, parts.tm_sec), Qt::UTC};
}

QDateTime renewalOpensAt(
    const QList<CredentialRecord> &credentials, std::optional<std::chrono::days> before)
{
    QDateTime first;
    for (const CredentialRecord &credential : credentials) {
        if (credential.state != RecordState::Live || !isRenewable(credential.slot))
            continue;
        const CertificateHandle certificate = certificateOf(credential.certificate);
        const QDateTime opens = before
            ? timeOf(X509_get0_notAfter(certificate.get())).addDays(-before->count())
            : timeOf(X509_get0_notBefore(certificate.get()));
        if (!first.isValid() || opens < first)
            first = opens;
    }
    return first;
}

} // namespace eid::sandbox
