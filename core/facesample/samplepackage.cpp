#include "core/facesample/samplepackage.h"

#include "core/facesample/facerecord.h"
#include "core/facesample/facesample.h"

#include <QRegularExpression>

#include <array>
#include <cmath>

namespace eid {

namespace {

constexpr std::size_t largestKeyFrame = 512 * 1024;
constexpr std::size_t mostKeyFrames = 5;

tl::unexpected<Error> refused(const char *what)
{
    return failure(ErrorCode::InvalidArgument, QString::fromLatin1(what));
}

bool matches(const QString &text, const char *pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(QLatin1String(pattern)))
        .match(text)
        .hasMatch();
}

/// Writes JSON straight into memory that is wiped: a document of Qt's would leave copies of the
/// pictures behind. Text comes from a few known alphabets, of which none needs an escape.
class Json
{
public:
    Json &raw(QByteArrayView text)
    {
        m_text.append({reinterpret_cast<const std::uint8_t *>(text.data()),
            static_cast<std::size_t>(text.size())});
        return *this;
    }
    Json &text(const QString &value) { return raw("\"").raw(value.toLatin1()).raw("\""); }
    Json &base64(ByteView octets);
    WipedBytes take() { return std::move(m_text); }

private:
    WipedBytes m_text;
};

/// RFC 4648, 4, in one line.
Json &Json::base64(ByteView octets)
{
    static constexpr QByteArrayView digits
        = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    raw("\"");
    for (; !octets.empty(); octets = octets.subspan(std::min<std::size_t>(3, octets.size()))) {
        const auto at = [&](std::size_t index) {
            return index < octets.size() ? static_cast<unsigned int>(octets[index]) : 0U;
        };
        const unsigned int bits = at(0) << 16 | at(1) << 8 | at(2);
        std::array<char, 4> four{};
        for (std::size_t i = 0; i < four.size(); ++i) {
            four[i] = i > octets.size()
                ? '='
                : digits[static_cast<qsizetype>(bits >> (18 - 6 * i) & 0x3F)];
        }
        raw({four.data(), static_cast<qsizetype>(four.size())});
    }
    return raw("\"");
}

Result<void> check(const FaceSample &sample, const QString &identifier, const QString &signer)
{
    if (!matches(identifier, "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
        return refused("identifier");
    if (!matches(signer, "[0-9A-F]{64}"))
        return refused("signer");
    const qsizetype nonce = sample.challenge.nonce.size();
    if (!matches(sample.challenge.identifier, "[A-Za-z0-9_-]{1,64}") || nonce < 16 || nonce > 64)
        return refused("challenge");
    if (!sample.picture.taken.isValid())
        return refused("time");
    if (sample.keyFrames.empty() || sample.keyFrames.size() > mostKeyFrames)
        return refused("number of key frames");
    for (const KeyFrame &frame : sample.keyFrames) {
        if (frame.jpeg.isEmpty() || frame.jpeg.size() > largestKeyFrame
            || frame.millisecondsAfterStart < 0)
            return refused("key frame");
    }
    for (const QualityValue &value : sample.picture.quality.values) {
        if (!std::isfinite(value.value) || value.score < 0 || value.score > 100)
            return refused("quality");
    }
    return {};
}

void addQuality(Json &json, const QualityRecord &quality)
{
    const char *between = "";
    for (const QualityValue &value : quality.values) {
        json.raw(between).raw("{\"measure\":").text(identifierOf(value.measure));
        json.raw(",\"value\":").raw(QByteArray::number(value.value, 'g', 9));
        json.raw(",\"score\":").raw(QByteArray::number(value.score));
        json.raw(",\"holds\":").raw(value.holds ? "true" : "false").raw("}");
        between = ",";
    }
}

void addKeyFrames(Json &json, const std::vector<KeyFrame> &frames)
{
    const char *between = "";
    for (const KeyFrame &frame : frames) {
        json.raw(between).raw("{\"movement\":").text(identifierOf(frame.movement));
        json.raw(",\"millisecondsAfterStart\":");
        json.raw(QByteArray::number(frame.millisecondsAfterStart));
        json.raw(",\"jpeg\":").base64(frame.jpeg.octets()).raw("}");
        between = ",";
    }
}

} // namespace

Result<WipedBytes> packSample(
    const FaceSample &sample, const QString &identifier, const QString &signer)
{
    if (const auto checked = check(sample, identifier, signer); !checked)
        return failure(checked.error());
    const auto record = makeFaceRecord(sample.picture);
    if (!record)
        return failure(record.error());
    const QByteArray &nonce = sample.challenge.nonce;
    Json json;
    json.raw("{\"version\":1,\"identifier\":").text(identifier);
    json.raw(",\"challenge\":{\"identifier\":").text(sample.challenge.identifier);
    json.raw(",\"nonce\":")
        .base64({reinterpret_cast<const std::uint8_t *>(nonce.data()),
            static_cast<std::size_t>(nonce.size())})
        .raw("}");
    json.raw(",\"signer\":").text(signer);
    json.raw(",\"taken\":").text(sample.picture.taken.toUTC().toString(Qt::ISODateWithMs));
    json.raw(",\"record\":").base64(record->octets());
    json.raw(",\"quality\":[");
    addQuality(json, sample.picture.quality);
    json.raw("],\"keyFrames\":[");
    addKeyFrames(json, sample.keyFrames);
    json.raw("]}");
    return json.take();
}

} // namespace eid
