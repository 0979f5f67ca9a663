#include "core/onlinecopy/transactiontext.h"

#include "core/jose/base64url.h"
#include "core/jose/jsontext.h"
#include "core/onlinecopy/plaintext.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace eid {

namespace {

constexpr qsizetype mostTexts = 8;
constexpr qsizetype longestText = 4096;
constexpr QLatin1String type("urn:eid:transaction:text");
constexpr QLatin1String hashes("transaction_data_hashes_alg");

tl::unexpected<Error> malformed(const char *what)
{
    return failure(
        ErrorCode::RequestMalformed, QStringLiteral("transaction_data: ") + QLatin1String(what));
}

tl::unexpected<Error> unsupported(const char *what)
{
    return failure(
        ErrorCode::RequestUnsupported, QStringLiteral("transaction_data: ") + QLatin1String(what));
}

Result<QString> textIn(QByteArrayView encoded, const QString &credential)
{
    const auto octets = fromBase64Url(encoded);
    const auto object = octets ? jsonObjectIn(*octets) : std::nullopt;
    if (!object)
        return malformed("no JSON object");
    if (!(*object)[QLatin1String("type")].isString())
        return malformed("type");
    if ((*object)[QLatin1String("type")] != type)
        return unsupported("type");
    const QStringList members = object->keys();
    const QStringList known{
        QStringLiteral("credential_ids"), QStringLiteral("text"), hashes, QStringLiteral("type")};
    if (!std::ranges::all_of(
            members, [&known](const QString &member) { return known.contains(member); }))
        return unsupported("a member that is not shown");
    if ((*object)[QLatin1String("credential_ids")] != QJsonArray{credential})
        return malformed("credential_ids");
    // SHA-256 is the one that is used where nothing is said (OpenID4VP 1.0, B.3.3.1).
    if (object->contains(hashes) && !(*object)[hashes].toArray().contains(QLatin1String("sha-256")))
        return unsupported("transaction_data_hashes_alg");
    const auto text
        = plainTextIn((*object)[QLatin1String("text")], longestText, TextLines::Several);
    if (!text)
        return malformed("text");
    return *text;
}

} // namespace

Result<TransactionTexts> transactionTextsIn(const QJsonValue &value, const QString &credential)
{
    if (value.isUndefined())
        return TransactionTexts{};
    const QJsonArray array = value.toArray();
    if (array.isEmpty() || array.size() > mostTexts)
        return malformed("not one to eight strings");
    TransactionTexts transaction;
    for (const QJsonValue &entry : array) {
        const QByteArray encoded = entry.toString().toLatin1();
        auto text = textIn(encoded, credential);
        if (!text)
            return failure(text.error());
        transaction.texts.append(*std::move(text));
        transaction.encoded.append(encoded);
    }
    return transaction;
}

} // namespace eid
