#include "app/eidctl/json/jsonofpinjob.h"

namespace eid::ctl {

namespace {

template <typename T>
QJsonValue orNull(const std::optional<T> &value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

} // namespace

QString jsonName(PinJob job)
{
    switch (job) {
    case PinJob::VerifyPin:
        return QStringLiteral("pin-verify");
    case PinJob::ChangePin:
        return QStringLiteral("pin-change");
    case PinJob::ActivatePin:
        return QStringLiteral("pin-activate");
    case PinJob::UnblockPin:
        return QStringLiteral("pin-unblock");
    case PinJob::ChangePuk:
        return QStringLiteral("puk-change");
    }
    Q_UNREACHABLE();
}

QJsonObject jsonOfPinStatus(const PinStatus &status)
{
    return {
        {QStringLiteral("triesLeft"), orNull(status.triesLeft)},
        {QStringLiteral("triesAtMost"), orNull(status.triesAtMost)},
        {QStringLiteral("initial"), orNull(status.isInitial)},
        {QStringLiteral("blocked"),
            status.triesLeft ? QJsonValue(status.isBlocked()) : QJsonValue(QJsonValue::Null)},
    };
}

QJsonObject jsonOfPinJob(const PinReport &report)
{
    QJsonObject json{
        {QStringLiteral("job"), jsonName(report.job)},
        {QStringLiteral("reader"), report.reader},
        {QStringLiteral("serial"), report.serial},
        {QStringLiteral("pin"), jsonOfPinStatus(report.pin)},
        {QStringLiteral("puk"), jsonOfPinStatus(report.puk)},
    };
    if (report.verdict)
        json.insert(QStringLiteral("verdict"), pinVerdictIdentifier(*report.verdict));
    return json;
}

} // namespace eid::ctl
