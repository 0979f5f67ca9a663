#include "core/onlinecopy/copyoffer.h"

#include "core/jose/jsontext.h"
#include "core/onlinecopy/linkparameters.h"
#include "core/onlinecopy/octets.h"
#include "core/onlinecopy/plaintext.h"
#include "core/onlinecopy/platformplace.h"

#include <algorithm>

namespace eid {

namespace {

constexpr std::size_t largestOffer = 16 * 1024;
constexpr qsizetype longestCode = 1024;
constexpr qsizetype mostConfigurations = 32;
constexpr int longestTransactionCode = 64;
constexpr qsizetype longestHint = 300; // OpenID4VCI 1.0, 4.1.1

constexpr QLatin1String scheme("openid-credential-offer");
constexpr QLatin1String preAuthorised("urn:ietf:params:oauth:grant-type:pre-authorized_code");

tl::unexpected<Error> malformed(const char *what)
{
    return failure(ErrorCode::CopyOfferMalformed, QString::fromLatin1(what));
}

/// A code as tokens are written (RFC 6749, A: VSCHAR).
bool isCode(const QString &text)
{
    return !text.isEmpty() && text.size() <= longestCode
        && std::ranges::all_of(text, [](QChar c) { return c > u' ' && c < u'\x7f'; });
}

bool offersCopies(const QJsonValue &configurations)
{
    const QJsonArray names = configurations.toArray();
    return names.size() <= mostConfigurations && names.contains(QLatin1String(copyConfiguration));
}

Result<TransactionCodeForm> codeFormIn(const QJsonObject &object)
{
    TransactionCodeForm form;
    const QJsonValue mode = object[QLatin1String("input_mode")];
    if (!mode.isUndefined() && mode != QLatin1String("numeric") && mode != QLatin1String("text"))
        return malformed("tx_code.input_mode");
    form.isNumeric = mode != QLatin1String("text");
    if (const QJsonValue length = object[QLatin1String("length")]; !length.isUndefined()) {
        form.length = length.toInt();
        if (*form.length < 1 || *form.length > longestTransactionCode)
            return malformed("tx_code.length");
    }
    if (const QJsonValue hint = object[QLatin1String("description")]; !hint.isUndefined()) {
        const auto text = plainTextIn(hint, longestHint, TextLines::One);
        if (!text)
            return malformed("tx_code.description");
        form.hint = *text;
    }
    return form;
}

Result<std::variant<CopyOffer, OfferPlace>> offerInLink(const QString &link, const QUrl &address)
{
    const auto parameters = parametersIn(link, scheme, QLatin1String("credential_offer"));
    if (!parameters)
        return malformed("no link of an offer");
    const auto value = parameters->find(QStringLiteral("credential_offer"));
    const auto reference = parameters->find(QStringLiteral("credential_offer_uri"));
    if ((value == parameters->end()) == (reference == parameters->end()))
        return malformed("credential_offer");
    if (reference != parameters->end()) {
        const auto path = pathAtPlatform(address, *reference);
        if (!path)
            return failure(ErrorCode::CopyOfferUntrusted, QStringLiteral("credential_offer_uri"));
        return OfferPlace{*path};
    }
    return offerIn(octetsOf(value->toUtf8()), address);
}

} // namespace

Result<CopyOffer> offerIn(ByteView json, const QUrl &address)
{
    if (json.size() > largestOffer)
        return malformed("too large");
    const auto object = jsonObjectIn(json);
    if (!object)
        return malformed("no JSON object");
    CopyOffer offer;
    offer.issuer = (*object)[QLatin1String("credential_issuer")].toString();
    if (offer.issuer.isEmpty())
        return malformed("credential_issuer");
    if (offer.issuer != platformIdentifier(address))
        return failure(ErrorCode::CopyOfferUntrusted, QStringLiteral("credential_issuer"));
    if (!offersCopies((*object)[QLatin1String("credential_configuration_ids")]))
        return malformed("credential_configuration_ids");
    const QJsonObject grant
        = (*object)[QLatin1String("grants")].toObject()[preAuthorised].toObject();
    const QString code = grant[QLatin1String("pre-authorized_code")].toString();
    if (!isCode(code))
        return malformed("pre-authorized_code");
    offer.code = code.toLatin1();
    // The platform is its own authorisation server.
    if (const QJsonValue server = grant[QLatin1String("authorization_server")];
        !server.isUndefined() && server.toString() != offer.issuer)
        return failure(ErrorCode::CopyOfferUntrusted, QStringLiteral("authorization_server"));
    if (const QJsonValue form = grant[QLatin1String("tx_code")]; !form.isUndefined()) {
        if (!form.isObject())
            return malformed("tx_code");
        const auto understood = codeFormIn(form.toObject());
        if (!understood)
            return failure(understood.error());
        offer.transactionCode = *understood;
    }
    return offer;
}

Result<std::variant<CopyOffer, OfferPlace>> understandOffer(
    const QString &text, const QUrl &address)
{
    if (text.size() > longestLink)
        return malformed("too long");
    const QString trimmed = text.trimmed();
    if (!trimmed.startsWith(u'{'))
        return offerInLink(trimmed, address);
    return offerIn(octetsOf(trimmed.toUtf8()), address);
}

} // namespace eid
