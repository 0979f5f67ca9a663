#include "tests/sandbox/platform/transactionsignature.h"

#include "core/jose/base64url.h"
#include "core/jose/jsontext.h"
#include "core/jose/jws.h"

namespace eid::sandbox {

namespace {

constexpr QLatin1String signatureName("signature");
constexpr QLatin1String certificateName("certificate");

ByteView octetsOf(const QByteArray &text)
{
    return {reinterpret_cast<const std::uint8_t *>(text.constData()),
        static_cast<std::size_t>(text.size())};
}

/// Not the name under which the same request's result is sealed.
QByteArray sealName(const QString &identifier)
{
    return "transaction signature " + identifier.toLatin1();
}

} // namespace

QJsonArray SignedTransaction::transactions() const
{
    QJsonArray transactions;
    const auto jws = parseJws(signature);
    const auto claims = jws ? jws->claims() : Result<QJsonObject>(failure(jws.error()));
    if (!claims)
        return transactions;
    for (const auto encoded : (*claims)[QLatin1String("transaction_data")].toArray()) {
        const auto json = fromBase64Url(encoded.toString().toLatin1());
        const auto transaction = json ? jsonObjectIn(*json) : std::nullopt;
        transactions.append(transaction ? QJsonValue(*transaction) : QJsonValue(encoded));
    }
    return transactions;
}

QByteArray sealedTransaction(
    const PlatformSecrets &secrets, const SignedTransaction &transaction, const QString &identifier)
{
    const Bytes &der = transaction.certificate;
    const QJsonObject kept{{signatureName, QString::fromLatin1(transaction.signature)},
        {certificateName, QString::fromLatin1(toBase64Url(der))}};
    return secrets.sealed(compactJson(kept), sealName(identifier));
}

std::optional<SignedTransaction> openedTransaction(
    const PlatformSecrets &secrets, const TransactionSignatureRecord &record)
{
    const auto opened = secrets.opened(record.signature, sealName(record.request));
    const auto kept = opened ? jsonObjectIn(octetsOf(*opened)) : std::nullopt;
    if (!kept)
        return std::nullopt;
    const auto certificate = fromBase64Url((*kept)[certificateName].toString().toLatin1());
    if (!certificate)
        return std::nullopt;
    return SignedTransaction{(*kept)[signatureName].toString().toLatin1(), *certificate};
}

} // namespace eid::sandbox
