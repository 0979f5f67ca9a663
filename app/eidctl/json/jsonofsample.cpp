#include "app/eidctl/json/jsonofsample.h"

#include "app/eidctl/json/jsonoferror.h"

#include <QJsonArray>

namespace eid::ctl {

QJsonObject jsonOfSample(const SampleReport &report)
{
    const SampleOutcome &outcome = report.outcome;
    QJsonObject document{
        {QStringLiteral("reader"), report.reader},
        {QStringLiteral("serial"), report.serial},
        {QStringLiteral("identifier"), outcome.identifier},
        {QStringLiteral("sent"), outcome.sent},
        {QStringLiteral("comparison"), QJsonValue::Null},
    };
    if (outcome.reason)
        document[QLatin1String("reason")] = jsonOfError(*outcome.reason);
    if (outcome.comparison) {
        document[QLatin1String("comparison")] = QJsonObject{
            {QStringLiteral("method"), outcome.comparison->method},
            {QStringLiteral("score"), outcome.comparison->score},
            {QStringLiteral("threshold"), outcome.comparison->threshold},
            {QStringLiteral("accepted"), outcome.comparison->accepted},
            {QStringLiteral("weak"), outcome.comparison->weak},
        };
    }
    return document;
}

QJsonObject jsonOfWaitingSamples(const QList<WaitingSample> &waiting)
{
    QJsonArray samples;
    for (const WaitingSample &sample : waiting) {
        samples.append(QJsonObject{
            {QStringLiteral("identifier"), sample.identifier},
            {QStringLiteral("taken"), sample.taken.toUTC().toString(Qt::ISODate)},
            {QStringLiteral("expires"), sample.expires.toUTC().toString(Qt::ISODate)},
            {QStringLiteral("size"), sample.size},
            {QStringLiteral("sent"), sample.sent},
        });
    }
    return {{QStringLiteral("samples"), samples}};
}

QJsonObject jsonOfDiscardedSample(const QString &identifier)
{
    return {{QStringLiteral("discarded"), identifier}};
}

} // namespace eid::ctl
