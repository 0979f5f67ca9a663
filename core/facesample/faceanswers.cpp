#include "core/facesample/faceanswers.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace eid {

namespace {

constexpr qsizetype longestIdentifier = 64;
constexpr qsizetype shortestNonce = 16;
constexpr qsizetype longestNonce = 64;
constexpr qsizetype mostMovements = 5;
constexpr qsizetype longestProblem = 100;
constexpr qsizetype longestMethod = 64;

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

/// Letters, digits and \a others, at least one and at most \a longest.
bool isWord(const QString &text, qsizetype longest, QStringView others)
{
    return !text.isEmpty() && text.size() <= longest && std::ranges::all_of(text, [&](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')
            || others.contains(c);
    });
}

Result<QList<PresenceMovement>> movementsIn(const QJsonValue &value)
{
    const QJsonArray array = value.toArray();
    if (array.isEmpty() || array.size() > mostMovements)
        return malformed("movements");
    QList<PresenceMovement> movements;
    for (const QJsonValue &name : array) {
        const auto movement = presenceMovement(name.toString());
        if (!movement)
            return malformed("movement");
        movements.append(*movement);
    }
    return movements;
}

Result<FaceComparison> comparisonIn(const QJsonObject &object)
{
    FaceComparison comparison{object[QLatin1String("method")].toString(),
        object[QLatin1String("score")].toDouble(), object[QLatin1String("threshold")].toDouble(),
        object[QLatin1String("accepted")].toBool(), object[QLatin1String("weak")].toBool()};
    const bool isWhole = isWord(comparison.method, longestMethod, u"-_.")
        && object[QLatin1String("score")].isDouble()
        && object[QLatin1String("threshold")].isDouble()
        && object[QLatin1String("accepted")].isBool() && object[QLatin1String("weak")].isBool()
        && std::isfinite(comparison.score) && std::isfinite(comparison.threshold);
    if (!isWhole)
        return malformed("comparison");
    return comparison;
}

} // namespace

Result<PresenceChallenge> challengeIn(ByteView body)
{
    const auto object = objectIn(body);
    if (!object)
        return malformed("no JSON object");
    PresenceChallenge challenge;
    challenge.identifier = (*object)[QLatin1String("identifier")].toString();
    if (!isWord(challenge.identifier, longestIdentifier, u"-_"))
        return malformed("identifier");
    const auto nonce
        = QByteArray::fromBase64Encoding((*object)[QLatin1String("nonce")].toString().toUtf8(),
            QByteArray::AbortOnBase64DecodingErrors);
    if (!nonce || nonce.decoded.size() < shortestNonce || nonce.decoded.size() > longestNonce)
        return malformed("nonce");
    challenge.nonce = nonce.decoded;
    auto movements = movementsIn((*object)[QLatin1String("movements")]);
    if (!movements)
        return failure(movements.error());
    challenge.movements = *std::move(movements);
    const QDateTime expires
        = QDateTime::fromString((*object)[QLatin1String("expires")].toString(), Qt::ISODateWithMs);
    if (!expires.isValid() || expires.timeSpec() == Qt::LocalTime)
        return malformed("expires");
    challenge.expires = expires.toUTC();
    return challenge;
}

Result<SampleVerdict> verdictIn(ByteView body, const QString &identifier)
{
    const auto object = objectIn(body);
    if (!object || (*object)[QLatin1String("identifier")].toString() != identifier)
        return malformed("no result of the sample");
    SampleVerdict verdict;
    const QString state = (*object)[QLatin1String("state")].toString();
    verdict.isJudging = state == QLatin1String("judging");
    const bool isRefused = state == QLatin1String("refused");
    if (!verdict.isJudging && !isRefused && state != QLatin1String("accepted"))
        return malformed("state");
    verdict.problem = (*object)[QLatin1String("problem")].toString();
    if (!verdict.problem.isEmpty()
        && (!isRefused || !isWord(verdict.problem, longestProblem, u":.-_")))
        return malformed("problem");
    if (const QJsonValue comparison = (*object)[QLatin1String("comparison")];
        !comparison.isUndefined() && !comparison.isNull()) {
        auto read = comparisonIn(comparison.toObject());
        if (!read)
            return failure(read.error());
        if (verdict.isJudging || read->accepted == isRefused)
            return malformed("state and comparison");
        verdict.comparison = *std::move(read);
    }
    if (isRefused && verdict.problem.isEmpty() && !verdict.comparison)
        return malformed("refused without a reason");
    return verdict;
}

std::optional<Error> sampleErrorOf(const QString &problem)
{
    if (problem == QLatin1String("urn:eid:problem:face-challenge-expired"))
        return Error{ErrorCode::FaceChallengeExpired, problem, std::nullopt};
    if (problem.startsWith(QLatin1String("urn:eid:problem:face-")))
        return Error{ErrorCode::FaceSampleRefused, problem, std::nullopt};
    return std::nullopt;
}

} // namespace eid
