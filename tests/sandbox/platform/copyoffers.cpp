#include "tests/sandbox/platform/copyoffers.h"

#include "tests/sandbox/platform/copymaking.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <openssl/rand.h>

namespace eid::sandbox {

namespace {

constexpr int secondsOfOffer = 30 * 60;
constexpr int octetsOfCode = 32;
constexpr std::uint32_t transactionCodes = 1'000'000;

/// Six digits, each as likely: what would favour some is drawn again.
QString drawTransactionCode()
{
    constexpr std::uint32_t limit
        = std::numeric_limits<std::uint32_t>::max() / transactionCodes * transactionCodes;
    std::uint32_t drawn = limit;
    while (drawn >= limit) {
        if (RAND_priv_bytes(reinterpret_cast<unsigned char *>(&drawn), sizeof drawn) != 1)
            qFatal("No random numbers");
    }
    return QStringLiteral("%1").arg(
        drawn % transactionCodes, digitsOfTransactionCode, 10, QLatin1Char('0'));
}

QString linkOf(const QString &address, const QByteArray &code)
{
    const QJsonObject transactionCode{{QStringLiteral("input_mode"), QStringLiteral("numeric")},
        {QStringLiteral("length"), digitsOfTransactionCode}};
    const QJsonObject grant{{QStringLiteral("pre-authorized_code"), QString::fromLatin1(code)},
        {QStringLiteral("tx_code"), transactionCode}};
    const QJsonObject offer{{QStringLiteral("credential_issuer"), address},
        {QStringLiteral("credential_configuration_ids"),
            QJsonArray{QLatin1String(copyConfiguration)}},
        {QStringLiteral("grants"),
            QJsonObject{
                {QLatin1String("urn:ietf:params:oauth:grant-type:pre-authorized_code"), grant}}}};
    return QStringLiteral("openid-credential-offer://?credential_offer=")
        + QString::fromLatin1(QUrl::toPercentEncoding(
            QString::fromUtf8(QJsonDocument(offer).toJson(QJsonDocument::Compact))));
}

/// Within a transaction.
Result<void> keep(PlatformStorage &storage, const OfferRecord &offer, const QDateTime &now)
{
    const auto card = storage.card(offer.cardUuid);
    if (!card)
        return failure(card.error());
    if (!*card)
        return failure(ErrorCode::InvalidArgument, QStringLiteral("no such card"));
    const auto holds = storage.holds().holds(offer.cardUuid);
    if (!holds)
        return failure(holds.error());
    if (!holds->isEmpty())
        return failure(ErrorCode::InvalidArgument, QStringLiteral("the card is suspended"));
    return storage.copies()
        .forgetBefore(now)
        .and_then([&] { return storage.copies().addOffer(offer); })
        .and_then([&] {
            return storage.addAudit(
                {now, offer.cardUuid, QStringLiteral("copies-offered"), QString()});
        });
}

} // namespace

Result<MadeOffer> makeOffer(PlatformStorage &storage, const PlatformSecrets &secrets,
    const QString &address, const QString &cardUuid, const QDateTime &now)
{
    const QByteArray code = randomToken(octetsOfCode);
    const MadeOffer made{linkOf(address, code), drawTransactionCode(), now.addSecs(secondsOfOffer)};
    OfferRecord offer;
    offer.code = tokenDigest(code);
    offer.cardUuid = cardUuid;
    offer.transactionCode
        = markOfTransactionCode(secrets, offer.code, made.transactionCode.toLatin1());
    offer.expires = made.expires;
    return storage.transaction([&] { return keep(storage, offer, now); }).map([&] { return made; });
}

QByteArray markOfTransactionCode(
    const PlatformSecrets &secrets, const QByteArray &offer, const QByteArray &transactionCode)
{
    return secrets.mark(PlatformSecrets::Use::TransactionCode, offer + transactionCode);
}

} // namespace eid::sandbox
