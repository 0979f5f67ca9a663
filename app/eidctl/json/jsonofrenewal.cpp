#include "app/eidctl/json/jsonofrenewal.h"

#include <QJsonArray>

namespace eid::ctl {

namespace {

QString jsonName(RenewalReason reason)
{
    switch (reason) {
    case RenewalReason::NotDue:
        return QStringLiteral("not-due");
    case RenewalReason::Due:
        return QStringLiteral("due");
    case RenewalReason::Expired:
        return QStringLiteral("expired");
    case RenewalReason::Unusable:
        return QStringLiteral("unusable");
    case RenewalReason::CutShort:
        return QStringLiteral("cut-short");
    case RenewalReason::Asked:
        return QStringLiteral("asked");
    }
    Q_UNREACHABLE();
}

QString jsonTime(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODate);
}

} // namespace

QString jsonName(RenewalStand stand)
{
    switch (stand) {
    case RenewalStand::Unchanged:
        return QStringLiteral("unchanged");
    case RenewalStand::CutShort:
        return QStringLiteral("cut-short");
    }
    Q_UNREACHABLE();
}

QJsonObject jsonOfRenewalPlan(const RenewalPlanReport &report)
{
    QJsonArray credentials;
    for (const PlannedRenewal &planned : report.plan.credentials) {
        credentials.append(QJsonObject{
            {QStringLiteral("slot"), slotName(planned.slot)},
            {QStringLiteral("renew"), planned.isWanted()},
            {QStringLiteral("reason"), jsonName(planned.reason)},
            {QStringLiteral("voucher"), slotName(planned.voucher)},
            {QStringLiteral("notAfter"),
                planned.expires ? QJsonValue(jsonTime(*planned.expires))
                                : QJsonValue(QJsonValue::Null)},
        });
    }
    return {
        {QStringLiteral("reader"), report.reader},
        {QStringLiteral("serial"), report.serial},
        {QStringLiteral("cutShort"), report.isCutShort},
        {QStringLiteral("credentials"), credentials},
    };
}

QJsonObject jsonOfRenewal(const RenewalReport &report)
{
    QJsonArray renewed;
    for (const RenewedCredential &credential : report.outcome.renewed) {
        renewed.append(QJsonObject{
            {QStringLiteral("slot"), slotName(credential.slot)},
            {QStringLiteral("notAfter"), jsonTime(credential.expires)},
            {QStringLiteral("sha256"), credential.fingerprint},
        });
    }
    const QJsonObject cost{
        {QStringLiteral("apdus"), report.outcome.apdus},
        {QStringLiteral("fullHandshakes"), report.outcome.fullHandshakes},
        {QStringLiteral("requests"), report.outcome.requests},
        {QStringLiteral("cardMilliseconds"), report.outcome.cardMilliseconds},
        {QStringLiteral("milliseconds"), report.outcome.milliseconds},
    };
    return {
        {QStringLiteral("reader"), report.reader},
        {QStringLiteral("serial"), report.serial},
        {QStringLiteral("renewed"), renewed},
        {QStringLiteral("cost"), cost},
    };
}

} // namespace eid::ctl
