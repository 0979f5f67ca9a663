#include "core/platform/platformjson.h"

#include "core/platform/base64.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include <algorithm>

namespace eid {

namespace {

constexpr qsizetype mostCredentials = 256;

tl::unexpected<Error> malformed(const char *what)
{
    return failure(ErrorCode::PlatformMalformedAnswer, QString::fromLatin1(what));
}

std::optional<QJsonObject> objectIn(ByteView body)
{
    QJsonParseError error{};
    const auto document = QJsonDocument::fromJson(
        QByteArray::fromRawData(
            reinterpret_cast<const char *>(body.data()), static_cast<qsizetype>(body.size())),
        &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return std::nullopt;
    return document.object();
}

/// A time with its zone (RFC 3339).
std::optional<QDateTime> timeIn(const QJsonValue &value)
{
    const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    if (!time.isValid() || time.timeSpec() == Qt::LocalTime)
        return std::nullopt;
    return time.toUTC();
}

std::optional<Bytes> octetsIn(const QJsonValue &value)
{
    return value.isString() ? fromBase64Lines(value.toString().toUtf8()) : std::nullopt;
}

std::optional<CredentialSlot> slotIn(const QJsonValue &value)
{
    if (value == QLatin1String("9A"))
        return CredentialSlot::Authentication;
    if (value == QLatin1String("9C"))
        return CredentialSlot::Signature;
    return std::nullopt;
}

std::optional<CredentialState> stateIn(const QJsonValue &value)
{
    if (value == QLatin1String("live"))
        return CredentialState::Live;
    if (value == QLatin1String("pending"))
        return CredentialState::Pending;
    if (value == QLatin1String("retired"))
        return CredentialState::Retired;
    if (value == QLatin1String("revoked"))
        return CredentialState::Revoked;
    return std::nullopt;
}

/// Hexadecimal of either case, with zeros in front or without.
bool isSameNumber(const QString &text, const QString &serialNumber)
{
    const auto digits = [](QString number) {
        while (number.size() > 1 && number.startsWith(u'0'))
            number.remove(0, 1);
        return number.toUpper();
    };
    return !text.isEmpty() && digits(text) == digits(serialNumber);
}

Result<PlatformCredential> credentialIn(const QJsonObject &object, CredentialSlot slot)
{
    const auto state = stateIn(object[QLatin1String("state")]);
    if (!state)
        return malformed("state");
    const auto der = octetsIn(object[QLatin1String("certificate")]);
    auto certificate = der ? parseCertificate(*der) : malformed("certificate");
    if (!certificate)
        return malformed("certificate");
    if (!isSameNumber(object[QLatin1String("serialNumber")].toString(), certificate->serialNumber))
        return malformed("serialNumber");
    if (timeIn(object[QLatin1String("notAfter")]) != certificate->notAfter)
        return malformed("notAfter");
    return PlatformCredential{slot, *state, *std::move(certificate)};
}

Result<QList<PlatformCredential>> credentialsIn(const QJsonValue &value)
{
    const QJsonArray array = value.toArray();
    if (!value.isArray() || array.size() > mostCredentials)
        return malformed("credentials");
    QList<PlatformCredential> credentials;
    for (const QJsonValue &entry : array) {
        const QJsonObject object = entry.toObject();
        if (!object[QLatin1String("slot")].isString())
            return malformed("slot");
        const auto slot = slotIn(object[QLatin1String("slot")]);
        if (!slot)
            continue;
        auto credential = credentialIn(object, *slot);
        if (!credential)
            return failure(credential.error());
        credentials.append(*std::move(credential));
    }
    return credentials;
}

} // namespace

Result<PlatformCard> platformCardIn(ByteView body)
{
    const auto object = objectIn(body);
    if (!object)
        return malformed("no JSON object");
    const QUuid uuid = QUuid::fromString((*object)[QLatin1String("cardUuid")].toString());
    if (uuid.isNull())
        return malformed("cardUuid");
    auto credentials = credentialsIn((*object)[QLatin1String("credentials")]);
    if (!credentials)
        return failure(credentials.error());
    PlatformCard card{uuid.toString(QUuid::WithoutBraces), *std::move(credentials), std::nullopt};
    const QJsonValue opens = (*object)[QLatin1String("renewalOpensAt")];
    if (opens.isUndefined() || opens.isNull())
        return card;
    card.renewalOpensAt = timeIn(opens);
    if (!card.renewalOpensAt)
        return malformed("renewalOpensAt");
    return card;
}

Result<Bytes> challengeAnswerIn(ByteView body, std::size_t size)
{
    const auto object = objectIn(body);
    if (!object)
        return malformed("no JSON object");
    auto answer = octetsIn((*object)[QLatin1String("response")]);
    if (!answer || answer->size() != size)
        return malformed("response");
    return *std::move(answer);
}

} // namespace eid
