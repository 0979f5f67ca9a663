#include "app/eidctl/json/jsonofcopy.h"

#include "app/eidctl/json/jsonoferror.h"

#include <QJsonArray>

namespace eid::ctl {

namespace {

QString textOf(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODate);
}

/// What the holder has to read and note, of ASCII alone.
QString shown(const Secret &secret)
{
    return QString::fromLatin1(reinterpret_cast<const char *>(secret.octets().data()),
        static_cast<qsizetype>(secret.size()));
}

QJsonArray jsonOf(const QList<CopyField> &fields)
{
    QJsonArray names;
    for (const CopyField field : fields)
        names.append(copyFieldIdentifier(field));
    return names;
}

QJsonObject jsonOf(const CopyUsage &use)
{
    return {
        {QStringLiteral("time"), textOf(use.time)},
        {QStringLiteral("relyingParty"), use.relyingParty},
        {QStringLiteral("host"), use.host},
        {QStringLiteral("disclosed"), jsonOf(use.disclosed)},
        {QStringLiteral("signedText"), use.signedText},
        {QStringLiteral("signature"), QString::fromLatin1(use.signature)},
    };
}

QJsonObject jsonOf(const ShownCopy &copy)
{
    QJsonArray uses;
    for (const CopyUsage &use : copy.uses)
        uses.append(jsonOf(use));
    QJsonObject document{
        {QStringLiteral("identifier"), copy.identifier},
        {QStringLiteral("expires"), textOf(copy.expires)},
        {QStringLiteral("standing"), copyStandingIdentifier(copy.standing)},
        {QStringLiteral("relyingParty"), copy.relyingParty},
        {QStringLiteral("host"), copy.host},
        {QStringLiteral("uses"), uses},
    };
    if (copy.issued.isValid())
        document[QLatin1String("issued")] = textOf(copy.issued);
    return document;
}

QJsonObject jsonOf(const CopyEntry &copy)
{
    return {
        {QStringLiteral("identifier"), copy.identifier},
        {QStringLiteral("expires"), textOf(copy.expires)},
        {QStringLiteral("assigned"), copy.isAssigned},
        {QStringLiteral("uses"), copy.uses},
        {QStringLiteral("standing"), copyStandingIdentifier(copy.standing)},
        {QStringLiteral("ofOldKey"), copy.isOfOldKey},
    };
}

QJsonObject jsonOf(const RelyingParty &party)
{
    return {
        {QStringLiteral("name"), party.name},
        {QStringLiteral("host"), party.host},
        {QStringLiteral("clientId"), party.clientId},
        {QStringLiteral("issuer"), party.issuer},
        {QStringLiteral("validUntil"), textOf(party.validUntil)},
        {QStringLiteral("sha256"), party.sha256},
    };
}

} // namespace

QJsonObject jsonOfCopiesTaken(const CopiesTakenReport &report)
{
    QJsonObject document{
        {QStringLiteral("reader"), report.reader},
        {QStringLiteral("serial"), report.serial},
        {QStringLiteral("taken"), report.taken.taken},
        {QStringLiteral("expires"), textOf(report.taken.expires)},
        {QStringLiteral("lossCode"), QJsonValue::Null},
    };
    if (report.taken.lossCode)
        document[QLatin1String("lossCode")] = shown(*report.taken.lossCode);
    if (report.taken.lossCodeError)
        document[QLatin1String("lossCodeError")] = jsonOfError(*report.taken.lossCodeError);
    return document;
}

QJsonObject jsonOfCopies(const CopiesReport &report)
{
    const CopyOverview &overview = report.overview;
    QJsonArray copies;
    for (const CopyEntry &copy : overview.copies)
        copies.append(jsonOf(copy));
    QJsonObject document{
        {QStringLiteral("reader"), report.reader},
        {QStringLiteral("serial"), report.serial},
        {QStringLiteral("copies"), copies},
        {QStringLiteral("unassigned"), overview.unassigned},
        {QStringLiteral("refreshDue"), overview.isRefreshDue},
        {QStringLiteral("canRefresh"), overview.canRefresh},
        {QStringLiteral("recoveryPhrase"), overview.hasRecoveryPhrase},
        {QStringLiteral("ofOtherCards"), overview.ofOtherCards},
    };
    if (report.view) {
        QJsonArray opened;
        for (const ShownCopy &copy : report.view->copies)
            opened.append(jsonOf(copy));
        document[QLatin1String("opened")] = opened;
        QJsonArray uses;
        for (const CopyUsage &use : report.view->uses)
            uses.append(jsonOf(use));
        document[QLatin1String("uses")] = uses;
    }
    return document;
}

QJsonObject jsonOfCopyValues(const CopyValuesReport &report)
{
    QJsonObject values;
    for (const CopyValue &value : report.values)
        values.insert(copyFieldIdentifier(value.field), report.isOpen ? value.open : value.masked);
    return {{QStringLiteral("open"), report.isOpen}, {QStringLiteral("values"), values}};
}

QJsonObject jsonOfRemovedCopies(int count)
{
    return {{QStringLiteral("removed"), count}};
}

QJsonObject jsonOfRecoveryPhrase(const Secret &phrase)
{
    return {{QStringLiteral("recoveryPhrase"), shown(phrase)}};
}

QJsonObject jsonOfAuthentication(const AuthenticationReport &report)
{
    const AuthenticationRequest &request = report.request;
    const AuthenticationOutcome &outcome = report.outcome;
    QJsonArray texts;
    for (const QString &text : request.transactionTexts)
        texts.append(text);
    QJsonObject document{
        {QStringLiteral("relyingParty"), jsonOf(outcome.relyingParty)},
        {QStringLiteral("purpose"), request.purpose},
        {QStringLiteral("asked"), jsonOf(request.asked)},
        {QStringLiteral("declined"), outcome.isDeclined},
        {QStringLiteral("disclosed"), jsonOf(outcome.disclosed)},
        {QStringLiteral("texts"), texts},
        {QStringLiteral("signed"), outcome.signedTransactions},
        {QStringLiteral("redirect"), outcome.redirect.toString(QUrl::FullyEncoded)},
    };
    if (outcome.notNoted)
        document[QLatin1String("notNoted")] = jsonOfError(*outcome.notNoted);
    return document;
}

QJsonObject jsonOfLossState(const LossState &state)
{
    QJsonObject document{{QStringLiteral("use"), cardUseIdentifier(state.use)}};
    if (state.since.isValid())
        document[QLatin1String("since")] = textOf(state.since);
    if (state.finalAt.isValid())
        document[QLatin1String("finalAt")] = textOf(state.finalAt);
    if (!state.report.isEmpty())
        document[QLatin1String("report")] = state.report;
    if (state.notNoted)
        document[QLatin1String("notNoted")] = jsonOfError(*state.notNoted);
    return document;
}

QJsonObject jsonOfLossCode(const Secret &code)
{
    return {{QStringLiteral("lossCode"), shown(code)}};
}

} // namespace eid::ctl
