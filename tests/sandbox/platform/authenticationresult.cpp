#include "tests/sandbox/platform/authenticationresult.h"

#include "core/jose/base64url.h"
#include "core/jose/disclosure.h"

namespace eid::sandbox {

namespace {

QByteArray textOf(const QByteArray &octets)
{
    return toBase64Url({reinterpret_cast<const std::uint8_t *>(octets.constData()),
        static_cast<std::size_t>(octets.size())});
}

/// Four characters: identity, face, copy, reserved; "0" passed, "X" not run, else why not.
QString codesOf(AuthenticationLevel level, CopyObstacle obstacle)
{
    switch (obstacle) {
    case CopyObstacle::None:
        return level == AuthenticationLevel::Copy ? QStringLiteral("0X0X") : QStringLiteral("000X");
    case CopyObstacle::Revoked:
        return QStringLiteral("XX1X");
    case CopyObstacle::Suspended:
        return QStringLiteral("XX5X");
    case CopyObstacle::Expired:
        return QStringLiteral("XX8X");
    }
    Q_UNREACHABLE();
}

/// RFC 8176.
QJsonArray methodsOf(AuthenticationLevel level)
{
    QJsonArray methods{QStringLiteral("hwk"), QStringLiteral("pin")};
    if (level == AuthenticationLevel::CopyAndFace)
        methods.append(QStringLiteral("face"));
    return methods;
}

} // namespace

Problem problemOf(CopyObstacle obstacle)
{
    switch (obstacle) {
    case CopyObstacle::None:
        break;
    case CopyObstacle::Revoked:
        return {403, "copy-revoked", "The online copy was revoked", std::nullopt, {}};
    case CopyObstacle::Suspended:
        return {403, "copy-suspended", "The online copy is suspended", std::nullopt, {}};
    case CopyObstacle::Expired:
        return {403, "copy-expired", "The online copy has expired", std::nullopt, {}};
    }
    Q_UNREACHABLE();
}

QJsonObject resultOf(const PlatformServices &services, const RequestFacts &facts,
    CopyObstacle obstacle, const QJsonObject &claims, const QByteArray &citizen)
{
    QJsonObject result{{QStringLiteral("verified"), obstacle == CopyObstacle::None},
        {QStringLiteral("eid_result"), codesOf(facts.level, obstacle)},
        {QStringLiteral("acr"), nameOf(facts.level)}};
    if (obstacle != CopyObstacle::None)
        return result;
    // OpenID Connect Core, 8.1: the sector is the host, which has no zero in it.
    const QByteArray mark
        = services.secrets.mark(PlatformSecrets::Use::Pseudonym, facts.host + '\0' + citizen);
    result[QLatin1String("sub")] = QString::fromLatin1(textOf(mark));
    result[QLatin1String("amr")] = methodsOf(facts.level);
    result[QLatin1String("claims")] = claims;
    if (!facts.transactionData.isEmpty()) {
        QJsonArray hashes;
        for (const QByteArray &data : facts.transactionData)
            hashes.append(QString::fromLatin1(digestOfText(data)));
        result[QLatin1String("transaction_data_hashes")] = hashes;
        result[QLatin1String("transaction_data_hashes_alg")] = QStringLiteral("sha-256");
    }
    return result;
}

std::optional<CopyObstacle> obstacleIn(const QJsonObject &result)
{
    if (result[QLatin1String("verified")].toBool())
        return CopyObstacle::None;
    for (const auto obstacle :
        {CopyObstacle::Revoked, CopyObstacle::Suspended, CopyObstacle::Expired}) {
        // It bars each level with the same characters.
        if (result[QLatin1String("eid_result")] == codesOf(AuthenticationLevel::Copy, obstacle))
            return obstacle;
    }
    return std::nullopt;
}

QByteArray transactionIdOf(const PlatformSecrets &secrets, const QString &identifier)
{
    const QByteArray name = identifier.toLatin1();
    return name + '.' + textOf(secrets.mark(PlatformSecrets::Use::Transaction, name));
}

QString requestOfTransaction(const PlatformSecrets &secrets, const QByteArray &transactionId)
{
    const QString identifier = QString::fromLatin1(
        transactionId.left(std::max<qsizetype>(0, transactionId.indexOf('.'))));
    return sameSecret(transactionId, transactionIdOf(secrets, identifier)) ? identifier : QString();
}

QByteArray responseCodeOf(const PlatformSecrets &secrets, const QString &identifier)
{
    return textOf(secrets.mark(PlatformSecrets::Use::ResponseCode, identifier.toLatin1()));
}

} // namespace eid::sandbox
