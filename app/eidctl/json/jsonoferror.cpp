#include "app/eidctl/json/jsonoferror.h"

#include "app/eidctl/json/jsonofpinjob.h"
#include "app/eidctl/json/jsonofrenewal.h"
#include "core/base/errorwords.h"

namespace eid::ctl {

namespace {

QString jsonName(Retry retry)
{
    switch (retry) {
    case Retry::No:
        return QStringLiteral("no");
    case Retry::AfterAction:
        return QStringLiteral("after-action");
    case Retry::Yes:
        return QStringLiteral("yes");
    }
    Q_UNREACHABLE();
}

} // namespace

QJsonObject jsonOfError(const Error &error)
{
    const ErrorWords &words = errorWords(error.code);
    QJsonObject json{
        {QStringLiteral("code"), QLatin1String(words.identifier)},
        {QStringLiteral("title"), errorTitle(error)},
        {QStringLiteral("nextStep"), errorNextStep(error)},
        {QStringLiteral("retry"), jsonName(words.retry)},
    };
    if (error.triesLeft)
        json.insert(QStringLiteral("triesLeft"), *error.triesLeft);
    if (!error.detail.isEmpty())
        json.insert(QStringLiteral("detail"), error.detail);
    return json;
}

QJsonObject jsonOfFailure(const Failure &failure)
{
    QJsonObject error = jsonOfError(failure.error);
    if (failure.verdict)
        error.insert(QStringLiteral("verdict"), pinVerdictIdentifier(*failure.verdict));
    if (failure.renewal)
        error.insert(QStringLiteral("renewal"), jsonName(*failure.renewal));
    return {{QStringLiteral("error"), error}};
}

} // namespace eid::ctl
