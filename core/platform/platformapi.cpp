#include "core/platform/platformapi.h"

#include "core/platform/platformjson.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include <algorithm>

namespace eid {

namespace {

constexpr qsizetype longestSerialNumber = 42; // RFC 5280, 4.1.2.2: 20 octets, and a zero in front

const char *nameOf(AdministrationCipher cipher)
{
    switch (cipher) {
    case AdministrationCipher::TripleDes:
        return "3DES";
    case AdministrationCipher::Aes128:
        return "AES-128";
    case AdministrationCipher::Aes192:
        return "AES-192";
    case AdministrationCipher::Aes256:
        return "AES-256";
    }
    return "";
}

std::size_t blockSizeOf(AdministrationCipher cipher)
{
    return cipher == AdministrationCipher::TripleDes ? 8 : 16;
}

HttpRequest post(const QByteArray &path, const QJsonObject &object)
{
    HttpRequest request;
    request.method = HttpMethod::Post;
    request.path = path;
    request.accept = "application/json";
    request.contentType = "application/json";
    const QByteArray body = QJsonDocument(object).toJson(QJsonDocument::Compact);
    request.body = Bytes(body.begin(), body.end());
    return request;
}

Result<HttpAnswer> json(Result<HttpAnswer> answer)
{
    if (answer && (answer->status != 200 || answer->mediaType() != "application/json"))
        return failure(ErrorCode::PlatformMalformedAnswer,
            QStringLiteral("HTTP %1, no JSON").arg(answer->status));
    return answer;
}

bool isSerialNumber(const QString &text)
{
    return !text.isEmpty() && text.size() <= longestSerialNumber
        && std::ranges::all_of(
            text, [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'F'); });
}

} // namespace

PlatformApi::PlatformApi(PlatformSession &session)
    : m_session(&session)
{ }

Result<PlatformCard> PlatformApi::card(std::stop_token stop)
{
    HttpRequest request;
    request.path = "/v1/card";
    request.accept = "application/json";
    const auto answer = json(m_session->send(request, std::move(stop)));
    if (!answer)
        return failure(answer.error());
    return platformCardIn(answer->body);
}

Result<Bytes> PlatformApi::answerChallenge(
    AdministrationCipher cipher, ByteView challenge, std::stop_token stop)
{
    const std::size_t size = blockSizeOf(cipher);
    if (challenge.size() != size)
        return failure(ErrorCode::InvalidArgument, QStringLiteral("challenge"));
    const QByteArray octets(
        reinterpret_cast<const char *>(challenge.data()), static_cast<qsizetype>(size));
    HttpRequest request = post("/v1/card/administrator-authentication",
        {{QStringLiteral("algorithm"), QLatin1String(nameOf(cipher))},
            {QStringLiteral("challenge"), QString::fromLatin1(octets.toBase64())}});
    // The same challenge has the same answer, however often it is asked.
    request.idempotencyKey = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    const auto answer = json(m_session->send(request, std::move(stop)));
    if (!answer)
        return failure(answer.error());
    return challengeAnswerIn(answer->body, size);
}

Result<void> PlatformApi::confirm(const QString &serialNumber, std::stop_token stop)
{
    if (!isSerialNumber(serialNumber))
        return failure(ErrorCode::InvalidArgument, QStringLiteral("serial number"));
    HttpRequest request
        = post("/v1/card/credentials/" + serialNumber.toLatin1() + "/confirmation", {});
    request.idempotencyKey = "confirmation-" + serialNumber.toLatin1();
    const auto answer = m_session->send(request, std::move(stop));
    if (!answer)
        return failure(answer.error());
    return {};
}

} // namespace eid
