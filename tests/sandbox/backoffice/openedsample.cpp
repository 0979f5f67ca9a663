#include "tests/sandbox/backoffice/openedsample.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace eid::sandbox {

namespace {

constexpr qsizetype mostKeyFrames = 5;
constexpr int longestCheck = 600'000; // ms
const QStringList members{QStringLiteral("challenge"), QStringLiteral("identifier"),
    QStringLiteral("keyFrames"), QStringLiteral("quality"), QStringLiteral("record"),
    QStringLiteral("signer"), QStringLiteral("taken"), QStringLiteral("version")};

std::optional<QByteArray> base64In(const QJsonValue &value)
{
    const auto decoded = QByteArray::fromBase64Encoding(value.toString().toLatin1(),
        QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || (*decoded).isEmpty())
        return std::nullopt;
    return *decoded;
}

WipedBytes wiped(const QByteArray &octets)
{
    return WipedBytes(ByteView(reinterpret_cast<const std::uint8_t *>(octets.constData()),
        static_cast<std::size_t>(octets.size())));
}

bool readFrames(const QJsonArray &array, std::vector<OpenedSample::KeyFrame> &frames)
{
    if (array.isEmpty() || array.size() > mostKeyFrames)
        return false;
    for (const QJsonValue &value : array) {
        const QJsonObject object = value.toObject();
        const auto jpeg = base64In(object[QLatin1String("jpeg")]);
        const int at = object[QLatin1String("millisecondsAfterStart")].toInt(-1);
        if (!jpeg || at < 0 || at > longestCheck)
            return false;
        frames.push_back({object[QLatin1String("movement")].toString(), at, wiped(*jpeg)});
    }
    return true;
}

} // namespace

std::optional<OpenedSample> readSample(ByteView json)
{
    const auto document = QJsonDocument::fromJson(QByteArray::fromRawData(
        reinterpret_cast<const char *>(json.data()), static_cast<qsizetype>(json.size())));
    const QJsonObject object = document.object();
    if (object.keys() != members || object[QLatin1String("version")].toInt() != 1
        || !object[QLatin1String("quality")].isArray())
        return std::nullopt;
    const QJsonObject challenge = object[QLatin1String("challenge")].toObject();
    const auto nonce = base64In(challenge[QLatin1String("nonce")]);
    const auto record = base64In(object[QLatin1String("record")]);
    if (!nonce || !record)
        return std::nullopt;
    OpenedSample sample;
    sample.identifier = object[QLatin1String("identifier")].toString();
    sample.challenge = challenge[QLatin1String("identifier")].toString();
    sample.nonce = *nonce;
    sample.signer = object[QLatin1String("signer")].toString();
    sample.record = wiped(*record);
    if (!readFrames(object[QLatin1String("keyFrames")].toArray(), sample.keyFrames))
        return std::nullopt;
    return sample;
}

} // namespace eid::sandbox
