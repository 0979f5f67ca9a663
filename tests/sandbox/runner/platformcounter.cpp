#include "tests/sandbox/runner/platformcounter.h"

#include "tests/sandbox/demo/democard.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

namespace eid::sandbox {

namespace {

tl::unexpected<Error> misuse(const QString &what)
{
    return failure(ErrorCode::InvalidArgument, what);
}

/// The card of the citizen that is called \a key, or the one with this UUID.
Result<QString> cardOf(const QString &key)
{
    if (const QUuid uuid = QUuid::fromString(key); !uuid.isNull())
        return uuid.toString(QUuid::WithoutBraces);
    const auto citizen = findDemoCitizen(key);
    if (!citizen)
        return misuse(QStringLiteral("no citizen is called %1").arg(key));
    return demoCardUuid(*citizen).toString(QUuid::WithoutBraces);
}

Result<QString> offer(ReferencePlatform &platform, const QStringList &words)
{
    return cardOf(words.value(0, demoCitizens().first().key))
        .and_then([&](const QString &card) { return platform.offerCopies(card); })
        .map([](const MadeOffer &made) {
            return made.link + QLatin1Char(' ') + made.transactionCode;
        });
}

Result<QString> loss(ReferencePlatform &platform, const QString &citizen)
{
    return cardOf(citizen)
        .and_then([&](const QString &card) { return platform.reportLoss(card); })
        .map([](const HoldRecord &report) {
            return report.identifier + QLatin1Char(' ') + report.finalAt.toString(Qt::ISODate);
        });
}

Result<QString> addRelyingParty(ReferencePlatform &platform, const QStringList &words)
{
    const QUrl callback(words[3]);
    const bool isWeb
        = callback.scheme() == QLatin1String("https") || callback.scheme() == QLatin1String("http");
    if (words[0] != QLatin1String("add") || !isWeb || callback.host().isEmpty())
        return misuse(QStringLiteral("relying-party add HOST NAME CALLBACK"));
    return platform
        .registerRelyingParty(
            {QStringLiteral("x509_san_dns:") + words[1].toLower(), words[2], words[3]})
        .map([] { return QString(); });
}

Result<QString> disputedSignature(ReferencePlatform &platform, const QString &identifier)
{
    const auto found = platform.signedTransaction(identifier);
    if (!found)
        return failure(found.error());
    if (!*found)
        return misuse(QStringLiteral("nothing was signed for %1").arg(identifier));
    const Bytes &der = (*found)->transaction.certificate;
    const QByteArray certificate(
        reinterpret_cast<const char *>(der.data()), static_cast<qsizetype>(der.size()));
    const QJsonObject told{{QStringLiteral("relyingParty"), (*found)->clientId},
        {QStringLiteral("at"), (*found)->at.toString(Qt::ISODate)},
        {QStringLiteral("transactions"), (*found)->transaction.transactions()},
        {QStringLiteral("signature"), QString::fromLatin1((*found)->transaction.signature)},
        {QStringLiteral("certificate"), QString::fromLatin1(certificate.toBase64())}};
    return QString::fromUtf8(QJsonDocument(told).toJson(QJsonDocument::Compact));
}

} // namespace

std::optional<Result<QString>> serveAtCounter(
    ReferencePlatform &platform, const QString &verb, const QStringList &words)
{
    if (verb == QLatin1String("offer") && words.size() <= 1)
        return offer(platform, words);
    if (verb == QLatin1String("loss") && words.size() == 1)
        return loss(platform, words.first());
    if (verb == QLatin1String("revoke-copies") && words.size() == 1)
        return cardOf(words.first())
            .and_then([&](const QString &card) { return platform.revokeCopies(card); })
            .map([] { return QString(); });
    if (verb == QLatin1String("relying-party") && words.size() == 4)
        return addRelyingParty(platform, words);
    if (verb == QLatin1String("signature") && words.size() == 1)
        return disputedSignature(platform, words.first());
    return std::nullopt;
}

} // namespace eid::sandbox
